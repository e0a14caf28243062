import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: behind `there` the verb agrees with what follows.
package struct AgreementThereIs: SentencePatternRule {
  package let info = RuleInfo(
    id: "agreement-there-is",
    category: .grammar,
    severity: .warning,
    summary: "Behind `there` the verb agrees with what follows.",
    rationale: """
      `There is many reasons` and `there are a reason` have the verb in the number of something \
      else. Words of number (`there are a number of ways`) are plural and left alone.
      """,
    examples: [
      .flags("There ⟦is⟧ many reasons for the delay.", fixed: "There are many reasons for the delay."),
      .flags("There ⟦were⟧ a problem with the crane.", fixed: "There was a problem with the crane."),
      .flags(
        "\"There ⟦are⟧ no need for a new crane,\" the mayor said.",
        fixed: "\"There is no need for a new crane,\" the mayor said."),
      .allows("There are many reasons for the delay."),
      .allows("There are a number of ways to do it."),
      .allows("There was a problem with the crane."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
