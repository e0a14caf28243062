import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags small numbers in figures and large ones in words.
package struct NumberWordsStyle: Rule {
  package let info = RuleInfo(
    id: "number-words-style",
    category: .figures,
    severity: .note,
    isOnByDefault: false,
    summary: "Numbers below ten are words, those from ten on figures.",
    rationale:
      "The rule of AP, Reuters and the UN. Ages, percentages, money, measures, times, scores, ranges, decimals and lists with a larger number in them keep their figures; a number that opens a sentence keeps its word.",
    fixSafety:
      "Safe: the same number, in words or figures; the rule is off unless a house asks for it.",
    examples: [
      .flags("He has ⟦3⟧ sons.", fixed: "He has three sons."),
      .flags("The boat carried ⟦twelve⟧ people.", fixed: "The boat carried 12 people."),
      .allows("He has three sons, aged 3 and 5, and earns 3 percent or $5."),
      .allows("Twelve people were on board, and 12 left."),
      .allows("It has 3 boats and 14 cars, runs 5 km and won 2-1 in Group 7."),
    ]
  )
  .reading([.body, .caption], quotations: false)
  .taking([.number("from", default: 10, "The first number that is written in figures.")])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    let limit = Double(context.number("from", of: info))
    return figures.sentences.flatMap { entry -> [Finding] in
      let list = figures.quantities[entry.quantities].filter { $0.unit == .count && $0.scale == 0 }
      let hasLarge = list.contains { !$0.isWritten && $0.value >= limit }
      return list.compactMap { finding($0, limit, hasLarge, article) }
    }
  }

  private func finding(_ quantity: Quantity, _ limit: Double, _ hasLarge: Bool, _ article: Article)
    -> Finding?
  {
    guard quantity.noun == quantity.tokens.upperBound, quantity.isExact,
      quantity.printed.exponent == 0 || quantity.isWritten,
      quantity.value >= 2, quantity.value < 1000
    else { return nil }
    let start = article.tokens[quantity.number.lowerBound]
    let range = article.range(of: quantity.number)
    if !quantity.isWritten, quantity.value < limit, !hasLarge {
      let list = article.vocabulary["figure-words"]
      let value = "\(quantity.printed.digits)"
      let entries = list.entries
      guard let place = entries.indices.first(where: { list.fields(at: $0) == ["unit", value[...]] }) else {
        return nil
      }
      return Finding(
        at: range, "'\(article.text[range])' is written '\(entries[place])'",
        fixes: [.replace(range, with: entries[place], .safe)])
    }
    guard quantity.isWritten, quantity.value >= limit, !start.shape.contains(.sentenceStart) else {
      return nil
    }
    let digits = DecimalFigure(digits: Int64(quantity.value)).printed
    return Finding(
      at: range, "'\(article.text[range])' is written '\(digits)'",
      fixes: [.replace(range, with: digits, .safe)])
  }
}
