/// `wirelint man`: the manual page in mdoc(7), made from the command table.
enum ManualPage {
  static func run(_ arguments: ParsedArguments) -> Int32 {
    write(Array(text.utf8), to: 1)
    return 0
  }

  static var text: String {
    var out = """
      .\\" written by 'wirelint man'
      .Dd November 24, 2026
      .Dt WIRELINT 1
      .Os
      .Sh NAME
      .Nm wirelint
      .Nd a linter for news-agency copy
      .Sh SYNOPSIS

      """
    for command in CommandTable.all {
      out += ".Nm\n.Ar \(escaped(String(command.usage.dropFirst("wirelint ".count))))\n"
      if command.name != CommandTable.all.last?.name { out += ".Pp\n" }
    }
    out += """
      .Sh DESCRIPTION
      .Nm
      reads articles the way a sub-editor does and reports, in the manner of a compiler, what should not go out.
      Without a command it lints.
      Articles are plain text or one of the formats of
      .Fl \\-input\\-format ,
      found out by extension and content.
      .Sh COMMANDS
      .Bl -tag -width Ds

      """
    for command in CommandTable.all {
      out += ".It Ic \(command.name)\n\(sentence(command.summary))\n"
    }
    out += ".El\n"
    for command in CommandTable.all where !command.options.isEmpty {
      out += ".Ss Options of \(command.name)\n.Bl -tag -width Ds\n"
      for option in command.options { out += item(option) }
      out += ".El\n"
    }
    return out + closing
  }

  private static func item(_ option: CommandOption) -> String {
    // `.Fl` writes one dash itself.
    var out = ".It Fl \(escaped(String(option.name.dropFirst())))"
    if let value = option.value { out += " Ar \(escaped(value))" }
    out += "\n\(sentence(option.summary))\n"
    let unnamed = option.choices.filter { !option.summary.contains($0) }
    return out + (unnamed.isEmpty ? "" : "One of \(escaped(unnamed.joined(separator: ", "))).\n")
  }

  private static let closing = """
    .Sh ENVIRONMENT
    .Bl -tag -width Ds
    .It Ev WIRELINT_DATA
    The folder that holds the rules and dictionaries; without it they are looked for beside the program.
    .It Ev XDG_CACHE_HOME
    Where compiled dictionaries and, with
    .Fl \\-cache ,
    results are kept, in a folder of the name wirelint.
    .It Ev NO_COLOR
    When set, output is not coloured.
    .El
    .Sh FILES
    .Bl -tag -width Ds
    .It Pa .wirelint.yml
    The configuration of the files beside and below it; the nearest one above a file holds.
    .It Pa .wirelint-ignore.yml
    Findings that are right as they are.
    .El
    .Sh EXIT STATUS
    .Bl -tag -width Ds
    .It 0
    Nothing at or above
    .Fl \\-fail\\-on
    was found.
    .It 1
    Something was.
    .It 2
    Wrong usage, configuration or rule file; nothing was linted.
    .It 3
    Some input could not be read, or some file not written; the rest was done.
    .El
    .Sh EXAMPLES
    .Dl wirelint story.txt stories/
    .Dl wirelint fix \\-\\-dry\\-run story.txt | git apply
    .Dl wirelint lint \\-\\-changed\\-since origin/main \\-\\-format sarif .

    """

  /// A summary as a sentence of its own line; a line that begins with a dot would be an order.
  private static func sentence(_ summary: String) -> String {
    let text = summary.prefix(1).uppercased() + summary.dropFirst()
    return escaped(text.hasSuffix(".") ? text : text + ".")
  }

  /// Backslashes and hyphens as roff writes them, so that options can be searched for and copied.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "'": out += "\\(aq"
      case "…": out += "..."
      default: out.append(character)
      }
    }
    return (out.hasPrefix(".") ? "\\&" : "") + out
  }
}
