import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: an uncountable noun has no plural and no `a`.
package struct UncountablePlural: SentencePatternRule {
  package let info = RuleInfo(
    id: "uncountable-plural",
    category: .grammar,
    severity: .warning,
    summary: "An uncountable noun has no plural and no `a`.",
    rationale: """
      `informations` and `an advice` are counted in other languages and not in English: \
      `information`, `a piece of advice`.
      """,
    examples: [
      .flags(
        "The ministry sent ⟦equipments⟧ to the region.", fixed: "The ministry sent equipment to the region."),
      .flags("The lawyer gave them ⟦an advice⟧.", fixed: "The lawyer gave them advice."),
      .allows("The ministry sent equipment to the region."),
      .allows("An information desk stood in the hall."),
      .allows("The lawyer gave them advice."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
