import ArticleModel
import Calendars
import SourceText

/// A date as copy writes it: `Tuesday, 15 June 2020`, `Friday, Nov. 29, 2021`, `2020-06-15`,
/// `15/06/2020`, `27 Khordad 1399`.
package struct WrittenDate: Sendable {
  /// How the date is written.
  package enum Form: Sendable {
    /// `15 June`
    case dayFirst
    /// `June 15`
    case monthFirst
    /// `2020-06-15`
    case iso
    /// `15/06/2020`: `month` and `day` are read day first, which `isAmbiguous` may doubt.
    case numeric
  }

  /// How it is written.
  package var form: Form
  /// The token of the weekday beside the date; Monday is 1.
  package var weekday: (token: Int, number: Int)?
  /// 1 to 12, of its own calendar.
  package var month: Int
  /// The day of the month, from 1; the first one of `June 15-19`.
  package var day: Int
  /// The last day of `June 15-19`; nil for a single day.
  package var lastDay: Int?
  /// With its century, of its own calendar; nil where the copy gives none.
  package var year: Int?
  /// nil: the Gregorian one.
  package var calendar: OtherCalendar?
  /// Whether month (and weekday) are English words, or none.
  package var isEnglish: Bool
  /// The tokens of the day's figures and of the month.
  package var dayToken: Int
  /// The token of the month's name or figures; of a date that is all figures in one token, that token.
  package var monthToken: Int
  /// From the weekday, or the first part of the date, to the last.
  package var tokens: Range<Int>

  /// The bytes of the date in an article.
  package func range(in article: Article) -> TextRange { article.range(of: tokens) }

  /// The day, where the copy gives its year and the calendar has it.
  package var stated: CalendarDate? { year.flatMap { day(inYear: $0) } }

  /// The day in some year of its calendar.
  package func day(inYear year: Int) -> CalendarDate? {
    if let calendar { return calendar.gregorian(year: year, month: month, day: day) }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The day that is meant: of the year in the copy, else of the year that puts it nearest to the story's
  /// date; nil without either, or where the calendar has no such day.
  package func day(near story: CalendarDate?) -> CalendarDate? {
    if year != nil || calendar != nil { return stated }
    guard let story else { return nil }
    return (story.year - 1...story.year + 1).compactMap { day(inYear: $0) }.min {
      abs($0.ordinal - story.ordinal) < abs($1.ordinal - story.ordinal)
    }
  }
}
