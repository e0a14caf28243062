/// Lines that services of continuous integration obey when a program prints them: copy and names of files must
/// not give orders.
///
/// GitHub's runner takes a line for a command that begins with `::` behind white space, or holds `##[`; Azure
/// Pipelines reads `##vso[`, TeamCity `##teamcity[`. Sources: actions/runner, ActionCommand.cs; the services'
/// manuals.
package enum WorkflowCommands {
  /// Whether a service like that reads what is printed, by the variables of the environment that they all set.
  package static func areRead(_ variable: (String) -> String?) -> Bool {
    ["CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"].contains { name in
      !["", "0", "false"].contains(variable(name)?.lowercased() ?? "")
    }
  }

  /// A line, or several, with signs that look the same and are as wide in place of those that make a command.
  package static func neutral(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: "#")) else { return text }
    var out = String.UnicodeScalarView()
    var isAtStart = true
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == ":", isAtStart, scalars.first == ":" {
        // The letter that looks like a colon (U+A789).
        out.append("\u{A789}")
      } else if scalar == "#", scalars.first == "#",
        scalars.dropFirst().first(where: { !("a"..."z").contains($0) }) == "["
      {
        // The sharp sign of music.
        out.append("\u{266F}")
      } else {
        out.append(scalar)
      }
      let isLineEnd = scalar == "\n" || scalar == "\r"
      isAtStart = isLineEnd || isAtStart && scalar.properties.isWhitespace
    }
    return String(out)
  }
}
