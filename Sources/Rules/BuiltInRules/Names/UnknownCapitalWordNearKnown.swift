import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an unknown capitalised word one slip from a country, city or people.
package struct UnknownCapitalWordNearKnown: Rule {
  package let info = RuleInfo(
    id: "unknown-capital-word-near-known",
    category: .names,
    severity: .warning,
    isOnByDefault: false,
    summary: "A word like the name of a country, city or people is that name.",
    rationale: """
      `Kyrgystan` and `Kazahstan` contradict nothing in a story that has them throughout. Words that no \
      dictionary and no table of `dictionaries/names` knows are compared with countries, cities and peoples. \
      Words that stand as a person's surname are left alone. Off by default: many surnames and villages \
      are one letter from a city.
      """,
    examples: [
      .flags(
        "Envoys flew to ⟦Kyrgystan⟧ on Monday.", fixed: "Envoys flew to Kyrgyzstan on Monday."),
      .flags("The team of ⟦Kazahstan⟧ lost.", fixed: "The team of Kazakhstan lost."),
      .flags("The ⟦Kazahstan⟧ team lost.", fixed: "The Kazakhstan team lost."),
      .allows("Envoys flew to Kyrgyzstan, the Philippines and Columbia University on Monday."),
      .allows("Envoys flew from Bagdad to Teheran on Monday."),
      .allows("Mr Londan met Anna Berlyn. Berlyn and Londan agreed."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])
  .deciding(by: [
    RuleThreshold(fewestLetters, "letters of a word that is compared, at least"),
    RuleThreshold(NearForms.longest, "letters of a word that is compared, at most"),
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    let places = article.vocabulary["gazetteer-places"]
    let givenNames = article.vocabulary["given-names"]
    var right: [UInt32: String] = [:]
    for name in NameSpellings(article, context.speller).unknown
    where name.letters.count >= UnknownCapitalWordNearKnown.fewestLetters
      && !givenNames.contains(article.forms[name.form].hash)
      && !places.contains(article.forms[name.form].hash)
    {
      var found: Set<Substring> = []
      NearForms.forEach(of: name.letters) { hash in
        if let place = places.fields(hash)?.first, place != "-" { found.insert(place) }
      }
      // Two places equally near: neither is meant for certain.
      if found.count == 1, let place = found.first { right[name.form] = String(place) }
    }
    if right.isEmpty { return [] }
    let people = Set(
      article.mentions.lazy.filter { $0.isFull || !$0.title.isEmpty }.map { article.tokens[$0.surname].form })
    return article.tokens.compactMap { token in
      guard token.isCapitalised, !token.shape.contains(.allCapitals), !people.contains(token.form),
        let place = right[token.form]
      else { return nil }
      return Finding(
        at: token.core, "'\(article.core(token))' is not known; '\(place)' is",
        fixes: [.replace(token.core, with: place, .unsafe)])
    }
  }

  /// Shorter words are near too many others.
  private static let fewestLetters = 6
}
