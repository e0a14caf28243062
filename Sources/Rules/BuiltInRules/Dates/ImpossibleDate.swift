import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a date that no calendar has.
package struct ImpossibleDate: Rule {
  package let info = RuleInfo(
    id: "impossible-date",
    category: .dates,
    severity: .error,
    summary: "A date is a day of the calendar.",
    rationale:
      "31 June and, in most years, 29 February are slips for another day. Without a year, 29 February is left alone.",
    examples: [
      .flags("The law takes effect on ⟦June 31⟧."),
      .flags("The court ruled on ⟦29 February 2021⟧ that the vote stands."),
      .flags("The tender closes on ⟦2021-02-29⟧, and the works end on ⟦31/04/2021⟧."),
      .allows("The court ruled on 29 February 2020 and on 31 December."),
      .allows("The law takes effect on June 30; the May 35 group and Act 31 of June stand."),
      .allows("On April 31 people drowned, and in September 31 migrants did."),
    ]
  )
  .reading(.prose)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).dates.compactMap { ImpossibleDate.finding(info, $0, article) }
  }

  /// What is said of a date that does not exist; nil for one that does.
  static func finding(_ info: RuleInfo, _ written: WrittenDate, _ article: Article) -> Finding? {
    // Any leap year will do where none is given; of a range the last day may be one too many.
    let year = written.year ?? 2000
    guard written.calendar == nil, CalendarDate(year: year, month: written.month, day: 1) != nil,
      max(written.day, written.lastDay ?? 0) > CalendarDate.days(in: written.month, of: year)
    else { return nil }
    // The month is a figure too where both orders were tried.
    if written.form == .numeric, written.day <= 12 { return nil }
    if written.form != .numeric, written.form != .iso, written.day > 31 { return nil }
    // `On April 31 people were killed`, `31 June bugs`: a count beside a month.
    let next = written.tokens.upperBound
    if written.year == nil, written.weekday == nil, next < article.tokens.count,
      article.tokens[next].isLowercase,
      article.byte(before: article.tokens[next].core.upper) == UInt8(ascii: "s")
        || article.vocabulary["counted-nouns"].contains(article.hash(article.tokens[next]))
    {
      return nil
    }
    var range = written.range(in: article)
    if let weekday = written.weekday, weekday.token < written.dayToken {
      let first = min(written.dayToken, written.monthToken)
      range = article.tokens[first].range.union(article.tokens[written.tokens.upperBound - 1].range)
    }
    let last = CalendarDate.days(in: written.month, of: year)
    return Finding(
      at: range,
      "there is no '\(article.excerpt(range))': that month has \(last) days")
  }
}
