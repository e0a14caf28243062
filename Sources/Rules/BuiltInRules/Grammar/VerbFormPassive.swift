import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a form of `be` takes a participle.
package struct VerbFormPassive: SentencePatternRule {
  package let info = RuleInfo(
    id: "verb-form-passive",
    category: .grammar,
    severity: .warning,
    summary: "A form of `be` takes a participle.",
    rationale: """
      `was wrote by` and `was make by` lack the participle that makes the passive: `was written by`.
      """,
    examples: [
      .flags("The letter was ⟦wrote⟧ by the mayor.", fixed: "The letter was written by the mayor."),
      .flags(
        "The road was ⟦build⟧ by soldiers from the south.",
        fixed: "The road was built by soldiers from the south."),
      .allows("The letter was written by the mayor."),
      .allows("It was love by chance, the singer told the paper."),
      .allows("The firm was broke by the end of June."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
