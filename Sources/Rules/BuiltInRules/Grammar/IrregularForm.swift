import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: an irregular word has its own forms.
package struct IrregularForm: SentencePatternRule {
  package let info = RuleInfo(
    id: "irregular-form",
    category: .grammar,
    severity: .warning,
    summary: "An irregular word has its own forms.",
    rationale: """
      `buyed`, `childs` and `aircrafts` are made as if the word were regular: `bought`, `children`, \
      `aircraft`.
      """,
    examples: [
      .flags("The firm ⟦buyed⟧ two ships.", fixed: "The firm bought two ships."),
      .flags("Two ⟦aircrafts⟧ landed at dawn.", fixed: "Two aircraft landed at dawn."),
      .allows("The firm bought two ships."),
      .allows("Two aircraft landed at dawn."),
      .allows("The children went home."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
