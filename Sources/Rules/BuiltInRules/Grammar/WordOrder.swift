import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: the words of an indirect question stand as in a statement.
package struct WordOrder: SentencePatternRule {
  package let info = RuleInfo(
    id: "word-order",
    category: .grammar,
    severity: .note,
    summary: "The words of an indirect question stand as in a statement.",
    rationale: """
      `asked what was the reason` keeps the order of a direct question.
      """,
    examples: [
      .flags("He asked ⟦what was⟧ the reason for the delay."),
      .flags("They asked ⟦where is⟧ the money."),
      .allows("He asked what the reason for the delay was."),
      .allows("He asked what was wrong."),
      .allows("They asked who was in charge."),
    ]
  )
  .reading(quotations: false)

  package init() {}
}
