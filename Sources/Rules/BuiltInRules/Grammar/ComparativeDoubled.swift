import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a comparative is made once.
package struct ComparativeDoubled: SentencePatternRule {
  package let info = RuleInfo(
    id: "comparative-doubled",
    category: .grammar,
    severity: .warning,
    summary: "A comparative is made once.",
    rationale: """
      `more bigger` and `most largest` compare twice.
      """,
    examples: [
      .flags(
        "The new tanks are ⟦more bigger⟧ than the old ones.",
        fixed: "The new tanks are bigger than the old ones."),
      .flags("It is the ⟦most largest⟧ port of the coast.", fixed: "It is the largest port of the coast."),
      .allows("The new tanks are bigger than the old ones."),
      .allows("The town needs more better-paid jobs."),
      .allows("No more, better late than never."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
