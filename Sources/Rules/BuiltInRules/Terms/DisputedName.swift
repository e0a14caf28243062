import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a name that one side of a dispute uses.
package struct DisputedName: Rule {
  package let info = RuleInfo(
    id: "disputed-name",
    category: .terms,
    severity: .note,
    isOnByDefault: false,
    summary: "A name that is disputed is the house's choice.",
    rationale: """
      Dokdo or Takeshima, the Falklands or the Malvinas: each name takes a side, and copy translated from one \
      side's agency brings its names along. `dictionaries/lists/disputed-names.txt` holds them in groups. \
      Without the option `prefer` every use is a note that names the others; with it, the names of a \
      group that are not preferred are replaced. A name that words beside it explain (`also called`, \
      brackets) is left alone.
      """,
    examples: [
      .flags("Boats left for ⟦Takeshima⟧ on Monday."),
      .flags("Judges ruled on settlements in ⟦Judea and Samaria⟧."),
      .allows("Boats left for Takeshima (Dokdo) on Monday."),
      .allows("\"We will go to Takeshima,\" he said. The Takeshima Hotel in Osaka was full."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption], quotations: false)
  .taking([
    .list(
      "prefer", dividedBy: "|", "Preferred names: other names of their groups are replaced.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["disputed-names"]
    let uses = AliasGroups(article, list, regions: info.regions).unexplained
    if uses.isEmpty { return [] }
    let preferred = context.list("prefer", of: info)
    let names = Dictionary(grouping: list.entries) { list.fields(ByteHash.ofFolded($0))?.first ?? "" }
    return uses.compactMap { group, use in
      let all = names[group] ?? []
      let found = article.excerpt(use.range)
      let right = preferred.first { name in all.contains { $0.lowercased() == name.lowercased() } }
      if let right {
        if right.lowercased() == found.lowercased() { return nil }
        return Finding(
          at: use.range, "'\(found)' is disputed; this house writes '\(right)'",
          fixes: [.replace(use.range, with: String(right), .unsafe)])
      }
      let others = all.filter { $0.lowercased() != found.lowercased() }.map { "'\($0)'" }
      return Finding(
        at: use.range,
        "'\(found)' is disputed; others write \(others.joined(separator: ", "))")
    }
  }
}
