import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a second transliteration of a well-known foreign name.
package struct TransliterationMixed: Rule {
  package let info = RuleInfo(
    id: "transliteration-mixed",
    category: .names,
    severity: .warning,
    summary: "A name from another script has one transliteration in a story.",
    rationale: """
      `Hezbollah` and `Hizbullah`, `al-Qaida` and `al-Qaeda` are each in order; a story has one of them. \
      Forms too far apart for name-variant, or each known to dictionaries, stand in groups in \
      `dictionaries/lists/transliterations.txt`. The rarer form is flagged, or the later one. Which form is \
      right is for the house to say, and a form given on purpose (`Hizbullah, also spelled Hezbollah`) stays.
      """,
    examples: [
      .flags(
        "Hezbollah said on Monday that it would reply. Envoys who met ⟦Hizbullah⟧ in May said Hezbollah would wait.",
        fixed:
          "Hezbollah said on Monday that it would reply. Envoys who met Hezbollah in May said Hezbollah would wait."
      ),
      .flags(
        "Libya under Gadhafi sold oil. The port built for Muammar ⟦Qaddafi⟧ is closed.",
        fixed: "Libya under Gadhafi sold oil. The port built for Muammar Gadhafi is closed."),
      .allows("Hezbollah said it would reply. Envoys who met Hezbollah's aides said it would wait."),
      .allows("Hezbollah, also spelled Hizbullah, said it would reply."),
      .allows("Hezbollah will reply, he said. \"Hizbullah is ready,\" he wrote."),
      .allows("The Hezbollah leader left. Readers of Hizbullah Street, a novel, may like it."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption], quotations: false)
  .taking([.number("each", default: 5, "How many occurrences of one name are reported.")])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let groups = AliasGroups(
      article, article.vocabulary["transliterations"], regions: info.regions, isSurname: true)
    let most = context.number("each", of: info)
    return groups.mixed.flatMap { kept, deviating in
      let right = article.text[kept.range]
      return deviating.prefix(most).map { use in
        Finding(
          at: use.range,
          "'\(article.excerpt(use.range))' is transliterated '\(right)' elsewhere in this story",
          related: [RelatedPlace(kept.range, "'\(right)' here")],
          fixes: [.replace(use.range, with: right, .unsafe)])
      }
    }
  }
}
