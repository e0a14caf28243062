import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags conversions of money that imply two rates.
package struct CurrencyConversionPlausible: Rule {
  package let info = RuleInfo(
    id: "currency-conversion-plausible",
    category: .figures,
    severity: .warning,
    isOnByDefault: false,
    summary: "Conversions of one currency into another follow one rate throughout a story.",
    rationale:
      "`10 million euros ($11 million)` and `20 million euros ($15 million)` cannot both be right. No table of rates is needed: two conversions of a story whose rates differ by more than 15 percent are reported. Off by default, since older sums are converted at older rates.",
    examples: [
      .flags(
        "The loan is 10 million euros ($11 million).\n\nA second one of ⟦20 million euros ($15 million)⟧ follows."
      ),
      .flags("It paid 1,000 rubles ($14) and ⟦5,000 rubles ($14)⟧ for two bags."),
      .allows(
        "The loan is 10 million euros ($11 million).\n\nA second one of 20 million euros ($22.4 million) follows."
      ),
      .allows("The loan is 10 million euros ($11 million), and the price 20 million rubles ($250,000)."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = context.figures(of: article).quantities
    guard list.count > 3 else { return [] }
    var rates: [String: (rate: Double, run: Range<Int>)] = [:]
    var result: [Finding] = []
    for (a, b) in zip(list, list.dropFirst()) {
      guard let from = a.unit.currency, let to = b.unit.currency, from != to, a.value > 0, b.value > 0,
        b.tokens.lowerBound - a.tokens.upperBound <= (b.exactness == .exact ? 1 : 2),
        article.tokens[a.tokens.upperBound].kind == .openBracket
      else { continue }
      let (rate, run) = (b.value / a.value, a.tokens.lowerBound..<b.tokens.upperBound)
      guard let known = rates[from + to] else {
        rates[from + to] = (rate, run)
        continue
      }
      // Small sums are rounded: half of the last digit of each counts.
      let slack = (a.figure.step / a.value + b.figure.step / b.value) / 2
      guard max(rate / known.rate, known.rate / rate) > 1.15 + slack else { continue }
      let end = run.upperBound < article.tokens.count ? run.upperBound + 1 : run.upperBound
      result.append(
        Finding(
          at: article.range(of: run.lowerBound..<end),
          "the rate of '\(article.excerpt(run)))' is not that of '\(article.excerpt(known.run)))'",
          related: [RelatedPlace(article.range(of: known.run), "the other conversion")]))
    }
    return result
  }
}
