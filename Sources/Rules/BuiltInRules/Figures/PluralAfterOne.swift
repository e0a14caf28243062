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
    readsQuotations: false,
    summary: "No plural follows the figure 1.",
    rationale:
      "`1 people` and `1 days` come from templates and machine translation. Read are the nouns that are counted most in news; names such as `Formula 1 races` are left alone.",
    examples: [
      .flags("The crash killed ⟦1 people⟧."),
      .flags("The talks lasted ⟦1 days⟧."),
      .allows("The crash killed 1 person and 11 people."),
      .allows("He drove in Formula 1 races, in league 1 matches and for 1 million people."),
      .allows("It was one people, won 2-1 points and day 1 hours."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let plurals = article.vocabulary["counted-plurals"]
    return context.figures(of: article).quantities.compactMap { quantity in
      guard !quantity.isWritten, quantity.printed == DecimalFigure(digits: 1), quantity.scale == 0,
        quantity.unit == .count, !quantity.isLabel, !quantity.isRange, quantity.exactness == .exact,
        let noun = quantity.noun, noun == quantity.tokens.upperBound, article.token(noun, isIn: plurals),
        isCounting(quantity.tokens.lowerBound, article)
      else { return nil }
      let range = article.range(of: quantity.tokens.lowerBound..<noun + 1)
      return Finding(at: range, "'\(article.text[range])' counts one in the plural")
    }
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
