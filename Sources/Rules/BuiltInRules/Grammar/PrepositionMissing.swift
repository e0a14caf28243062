import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a word that needs its preposition has it.
package struct PrepositionMissing: SentencePatternRule {
  package let info = RuleInfo(
    id: "preposition-missing",
    category: .grammar,
    severity: .warning,
    summary: "A word that needs its preposition has it.",
    rationale: """
      `according the ministry` and `one the reasons` have lost a small word.
      """,
    examples: [
      .flags(
        "The road is closed, ⟦according⟧ the ministry.",
        fixed: "The road is closed, according to the ministry."),
      .flags("It was ⟦one⟧ the reasons for the delay.", fixed: "It was one of the reasons for the delay."),
      .allows("The road is closed, according to the ministry."),
      .allows("It was one of the reasons for the delay."),
      .allows("This is the one the mayor wants."),
      .flags("The crew did not ⟦respond⟧ the call.", fixed: "The crew did not respond to the call."),
      .allows("Guards greet him, and he would respond the same way."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
