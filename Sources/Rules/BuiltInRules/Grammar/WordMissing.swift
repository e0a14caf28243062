import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a small word that the frame needs is there.
package struct WordMissing: SentencePatternRule {
  package let info = RuleInfo(
    id: "word-missing",
    category: .grammar,
    severity: .warning,
    summary: "A small word that the frame needs is there.",
    rationale: """
      `two crews are expected arrive` lacks the `to` of its frame.
      """,
    examples: [
      .flags(
        "Two crews are expected ⟦arrive⟧ before dawn.", fixed: "Two crews are expected to arrive before dawn."
      ),
      .flags("The town is able ⟦pay⟧ its debts.", fixed: "The town is able to pay its debts."),
      .allows("Two crews are expected to arrive before dawn."),
      .allows("The town is able to pay its debts."),
      .allows("What they wanted was peace."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
