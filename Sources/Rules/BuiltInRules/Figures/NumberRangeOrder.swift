import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a range whose lower end comes last.
package struct NumberRangeOrder: Rule {
  package let info = RuleInfo(
    id: "number-range-order",
    category: .figures,
    severity: .warning,
    summary: "A range goes from its lower end to its higher one.",
    rationale: "`between 20 and 10 people` has its ends swapped, or one of them is wrong.",
    examples: [
      .flags(
        "Between ⟦20 and 10⟧ people were on board.", fixed: "Between 10 and 20 people were on board."),
      .flags(
        "It will cost between ⟦5 and 3⟧ million euros.", fixed: "It will cost between 3 and 5 million euros."),
      .allows("Between 10 and 20 people were on board."),
      .allows("The link between 20 schools and 10 clubs holds."),
      .allows("It will cost between 900,000 and 1 million euros."),
      .allows("It fell from 20 to 10, a score between 7 and 10."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = context.figures(of: article).quantities
    guard list.count > 1 else { return [] }
    return zip(list, list.dropFirst()).compactMap { low, high in
      guard low.isRange, high.isRange, low.unit == high.unit || low.unit == .count, low.tokens.lowerBound > 0,
        high.tokens.lowerBound == low.tokens.upperBound + 1,
        article.string(article.tokens[low.tokens.upperBound]) == "and",
        article.string(article.tokens[low.tokens.lowerBound - 1]).lowercased() == "between",
        !low.isLabel, !high.isLabel
      else { return nil }
      let a =
        low.scale == 0 && high.scale > 0 && low.value < 1000
        ? low.value * DecimalFigure.power(high.scale) : low.value
      guard a > high.value else { return nil }
      let (first, second) = (article.range(of: low.number), article.range(of: high.number))
      return Finding(
        at: first.union(second),
        "'\(article.text[first])' is more than '\(article.text[second])': the range goes backwards",
        fixes: [
          Fix(
            "Swap the ends", .unsafe,
            [Edit(first, article.text[second]), Edit(second, article.text[first])])
        ])
    }
  }
}
