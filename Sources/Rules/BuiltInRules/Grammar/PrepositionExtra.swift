import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a verb that takes an object has no preposition before it.
package struct PrepositionExtra: SentencePatternRule {
  package let info = RuleInfo(
    id: "preposition-extra",
    category: .grammar,
    severity: .warning,
    summary: "A verb that takes an object has no preposition before it.",
    rationale: """
      `discussed about the plan` puts a preposition where the verb takes its object straight.
      """,
    examples: [
      .flags("They ⟦discussed about⟧ the border crossing.", fixed: "They discussed the border crossing."),
      .flags("The delegation ⟦contacted with⟧ the mayor.", fixed: "The delegation contacted the mayor."),
      .allows("They discussed the border crossing."),
      .allows("They talked about the border crossing."),
      .allows("What they discussed about noon is not known."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
