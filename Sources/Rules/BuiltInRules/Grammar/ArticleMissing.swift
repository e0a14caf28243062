import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a noun that is counted has an article or another determiner.
package struct ArticleMissing: SentencePatternRule {
  package let info = RuleInfo(
    id: "article-missing",
    category: .grammar,
    severity: .warning,
    summary: "A noun that is counted has an article or another determiner.",
    rationale: """
      `head of delegation arrived at summit` has lost its articles, as copy from languages without \
      any does. Only nouns that English copy hardly ever writes without one are read, and only where \
      nothing else stands before them.
      """,
    examples: [
      .flags("The offer was made by ⟦company⟧ that owns the port."),
      .flags("He said it in ⟦statement⟧ on Monday."),
      .allows("He said it in a statement on Monday."),
      .allows("They went to school by bus and were in office for years."),
      .allows("He was elected as president in May."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
