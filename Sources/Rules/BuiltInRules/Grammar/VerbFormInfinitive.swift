import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: the infinitive with `to` has the base form.
package struct VerbFormInfinitive: SentencePatternRule {
  package let info = RuleInfo(
    id: "verb-form-infinitive",
    category: .grammar,
    severity: .warning,
    summary: "The infinitive with `to` has the base form.",
    rationale: """
      `decided to gave` puts a finite form where only the base form can stand. Only verbs and \
      adjectives that govern an infinitive are read this way, so that `agreed to increased spending` \
      and `access to used cars` are left alone.
      """,
    examples: [
      .flags(
        "The minister decided to ⟦gave⟧ the land back.", fixed: "The minister decided to give the land back."),
      .flags("The team wants to ⟦wrote⟧ a new report.", fixed: "The team wants to write a new report."),
      .allows("The minister decided to give the land back."),
      .allows("The group agreed to increased spending on roads."),
      .allows("The dealer sold access to used cars last year."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
