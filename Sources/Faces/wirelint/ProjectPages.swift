import RuleKit

/// Pages of the repository that are made from what the program knows: every command and option, every rule.
enum ProjectPages {
  /// `docs/commands.md`: every command with its options.
  static func commands() -> String {
    var out = "# Commands\n\n"
    out +=
      "Every command takes `--help` and `--version`. How they end: [exit codes](configure.md#exit-codes).\n"
    for command in CommandTable.all {
      out += "\n## wirelint \(command.name)\n\n\(sentence(command.summary)) Usage: `\(command.usage)`\n"
      guard !command.options.isEmpty else { continue }
      out += "\n| option | says |\n| --- | --- |\n"
      for option in command.options {
        let choices = option.choices.filter { !option.summary.contains($0) }
        let further = choices.isEmpty ? "" : ": " + choices.map { "`\($0)`" }.joined(separator: ", ")
        out +=
          "| `\(option.name)\(option.value.map { " " + $0 } ?? "")` | \(cell(option.summary))\(further) |\n"
      }
    }
    return out + "\n_This page is generated: `wirelint rules --write-pages` writes it anew._\n"
  }

  /// `rules/README.md`: every rule by category, with its page.
  static func rules(_ infos: [RuleInfo]) -> String {
    var out =
      "# Rules\n\n`off` rules are asked for with `--enable` or in a configuration; notes are shown with `--min-severity note`.\n"
    for category in Set(infos.map(\.category)).sorted(by: { $0.rawValue < $1.rawValue }) {
      out += "\n## \(category.rawValue)\n\n| rule | | flags |\n| --- | --- | --- |\n"
      for info in infos.sorted(by: { $0.id < $1.id }) where info.category == category {
        let page = RulePage.path(of: info).dropFirst("rules/".count)
        let state = info.isOnByDefault ? info.severity.rawValue : "off"
        out += "| [\(info.id)](\(page)) | \(state) | \(cell(info.summary)) |\n"
      }
    }
    return out + "\n_This page is generated: `wirelint rules --write-pages` writes it anew._\n"
  }

  private static func sentence(_ fragment: String) -> String {
    fragment.prefix(1).uppercased() + fragment.dropFirst() + "."
  }

  /// Text that ends no cell of a table.
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
