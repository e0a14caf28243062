import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a weekday that does not fit its date.
package struct WeekdayDateMismatch: Rule {
  package let info = RuleInfo(
    id: "weekday-date-mismatch",
    category: .dates,
    severity: .error,
    summary: "A weekday fits the date that it stands with.",
    rationale: """
      Either the weekday or the date is wrong, and only the source can say which: both repairs are \
      offered. Without a year in the copy the year nearest to the story's date is taken and the finding \
      is a warning; without a story date nothing is said.
      """,
    examples: [
      .flags(
        "The talks took place on ⟦Tuesday, 15 June 2020⟧, in the capital.",
        fixed: "The talks took place on Monday, 15 June 2020, in the capital."),
      .flags(
        "The court ruled on ⟦Friday, Nov. 29, 2021⟧, that the vote stands.",
        fixed: "The court ruled on Monday, Nov. 29, 2021, that the vote stands."),
      .flags(
        "The meeting began on ⟦Tuesday 15 June⟧ as a webinar.",
        fixed: "The meeting began on Monday 15 June as a webinar.", date: "2020-06-17"),
      .flags(
        "The law was signed on ⟦2020-06-15 (Tuesday)⟧ and came into force a week later.",
        fixed: "The law was signed on 2020-06-15 (Monday) and came into force a week later."),
      .flags(
        "KARVIK, June 17, 2020 (AP) - The meeting began on ⟦Tuesday 15 June⟧ as a webinar.",
        fixed: "KARVIK, June 17, 2020 (AP) - The meeting began on Monday 15 June as a webinar.", isWhole: true
      ),
      .flags(
        "The hearings were on ⟦Tuesday 04/24/2014⟧ and on ⟦Tuesday, 24-04-2014⟧.",
        fixed: "The hearings were on Thursday 04/24/2014 and on Thursday, 24-04-2014."),
      .flags(
        "The hearing was on ⟦Tuesday 2014/04/24⟧ at noon.",
        fixed: "The hearing was on Thursday 2014/04/24 at noon."),
      .allows("The hearings were on Thursday 24/04/2014, on Monday 06/07/2020 and on Monday 07/06/2020."),
      .allows("The meeting began on Monday 15 June as a webinar.", date: "2020-06-17"),
      .allows("The meeting began on Tuesday 15 June as a webinar."),
      .allows("It opened on Saturday, 29 February 2020, and closed on Sunday, March 1, 2020."),
      .allows("On Monday, May and June were compared; on Tuesday 5 May Day marches were held."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .dateline])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let dates = context.figures(of: article).dates.filter { $0.weekday != nil }
    if dates.isEmpty { return [] }
    let story = context.storyDay(of: article)
    return dates.compactMap { written in
      guard let weekday = written.weekday, let date = written.day(near: story),
        date.weekday != weekday.number,
        !isOneOff(written, date, weekday.number)
      else { return nil }
      let range = written.range(in: article)
      let right = WeekdayName(date.weekday, written, article)
      return Finding(
        written.year == nil ? .warning : info.severity, at: range,
        "'\(article.excerpt(range))': \(date.iso) was a \(right.full)",
        fixes: [
          .replace(
            article.tokens[weekday.token].core, with: right.like(article.tokens[weekday.token], article),
            .choice)
        ] + otherDay(written, weekday.number, date, article))
    }
  }

  /// Whether a computed day of a calendar by the moon may be the day beside it.
  private func isOneOff(_ written: WrittenDate, _ date: CalendarDate, _ weekday: Int) -> Bool {
    guard let tolerance = written.calendar?.tolerance, tolerance > 0 else { return false }
    return (-tolerance...tolerance).contains { date.adding(days: $0).weekday == weekday }
  }

  /// The nearest day of the month on which the weekday falls.
  private func otherDay(_ written: WrittenDate, _ weekday: Int, _ date: CalendarDate, _ article: Article)
    -> [Fix]
  {
    // In one run of figures the day has no place of its own.
    guard written.calendar == nil, written.form != .numeric, written.dayToken != written.monthToken else {
      return []
    }
    var shift = weekday - date.weekday
    if shift > 3 { shift -= 7 }
    if shift < -3 { shift += 7 }
    let day = written.day + shift
    guard CalendarDate(year: date.year, month: date.month, day: day) != nil else { return [] }
    let figures = article.tokens[written.dayToken].range
    let isPadded = written.form == .iso || article.byte(at: figures.lower) == 0x30
    let suffix =
      article.string(article.tokens[written.dayToken]).filter(\.isLetter).isEmpty ? "" : suffix(day)
    return [.replace(figures, with: (isPadded && day < 10 ? "0" : "") + String(day) + suffix, .choice)]
  }

  private func suffix(_ day: Int) -> String {
    switch day {
    case 1, 21, 31: "st"
    case 2, 22: "nd"
    case 3, 23: "rd"
    default: "th"
    }
  }
}
