/// What `--help` prints, made from the command table.
enum HelpText {
  static func overview() -> String {
    var out = """
      wirelint: a linter for news-agency copy

      usage: wirelint [COMMAND] [OPTION…] PATH…


      """
    for command in CommandTable.all { out += "  " + padded(command.name, 10) + command.summary + "\n" }
    out += """

      'wirelint COMMAND --help' lists a command's options; 'wirelint --version' prints the version.

      exit codes: 0 nothing at or above --fail-on · 1 something was · 2 wrong usage · 3 some input could
      not be read (the rest was linted)

      """
    return out
  }

  static func of(_ command: Command) -> String {
    var out = "usage: \(command.usage)\n\n\(command.summary)\n"
    if command.options.isEmpty { return out }
    out += "\noptions\n"
    for option in command.options {
      out += "  " + padded(option.name + (option.value.map { " " + $0 } ?? ""), 26) + option.summary + "\n"
    }
    return out
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }
}
