import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: people are `who`, not `which`.
package struct RelativePronoun: SentencePatternRule {
  package let info = RuleInfo(
    id: "relative-pronoun",
    category: .grammar,
    severity: .warning,
    summary: "People are `who`, not `which`.",
    rationale: """
      `the miners which were rescued` makes things of people.
      """,
    examples: [
      .flags(
        "The miners ⟦which⟧ were rescued are in hospital.",
        fixed: "The miners who were rescued are in hospital."),
      .flags("Police spoke to a man ⟦which⟧ lives there.", fixed: "Police spoke to a man who lives there."),
      .allows("The miners who were rescued are in hospital."),
      .allows("The photo of the man, which was sold, is old."),
      .allows("The groups of workers in which he served left."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
