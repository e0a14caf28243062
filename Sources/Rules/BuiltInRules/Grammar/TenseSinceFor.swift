import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: `since` and `for` ask for the perfect, `ago` for the past.
package struct TenseSinceFor: SentencePatternRule {
  package let info = RuleInfo(
    id: "tense-since-for",
    category: .grammar,
    severity: .note,
    summary: "`since` and `for` ask for the perfect, `ago` for the past.",
    rationale: """
      `has resigned two years ago` has a tense that its time does not allow.
      """,
    examples: [
      .flags("The minister has resigned ⟦two years ago⟧."),
      .flags("The mayor ⟦lives⟧ here since 2019.", fixed: "The mayor has lived here since 2019."),
      .allows("The minister resigned two years ago."),
      .allows("The mayor has lived here since 2019."),
      .allows("He has been ill since he came two years ago."),
    ]
  )
  .reading(quotations: false)

  package init() {}
}
