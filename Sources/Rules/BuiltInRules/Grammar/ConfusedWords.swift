import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a word is not taken for one that sounds or looks like it.
package struct ConfusedWords: SentencePatternRule {
  package let info = RuleInfo(
    id: "confused-words",
    category: .grammar,
    severity: .warning,
    summary: "A word is not taken for one that sounds or looks like it.",
    rationale: """
      `had no affect on` and `better then before` have a word that spelling cannot find, since it is \
      a word. Each case stands with the words around it that decide; where both words can stand, \
      nothing is said.
      """,
    examples: [
      .flags("The strike had no ⟦affect⟧ on exports.", fixed: "The strike had no effect on exports."),
      .flags("The harvest was better ⟦then⟧ last year.", fixed: "The harvest was better than last year."),
      .flags(
        "The yard is ready for the launch of ⟦it's⟧ longest ferry.",
        fixed: "The yard is ready for the launch of its longest ferry."),
      .flags(
        "The harbour faces stiff competition ⟦form⟧ Langvik.",
        fixed: "The harbour faces stiff competition from Langvik."),
      .flags(
        "The ferries are late and ⟦to⟧ costly for most of the crew.",
        fixed: "The ferries are late and too costly for most of the crew."),
      .flags(
        "The singer, ⟦who's⟧ album has sold well, stayed at home.",
        fixed: "The singer, whose album has sold well, stayed at home."),
      .allows("The strike had no effect on exports."),
      .allows("She waited before it's light and said it's clear that it's late."),
      .allows("The teams form Langvik's first league and come from all ports."),
      .allows("The singer, who's now abroad, sold the album."),
      .allows("The harvest was better then than last year."),
      .allows("The strike did not affect exports."),
      .flags(
        "The workers ⟦where⟧ told to leave the hall.", fixed: "The workers were told to leave the hall."),
      .allows("The rock fell on a town of 2,000 people where it left a crater."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
