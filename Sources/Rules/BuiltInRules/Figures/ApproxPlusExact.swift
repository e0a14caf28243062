import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags `about` before a figure that is exact to its last digit.
package struct ApproxPlusExact: Rule {
  package let info = RuleInfo(
    id: "approx-plus-exact",
    category: .figures,
    severity: .note,
    summary: "A figure behind about or nearly is a round one.",
    rationale: "`about 1,347 people` says two things: that it was counted, and that it was not.",
    examples: [
      .flags("⟦About 1,347⟧ people came to the fair."),
      .flags("Turnout was ⟦nearly 103.7 percent⟧ of the last one."),
      .allows("About 1,300 people came to the fair."),
      .allows("The march drew around 18,250 to 63,000 people."),
      .allows("Exactly 1,347 people came, at least 1,211 of them on foot."),
      .allows("The pier is 70 miles (about 112.6 km) away, around 2019."),
    ]
  )
  .reading(quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).quantities.compactMap { quantity in
      guard quantity.exactness == .about, !quantity.isWritten, !startsRange(quantity, article),
        !quantity.isYearLike,
        quantity.unit.measure == nil,
        quantity.printed.significant.count >= 4, !quantity.isLabel
      else { return nil }
      var start = quantity.tokens.lowerBound - 1
      let words = article.vocabulary["exactness-words"]
      while start > 0, quantity.tokens.lowerBound - start < 3,
        article.phraseEnd(words, at: start) != quantity.tokens.lowerBound
      {
        start -= 1
      }
      guard start >= 0 else { return nil }
      let range = article.range(of: start..<quantity.tokens.upperBound)
      return Finding(
        at: range,
        "'\(article.text[range])' is exact and not: round the figure, or drop the word before it")
    }
  }

  /// `around 18,250 to 63,000 visitors`
  private func startsRange(_ quantity: Quantity, _ article: Article) -> Bool {
    let next = quantity.tokens.upperBound
    return quantity.isRange
      || next + 1 < article.tokens.count && article.string(article.tokens[next]) == "to"
        && article.tokens[next + 1].kind == .number
  }
}
