import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a possessive has its apostrophe where it belongs.
package struct PossessiveApostrophe: SentencePatternRule {
  package let info = RuleInfo(
    id: "possessive-apostrophe",
    category: .grammar,
    severity: .warning,
    summary: "A possessive has its apostrophe where it belongs.",
    rationale: """
      `two day's notice` and `childrens homes` have the apostrophe in the wrong place or have lost \
      it.
      """,
    examples: [
      .flags("The union gave two ⟦day's⟧ notice.", fixed: "The union gave two days' notice."),
      .flags("The ⟦childrens⟧ home was closed.", fixed: "The children's home was closed."),
      .allows("The union gave two days' notice."),
      .allows("The children's home was closed."),
      .allows("It was a day's drive from the port."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
