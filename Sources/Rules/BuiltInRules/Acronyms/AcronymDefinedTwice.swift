import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym that is explained a second time.
package struct AcronymDefinedTwice: Rule {
  package let info = RuleInfo(
    id: "acronym-defined-twice",
    category: .acronyms,
    severity: .note,
    summary: "An acronym is explained once.",
    rationale: """
      A second explanation in the same words shows that two stories were joined, or that a paragraph was \
      inserted without reading what precedes it. One of them can go.
      """,
    examples: [
      .flags(
        "The National Harbour Board (NHB) met on Monday.\n\nThe head of the National Harbour Board (⟦NHB⟧) said it would appeal."
      ),
      .flags(
        "The Fish Workers' Union (FWU) went on strike. FWU members marched. The Fish Workers Union (⟦FWU⟧) has 300 members."
      ),
      .allows(
        "The National Harbour Board (NHB) met on Monday.\n\nThe head of the NHB said it would appeal."),
    ]
  )
  .reading([.body, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    var result: [Finding] = []
    for entry in table.entries where entry.definitions.count > 1 {
      let first = entry.definitions[0]
      for second in entry.definitions.dropFirst()
      where table.meansTheSame(first.expansion, second.expansion) {
        result.append(
          Finding(
            at: table.range(second.token, entry),
            "'\(entry.letters)' is explained a second time",
            related: [RelatedPlace(table.range(first.token, entry), "explained here already")]))
      }
    }
    return result
  }
}
