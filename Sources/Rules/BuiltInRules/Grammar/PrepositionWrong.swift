import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a word has the preposition that it governs.
package struct PrepositionWrong: SentencePatternRule {
  package let info = RuleInfo(
    id: "preposition-wrong",
    category: .grammar,
    severity: .warning,
    summary: "A word has the preposition that it governs.",
    rationale: """
      `depends from` and `responsible of` have the preposition of another language: verbs, nouns and \
      adjectives have their own.
      """,
    examples: [
      .flags("The price ⟦depends from⟧ the harvest.", fixed: "The price depends on the harvest."),
      .flags("The envoy ⟦insisted in⟧ a written answer.", fixed: "The envoy insisted on a written answer."),
      .allows("The price depends on the harvest."),
      .allows("The envoy insisted on a written answer."),
      .allows("It depends in part on the harvest."),
      .allows("She went on talking for ten minutes because she did not know."),
      .flags("She ⟦took part to⟧ the race.", fixed: "She took part in the race."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
