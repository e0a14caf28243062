import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a sentence that opens with figures.
package struct SentenceInitialNumeral: Rule {
  package let info = RuleInfo(
    id: "sentence-initial-numeral",
    category: .figures,
    severity: .note,
    isOnByDefault: false,
    summary: "No sentence opens with figures.",
    rationale:
      "A number at the start is spelled out, or the sentence turned round. Years may open one, and so may times, dates, scores and the items of a list.",
    examples: [
      .flags("⟦14⟧ people died in the storm."),
      .flags("Rain fell all night. ⟦5⟧ soldiers are missing."),
      .allows("Fourteen people died in the storm."),
      .allows("1976 was a dry year. 8 p.m. came and went."),
      .allows("24/7 service is promised. 2-1 was the score."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    return figures.sentences.compactMap { entry in
      guard let first = figures.quantities[entry.quantities].first, !first.isWritten, !first.isYearLike,
        !first.isRange, first.tokens.lowerBound == article.sentences[entry.sentence].tokens.lowerBound,
        first.noun == first.tokens.upperBound || first.unit == .percent,
        article.sentences[entry.sentence].isTerminated
      else { return nil }
      let range = article.range(of: first.number)
      return Finding(at: range, "the sentence opens with the figure '\(article.text[range])'")
    }
  }
}
