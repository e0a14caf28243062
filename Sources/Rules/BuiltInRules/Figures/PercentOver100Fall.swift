import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a fall by more than everything.
package struct PercentOver100Fall: Rule {
  package let info = RuleInfo(
    id: "percent-over-100-fall",
    category: .figures,
    severity: .error,
    summary: "Nothing falls by more than 100 percent.",
    rationale:
      "What falls by 100 percent is gone. A fall of 120 percent is a rise, a ratio (`120 percent of`) or a slip; a deficit or profit that changes its sign needs other words.",
    examples: [
      .flags("Sales fell by ⟦120%⟧ last year."),
      .flags("The town has ⟦150 percent⟧ fewer nurses than it needs."),
      .flags("The ministry reported a ⟦130 per cent⟧ drop in arrests."),
      .allows("Sales rose by 120% last year."),
      .allows("Sales fell 12%, and 120 percent of the target was met."),
      .allows("The index fell by 120 points."),
      .allows("Fees went up 150 percent, and fewer people came."),
      .allows("Prices fell to 120 percent of last year's level."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).quantities.compactMap { quantity in
      guard quantity.unit == .percent, quantity.value > 100, quantity.exactness != .atMost, !quantity.isRange,
        isFall(quantity, article)
      else { return nil }
      return Finding(
        at: article.range(of: quantity.tokens),
        "nothing falls by '\(article.excerpt(quantity.tokens))': 100 percent is all there is")
    }
  }

  /// `fell by 120%`, `fell 120%`, `120% fewer`, `a 120% drop`.
  private func isFall(_ quantity: Quantity, _ article: Article) -> Bool {
    let words = article.vocabulary["change-words"]
    func falls(_ i: Int) -> Bool {
      guard i >= 0, i < article.tokens.count, article.tokens[i].isWord else { return false }
      return words.fields(article.hash(article.tokens[i]))?.first == "fall"
    }
    let next = quantity.tokens.upperBound
    if falls(next) { return true }
    if next < article.tokens.count, article.string(article.tokens[next]) == "of" { return false }
    let before = quantity.tokens.lowerBound - 1
    guard before >= 1 else { return false }
    if ["by", "of"].contains(article.string(article.tokens[before])) { return falls(before - 1) }
    return falls(before)
  }
}
