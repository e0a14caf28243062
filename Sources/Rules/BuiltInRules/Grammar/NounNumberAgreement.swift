import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a noun has the number that its determiner asks for.
package struct NounNumberAgreement: SentencePatternRule {
  package let info = RuleInfo(
    id: "noun-number-agreement",
    category: .grammar,
    severity: .warning,
    summary: "A noun has the number that its determiner asks for.",
    rationale: """
      `these report`, `two country` and `one of the minister` have a noun in the wrong number. \
      Compounds (`a two year plan`), names and nouns with one form (`two aircraft`) are left alone.
      """,
    examples: [
      .flags(
        "Police searched three ⟦house⟧ in the village.", fixed: "Police searched three houses in the village."
      ),
      .flags("⟦This rules⟧ apply to all carriers.", fixed: "These rules apply to all carriers."),
      .flags("One of the ⟦minister⟧ was absent.", fixed: "One of the ministers was absent."),
      .flags("The mayor wants ⟦this figures⟧ to rise.", fixed: "The mayor wants these figures to rise."),
      .flags(
        "He sent a letter to one of ⟦that villages⟧ on Monday.",
        fixed: "He sent a letter to one of those villages on Monday."),
      .allows("He denied that this amounts to a default, and this helps explain the delay."),
      .allows("He said that villages in the north would pay more."),
      .allows("Police searched three houses in the village."),
      .allows("The two year plan and the three aircraft were shown."),
      .allows("This means that those present may stay."),
      .allows("One of the staff was absent."),
      .flags(
        "The ferry was late by 14 ⟦hour⟧ on Monday.", fixed: "The ferry was late by 14 hours on Monday."),
      .allows("Imports rose to 900 tonnes, from 700 in the same 1985 month, with exports at 20."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
