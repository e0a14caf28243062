/// The page of a rule, generated from its `RuleInfo`: `rules/<Category>/<id>.md`.
package enum RulePage {
  /// Where the page of a rule stands in the checkout; that of a rule of a pack is the pack's.
  package static func path(of info: RuleInfo) -> String {
    let parts = info.id.split(separator: ".")
    return parts.count > 1
      ? "rules/packs/\(parts[0])/README.md" : "rules/\(info.category.folder)/\(info.id).md"
  }

  /// Where the page of a rule stands on a site that `wirelint rules --write-site` wrote or `wirelint serve` shows.
  package static func sitePath(ofRule id: String) -> String { "rules/\(id).html" }

  /// The address of a rule's page; nil for a rule of a pack, which has none.
  ///
  /// `base`: the address of a site, or, for pages that stand elsewhere, one with `{id}` and `{category}` in it.
  package static func address(of info: RuleInfo, below base: String) -> String? {
    if info.id.utf8.contains(UInt8(ascii: ".")) { return nil }
    if base.contains("{id}") {
      return base.replacing("{id}", with: info.id).replacing("{category}", with: info.category.folder)
    }
    return base + (base.hasSuffix("/") ? "" : "/") + sitePath(ofRule: info.id)
  }

  /// The page as Markdown.
  package static func markdown(_ info: RuleInfo, source: String) -> String {
    var out = "# \(info.id)\n\n\(info.summary)\n\n"
    out += "| category | severity | by default | inside quotations | source |\n|---|---|---|---|---|\n"
    out += "| \(info.category.rawValue) | \(info.severity.rawValue) | \(info.isOnByDefault ? "on" : "off") "
    out += "| \(info.readsQuotations ? "reads them" : "keeps out") | [\(source)](../../\(source)) |\n\n"
    out += info.rationale + "\n"
    if let safety = info.fixSafety { out += "\n**Fixes.** \(safety)\n" }
    let flagged = info.examples.filter(\.isFlagged)
    let allowed = info.examples.filter { !$0.isFlagged }
    if !flagged.isEmpty {
      out += "\n## Flagged\n"
      for example in flagged {
        out += "\n" + fenced(example.copy)
        if let fixed = example.fixed { out += "\nbecomes\n\n" + fenced(fixed) }
      }
    }
    if !allowed.isEmpty {
      out += "\n## Left alone\n"
      for example in allowed { out += "\n" + fenced(example.copy) }
    }
    if !info.options.isEmpty {
      out += "\n## Options\n\n| option | default | values | meaning |\n|---|---|---|---|\n"
      for option in info.options {
        let standard = option.standard.isEmpty ? "" : "`\(cell(option.standard))`"
        out += "| `\(option.name)` | \(standard) | \(cell(option.fitting)) | \(option.summary) |\n"
      }
    }
    if !info.thresholds.isEmpty {
      out += "\n## Thresholds\n\n| number | of |\n|---|---|\n"
      for threshold in info.thresholds { out += "| \(threshold.value) | \(threshold.meaning) |\n" }
    }
    return out + "\n_This page is generated: `wirelint rules --write-pages` writes it anew._\n"
  }

  /// A text as a cell of a table holds it.
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private static func fenced(_ copy: String) -> String {
    // No-break spaces cannot be seen on a page.
    let shown = copy.split(separator: "\u{A0}", omittingEmptySubsequences: false).joined(separator: "␣")
    return "```text\n\(shown)\n```\n"
  }

  /// `NameVariant` for `name-variant`: the rule's type and file.
  package static func typeName(of info: RuleInfo) -> String {
    info.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
