import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a name that takes no article has none.
package struct ArticleExtra: SentencePatternRule {
  package let info = RuleInfo(
    id: "article-extra",
    category: .grammar,
    severity: .warning,
    summary: "A name that takes no article has none.",
    rationale: """
      `in the Iran` comes from languages that put an article before names of countries. Names behind \
      which another noun stands (`the Iran talks`) and names that take the article (`the \
      Netherlands`) are left alone.
      """,
    examples: [
      .flags(
        "The envoy arrived from ⟦the Egypt⟧ on Monday.", fixed: "The envoy arrived from Egypt on Monday."),
      .flags("He was born in ⟦the London⟧.", fixed: "He was born in London."),
      .allows("The envoy arrived from Egypt on Monday."),
      .allows("The talks in the Netherlands and the Iran talks went on."),
      .allows("This is the France of old."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
