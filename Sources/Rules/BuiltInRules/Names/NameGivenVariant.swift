import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a second transliteration of a person's given name.
package struct NameGivenVariant: Rule {
  package let info = RuleInfo(
    id: "name-given-variant",
    category: .names,
    severity: .warning,
    summary: "A person has one given name throughout an article.",
    rationale: """
      `Sergei Lavrov` and `Sergey Lavrov` are each in order and both in dictionaries, so that name-variant, \
      which wants one of them unknown, lets them pass. Flagged are two given names before one surname that \
      are transliterations of each other; names that are merely alike (`Joe` and `Jill`) belong to \
      relatives. The rarer form is flagged, or the later one.
      """,
    examples: [
      .flags(
        "Minister Sergei Tarkhovsk flew in. Envoys met ⟦Sergey⟧ Tarkhovsk, and Sergei Tarkhovsk left.",
        fixed: "Minister Sergei Tarkhovsk flew in. Envoys met Sergei Tarkhovsk, and Sergei Tarkhovsk left."),
      .flags(
        "The gymnast Erik Brandvold won. The coach of ⟦Eric⟧ Brandvold was pleased.",
        fixed: "The gymnast Erik Brandvold won. The coach of Erik Brandvold was pleased."),
      .allows("The senators Joe Brandvold and Jill Brandvold, and Mary and Maria Tolvanen, left."),
      .allows("Sergei Tarkhovsk met Sergey Brandvold, and Natalia Okafor met Natalya Ahlgren."),
      .allows("Sergei Tarkhovsk flew in. Envoys met Mr Tarkhovsk, and Sergei Tarkhovsk left."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .byline])
  .deciding(by: [
    RuleThreshold(fewestLetters, "letters of a given name that is compared, at least"),
    RuleThreshold(mostRelatives, "given names before one surname that are compared, at most"),
  ])

  package init() {}

  /// A given name and where it stands.
  private struct Given {
    var form: UInt32
    var folded: [UInt8]
    var tokens: [Int]
  }

  /// Shorter given names are alike by chance (`Jon`, `Jan`).
  private static let fewestLetters = 4
  /// Relatives of one surname in a story; more is hostile input.
  private static let mostRelatives = 12

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var people: [UInt32: [Given]] = [:]
    for mention in article.mentions where mention.tokens.count == 2 {
      let (given, surname) = (article.tokens[mention.tokens.lowerBound], article.tokens[mention.surname])
      guard given.isCapitalised,
        given.shape.isDisjoint(with: [.allCapitals, .dotted, .hasDigit, .otherScript])
      else { continue }
      NameGivenVariant.note(given.form, at: mention.tokens.lowerBound, in: &people[surname.form, default: []])
    }
    return people.valuesInOrder.flatMap { $0.count > 1 ? findings($0, article, context) : [] }
  }

  private static func note(_ form: UInt32, at token: Int, in known: inout [Given]) {
    if let place = known.firstIndex(where: { $0.form == form }) {
      known[place].tokens.append(token)
    } else if known.count < mostRelatives {
      known.append(Given(form: form, folded: [], tokens: [token]))
    }
  }

  private func findings(_ found: [Given], _ article: Article, _ context: RuleContext) -> [Finding] {
    var names: [Given] = []
    for var name in found {
      let token = article.tokens[name.tokens[0]]
      // The unknown ones are name-variant's.
      guard context.speller.isWord(article.text.slice(token.core)) else { continue }
      let letters = NameSpelling.plainLetters(article.text.slice(token.core))
      guard letters.count >= NameGivenVariant.fewestLetters else { continue }
      name.folded = NameSpelling.fold(letters)
      names.append(name)
    }
    var result: [Finding] = []
    for group in Dictionary(grouping: names, by: \.folded).values where group.count > 1 {
      guard
        let kept = group.max(by: {
          ($0.tokens.count, $1.tokens[0]) < ($1.tokens.count, $0.tokens[0])
        })
      else { continue }
      let first = article.tokens[kept.tokens[0]].core
      let right = article.text[first]
      for i in group.flatMap({ $0.form == kept.form ? [] : $0.tokens }) {
        let range = article.tokens[i].core
        result.append(
          Finding(
            at: range,
            "'\(article.text[range])' is called '\(right)' elsewhere in this article",
            related: [RelatedPlace(first, "'\(right)' first here")],
            fixes: [.replace(range, with: right, .unsafe)]))
      }
    }
    return result
  }
}
