import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym that is used before its words are given.
package struct AcronymDefinedLate: Rule {
  package let info = RuleInfo(
    id: "acronym-defined-late",
    category: .acronyms,
    severity: .warning,
    summary: "An acronym is explained where it stands first.",
    rationale: """
      A paragraph that was moved up, or an inserted quotation, leaves the explanation behind: readers meet \
      `IAEA` and learn two paragraphs later what it is. Headlines and crossheads do not count as a first \
      use, and acronyms that need no explanation (`UN`, `NATO`) may stand anywhere.
      """,
    examples: [
      .flags(
        "The ⟦AECO⟧ board met on Monday.\n\nThe Atomic Energy Control Office (AECO) has 12 members."),
      .flags(
        "\"We talked to the ⟦NHB⟧,\" she said on Monday.\n\nThe National Harbour Board (NHB) declined to comment."
      ),
      .allows("The Atomic Energy Control Office (AECO) has 12 members.\n\nThe AECO board met on Monday."),
      .allows("The UN met on Monday.\n\nThe United Nations (UN) has 193 members."),
      .allows(
        "AECO board meets\n\nThe Atomic Energy Control Office (AECO) has 12 members, its chairman said.",
        isWhole: true),
    ]
  )
  .reading(.body).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    let known = article.vocabulary["acronyms-known"]
    var result: [Finding] = []
    for entry in table.entries {
      guard let definition = entry.definitions.first(where: { table.region($0.token) == .body }),
        let use = table.bodyUses(entry).first, use < min(definition.token, definition.expansion.lowerBound),
        !(known.fields(entry.hash)?.first == "plain")
      else { continue }
      let words = article.excerpt(definition.expansion)
      result.append(
        Finding(
          at: table.range(use, entry),
          "'\(entry.letters)' is used before it is explained as '\(words)'",
          related: [
            RelatedPlace(table.range(definition.token, entry), "'\(entry.letters)' is explained here")
          ]
        ))
    }
    return result
  }
}
