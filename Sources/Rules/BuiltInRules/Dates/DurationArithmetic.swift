import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a number of days that does not fit the dates beside it.
package struct DurationArithmetic: Rule {
  package let info = RuleInfo(
    id: "duration-arithmetic",
    category: .dates,
    severity: .warning,
    summary: "A meeting of some days lasts from its first date to its last.",
    rationale:
      "From June 15 to 19 are five days, or four nights; not three. Read in sentences with one such span and one `N-day`; both ways of counting are in order.",
    examples: [
      .flags("It runs from June 15 to 19, a ⟦three-day⟧ meeting of ministers."),
      .flags("The ⟦10-day⟧ strike, from June 28 to July 3, 2020, cost millions."),
      .allows("It runs from June 15 to 19, a five-day meeting of ministers."),
      .allows("The three-day event is one part of a festival from June 1 to 30."),
      .allows("The four-day visit of June 15–19 went well."),
      .allows("The three-day talks open on June 15, and a second round on June 19."),
      .allows("It runs from June 15 to 19, with a two-day seminar and a one-day tour."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.forms.id(of: ByteHash.of("day")) != nil else { return [] }
    let figures = context.figures(of: article)
    return figures.sentences.compactMap { entry in
      let spans = figures.quantities[entry.quantities].filter { isDays($0, article) }
      guard spans.count == 1, let span = spans.first, span.isExact,
        isNear(span, article.sentences[entry.sentence].tokens, figures),
        let days = days(article.sentences[entry.sentence].tokens, figures, article), days.upperBound < 400,
        !days.contains(Int(bounded: span.value))
      else { return nil }
      let range = article.range(of: span.tokens.lowerBound..<span.tokens.upperBound + 2)
      return Finding(
        at: range,
        "'\(article.text[range])', but its dates are \(days.upperBound) days")
    }
  }

  /// `three-day`
  private func isDays(_ quantity: Quantity, _ article: Article) -> Bool {
    let end = quantity.tokens.upperBound
    return quantity.unit == .count && quantity.scale == 0 && end + 1 < article.tokens.count
      && article.tokens[end].kind == .hyphen && article.string(article.tokens[end + 1]) == "day"
  }

  /// Whether at most five words stand between the days and the first date, or the last.
  private func isNear(_ span: Quantity, _ sentence: Range<Int>, _ figures: FigureTable) -> Bool {
    let dates = figures.dates(in: sentence)
    guard let first = dates.first, let last = dates.last else { return false }
    return span.tokens.upperBound < first.tokens.lowerBound
      ? first.tokens.lowerBound - span.tokens.upperBound <= 7
      : span.tokens.lowerBound - last.tokens.upperBound <= 5
  }

  /// The days of the one span of dates in a sentence, counted without and with the last; nil where there is
  /// none or more than one.
  private func days(_ sentence: Range<Int>, _ figures: FigureTable, _ article: Article) -> ClosedRange<Int>? {
    let dates = figures.dates(in: sentence).filter { $0.calendar == nil }
    if dates.count == 1, let date = dates.first, let last = date.lastDay {
      return (last - date.day)...(last - date.day + 1)
    }
    guard dates.count == 2, dates[0].lastDay == nil, dates[1].lastDay == nil,
      dates[1].tokens.lowerBound == dates[0].tokens.upperBound + 1
    else { return nil }
    let link = article.tokens[dates[0].tokens.upperBound]
    guard link.kind == .dash || article.string(link) == "to" else { return nil }
    // A leap day more or less where no year is given.
    let year = dates[1].year ?? dates[0].year ?? 2019
    guard let first = dates[0].day(inYear: dates[0].year ?? year), let second = dates[1].day(inYear: year),
      second > first
    else { return nil }
    let count = second.ordinal - first.ordinal
    return count...(count + (dates[1].year == nil && dates[0].month <= 2 && dates[1].month > 2 ? 2 : 1))
  }
}
