import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a word is not taken for one that sounds or looks like it.
package struct ConfusedWords: SentencePatternRule {
  package let info = RuleInfo(
    id: "confused-words",
    category: .grammar,
    severity: .warning,
    readsQuotations: true,
    summary: "A word is not taken for one that sounds or looks like it.",
    rationale: """
      `had no affect on` and `better then before` have a word that spelling cannot find, since it is \
      a word. Each case stands with the words around it that decide; where both words can stand, \
      nothing is said.
      """,
    examples: [
      .flags("The strike had no ⟦affect⟧ on exports.", fixed: "The strike had no effect on exports."),
      .flags("The harvest was better ⟦then⟧ last year.", fixed: "The harvest was better than last year."),
      .allows("The strike had no effect on exports."),
      .allows("The harvest was better then than last year."),
      .allows("The strike did not affect exports."),
      .flags(
        "The workers ⟦where⟧ told to leave the hall.", fixed: "The workers were told to leave the hall."),
      .allows("The rock fell on a town of 2,000 people where it left a crater."),
    ])

  package init() {}
}
