import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a plural behind the figure 1.
package struct PluralAfterOne: Rule {
  package let info = RuleInfo(
    id: "plural-after-one",
    category: .figures,
    severity: .warning,
    summary: "No plural follows the figure 1.",
    rationale:
      "`1 people` and `1 days` come from templates and machine translation. Read are the nouns that are counted most in news; names such as `Formula 1 races` are left alone.",
    examples: [
      .flags("The crash killed ⟦1 people⟧."),
      .flags("The talks lasted ⟦1 days⟧."),
      .flags("There were ⟦1 deaths⟧ in the town, and the port lost by ⟦1 cranes⟧."),
      .allows("The crash killed 1 person and 11 people."),
      .allows("He drove in Formula 1 races, in league 1 matches and for 1 million people."),
      .allows("There was 1 series of news in 1 sports car, and 1 works of the two."),
      .allows("It was one people, won 2-1 points and day 1 hours."),
    ]
  )
  .reading(quotations: false)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    return context.figures(of: article).quantities.compactMap { quantity in
      guard !quantity.isWritten, quantity.printed == DecimalFigure(digits: 1), quantity.scale == 0,
        quantity.unit == .count, !quantity.isLabel, !quantity.isRange, quantity.exactness == .exact,
        let noun = quantity.noun, noun == quantity.tokens.upperBound, isPlural(noun, article, context),
        isCounting(quantity.tokens.lowerBound, article)
      else { return nil }
      let range = article.range(of: quantity.tokens.lowerBound..<noun + 1)
      return Finding(
        at: range, "'\(article.text[range])' counts one in the plural")
    }
  }

  /// A plural that is counted much in news, or a noun in -s whose singular is a word: no `1 series` or `1 news`.
  private func isPlural(_ i: Int, _ article: Article, _ context: RuleContext) -> Bool {
    if article.token(i, isIn: article.vocabulary["counted-plurals"]) { return true }
    let token = article.tokens[i]
    let word = article.core(token)
    let singulars = article.vocabulary["plural-singulars"]
    guard token.isLowercase, token.possessive == 0, token.shape.isDisjoint(with: [.hasDigit, .nonASCII]),
      word.utf8.count > 4, word.hasSuffix("s"), !article.token(i, isIn: singulars),
      !(2...3).contains(where: { singulars.contains(exactly: "-" + word.suffix($0)) }),
      article.vocabulary["word-tags"].fields(article.hash(token)) == nil
    else { return false }
    let next = i + 1 < article.tokens.count ? article.tokens[i + 1].kind : .stop
    // `1 sports car`, `1 arms-control deal`: the first half of a name.
    guard next != .word && next != .hyphen || !isNoun(i + 1, article) else { return false }
    return context.speller.isWord(word.dropLast())
  }

  /// Whether a word may go on a noun phrase: no small word or verb.
  private func isNoun(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].kind == .hyphen
      || article.tokens[i].isWord
        && article.vocabulary["word-tags"].fields(article.hash(article.tokens[i])) == nil
  }

  /// Behind a verb or small word; behind a noun the figure is a name (`day 1`).
  private func isCounting(_ i: Int, _ article: Article) -> Bool {
    guard i > 0, article.tokens[i].shape.contains(.spaceBefore) else { return false }
    let before = article.tokens[i - 1]
    guard before.isLowercase else { return false }
    let openers = article.vocabulary["count-openers"]
    return openers.contains(article.hash(before))
  }
}
