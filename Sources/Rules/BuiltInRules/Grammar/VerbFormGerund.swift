import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a preposition is followed by the gerund, not by the base form.
package struct VerbFormGerund: SentencePatternRule {
  package let info = RuleInfo(
    id: "verb-form-gerund",
    category: .grammar,
    severity: .warning,
    summary: "A preposition is followed by the gerund, not by the base form.",
    rationale: """
      `after make the offer` and `without give a reason` are calques: behind a preposition a verb \
      stands in its -ing form.
      """,
    examples: [
      .flags(
        "The firm left the talks without ⟦give⟧ a reason.",
        fixed: "The firm left the talks without giving a reason."),
      .flags(
        "The envoy apologised for ⟦break⟧ the rules.", fixed: "The envoy apologised for breaking the rules."),
      .allows("The firm left the talks without giving a reason."),
      .allows("The aid is for use by the crews, and after work the men went home."),
      .allows("They flew home after work on Friday."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
