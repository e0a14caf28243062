import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a clause is negated once.
package struct NegativeDoubled: SentencePatternRule {
  package let info = RuleInfo(
    id: "negative-doubled",
    category: .grammar,
    severity: .warning,
    summary: "A clause is negated once.",
    rationale: """
      `did not say nothing` says the contrary of what is meant, or is speech.
      """,
    examples: [
      .flags(
        "The ministry did not say ⟦nothing⟧ about the raid.",
        fixed: "The ministry did not say anything about the raid."),
      .flags("They ⟦hardly never⟧ meet in public.", fixed: "They hardly ever meet in public."),
      .allows("The ministry did not say anything about the raid."),
      .allows("It was not for nothing that they left."),
      .allows("They hardly ever meet in public."),
    ]
  )
  .reading(quotations: false)

  package init() {}
}
