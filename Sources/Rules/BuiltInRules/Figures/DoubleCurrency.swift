import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags an amount of money with two currencies.
package struct DoubleCurrency: Rule {
  package let info = RuleInfo(
    id: "double-currency",
    category: .figures,
    severity: .error,
    summary: "An amount of money has one currency.",
    rationale:
      "`US$500 million won` names two currencies, and `$5 million dollars` one twice. Where both say the same the word may go; otherwise only the source knows which is meant.",
    examples: [
      .flags("The yard lost ⟦US$500 million won⟧ last year."),
      .flags(
        "The grant of ⟦$5 million dollars⟧ runs for a year.",
        fixed: "The grant of $5 million runs for a year."),
      .flags("The fine is ⟦€20 pounds sterling⟧."),
      .flags("In Seoul the yard lost ⟦$500 million won⟧ last year."),
      .allows("The yard lost 500 million won ($420,000) last year."),
      .allows("The dollar-yen rate fell, and $5 million won the day."),
      .allows("The company raised $5 million won in court."),
      .allows("It offered $5 million in won-denominated bonds."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).quantities.compactMap { quantity in
      guard let pair = quantity.doubleCurrency, isCurrency(quantity, article) else { return nil }
      let range = article.range(of: quantity.tokens)
      let isSame =
        pair.before == pair.behind
        || pair.before == "DOL" && ["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"].contains(pair.behind)
      guard isSame else {
        return Finding(
          at: range,
          "'\(article.text[range])' has two currencies: one of them is wrong")
      }
      let word = quantity.tokens.upperBound - 1
      let before = article.tokens[word - 1].range.upper
      let isPlain = pair.behind == "USD" && article.tokens[word].core.count >= 6
      return Finding(
        at: range, "'\(article.text[range])' names its currency twice",
        fixes: isPlain
          ? [
            Fix(
              "Remove '\(article.string(article.tokens[word]))'", .unsafe,
              [.delete(TextRange(before, range.upper))])
          ] : [])
    }
  }

  /// `won`, `real` and `sole` are English words as well: a currency when the clause ends or goes on with a
  /// small word behind it.
  private func isCurrency(_ quantity: Quantity, _ article: Article) -> Bool {
    let last = article.tokens[quantity.tokens.upperBound - 1]
    guard last.core.count <= 4, last.isWord else { return true }
    // `$5 million won in court`: the Korean won needs Korea, or the `US$` of its agencies.
    if article.string(last) == "won",
      quantity.tokens.upperBound - quantity.tokens.lowerBound < 4 + (quantity.scale > 0 ? 1 : 0),
      !["korea", "korean", "seoul", "koreas"].contains(where: { article.forms.id(of: ByteHash.of($0)) != nil }
      )
    {
      return false
    }
    let next = quantity.tokens.upperBound
    guard next < article.tokens.count, article.tokens[next].isWord else { return true }
    let verbs = article.vocabulary["determiners"]
    return !article.token(next, isIn: verbs) && !article.tokens[next].isCapitalised
  }
}
