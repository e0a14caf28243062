/// What `--help` prints, made from the command table.
enum HelpText {
  static func overview() -> String {
    var out = """
      wirelint: a linter for news-agency copy

      usage: wirelint [COMMAND] [OPTION…] PATH…


      """
    for command in CommandTable.all { out += "  " + padded(command.name, 10) + command.summary + "\n" }
    out += """

      'wirelint help COMMAND' lists a command's options; 'wirelint version' prints the version.

      exit codes: 0 nothing at or above --fail-on · 1 something was · 2 wrong usage · 3 some input could
      not be read (the rest was linted)

      """
    return out
  }

  static func of(_ command: Command) -> String {
    var out = "usage: \(command.usage)\n\n\(command.summary)\n"
    out += "\noptions\n"
    for option in command.options + CommandTable.everywhere {
      out +=
        "  " + padded(option.name + (option.value.map { " " + $0 } ?? ""), indent) + option.summary + "\n"
      // Where the summary does not say what may be written.
      let unnamed = option.choices.filter { !option.summary.contains($0) }
      if !unnamed.isEmpty { out += wrapped(unnamed) }
    }
    return out
  }

  private static let indent = 26

  /// Words with commas between, in lines under the summaries.
  private static func wrapped(_ words: [String]) -> String {
    let margin = String(repeating: " ", count: indent + 2)
    var lines = [margin]
    for (i, word) in words.enumerated() {
      let piece = word + (i + 1 < words.count ? ", " : "")
      if lines[lines.count - 1].utf8.count + piece.utf8.count > 100 { lines.append(margin) }
      lines[lines.count - 1] += piece
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) + "\n" }.joined()
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }
}
