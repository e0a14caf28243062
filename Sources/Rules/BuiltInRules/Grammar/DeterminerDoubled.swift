import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: two determiners do not stand side by side.
package struct DeterminerDoubled: SentencePatternRule {
  package let info = RuleInfo(
    id: "determiner-doubled",
    category: .grammar,
    severity: .warning,
    summary: "Two determiners do not stand side by side.",
    rationale: """
      `the this season` and `the a witness` are what a rewrite leaves behind. One of the two has to \
      go.
      """,
    examples: [
      .flags("The court heard ⟦the a⟧ new witness."),
      .flags("The club lost ⟦the its⟧ first match."),
      .flags("The envoy left ⟦a an⟧ old hall."),
      .allows("The court heard a new witness."),
      .allows("The envoy left a a hall, which is for another rule."),
      .allows("All the others saw it, and she gave her a book."),
      .allows("The team of the week plays in The Hague."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
