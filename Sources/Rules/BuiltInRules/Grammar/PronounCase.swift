import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a pronoun has the case of its place.
package struct PronounCase: SentencePatternRule {
  package let info = RuleInfo(
    id: "pronoun-case",
    category: .grammar,
    severity: .warning,
    summary: "A pronoun has the case of its place.",
    rationale: """
      `between he and the mayor` and `told they to leave` have the subject's form where the object's \
      has to stand.
      """,
    examples: [
      .flags(
        "The dispute is between ⟦he⟧ and the mayor.", fixed: "The dispute is between him and the mayor."),
      .flags("The officer told ⟦they⟧ to leave.", fixed: "The officer told them to leave."),
      .allows("The dispute is between him and the mayor."),
      .allows("The officer told them they were free."),
      .allows("It was he who left."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
