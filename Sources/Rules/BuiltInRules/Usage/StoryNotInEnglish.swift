import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Says that a story is in another language, so that most rules were not asked.
package struct StoryNotInEnglish: Rule {
  package let info = RuleInfo(
    id: "story-not-in-english",
    category: .usage,
    severity: .note,
    summary: "Rules for English are asked about stories in English only.",
    rationale: """
      Articles, spelling, names, figures and dates follow other rules in other languages: to a story in German, \
      French or another language in Latin script only those are put that hold for any language (characters, \
      residue, marks that do not close, spaces, repeated paragraphs). The small words of a story tell its language. \
      `language:` in `.wirelint.yml`, which names the dictionaries of a desk, has every rule asked about every story.
      """,
    examples: [
      .flags(
        "⟦Der⟧ Rat der Stadt hat am Montag neun Stunden lang darüber beraten, was aus der alten Brücke werden soll. Sie ist seit dem Frühjahr für Lastwagen gesperrt, nachdem in zwei ihrer Pfeiler Risse gefunden worden waren. Der Bürgermeister war nicht dabei und ließ einen Brief vorlesen.",
        isWhole: true),
      .flags(
        "⟦Le⟧ conseil de la ville a discuté pendant neuf heures du vieux pont. Les camions ne passent plus depuis le printemps, quand des fissures sont apparues dans deux des piles. Le maire était absent, et une lettre qui demandait de la patience a été lue par son adjointe.",
        isWhole: true),
      .allows(
        "The council met for nine hours on Monday. \"Der Rat hat nicht beraten, was aus der alten Brücke werden soll,\" the mayor wrote on his page, and the clerk said that this was not true for all of them.",
        isWhole: true),
      .allows("Der Rat tagt nicht\n\nDie Brücke ist zu.", isWhole: true),
      .allows(
        "Van der Berg, de la Cruz and von Hohenau met in Los Angeles; Rio de Janeiro and Le Havre were invited."
      ),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard !article.isEnglish, let first = article.tokens.first(where: { $0.isWord }) else { return [] }
    return [
      Finding(
        at: first.range,
        "the story is not in English: rules for English were not asked about it")
    ]
  }
}
