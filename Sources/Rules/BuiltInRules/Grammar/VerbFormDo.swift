import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: `do`, `does` and `did` are followed by the base form.
package struct VerbFormDo: SentencePatternRule {
  package let info = RuleInfo(
    id: "verb-form-do",
    category: .grammar,
    severity: .warning,
    summary: "`do`, `does` and `did` are followed by the base form.",
    rationale: """
      `did not said` marks the past twice: behind `do`, `does` and `did` stands the base form.
      """,
    examples: [
      .flags(
        "Officials did not ⟦said⟧ who ordered the raid.", fixed: "Officials did not say who ordered the raid."
      ),
      .flags("The port does not ⟦works⟧ at night.", fixed: "The port does not work at night."),
      .allows("Officials did not say who ordered the raid."),
      .allows("The port does not work at night."),
      .allows("They did not found the town until later."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
