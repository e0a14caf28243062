import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a weekday that does not fit its date.
package struct WeekdayDateMismatch: Rule {
  package let info = RuleInfo(
    id: "weekday-date-mismatch",
    category: .dates,
    severity: .error,
    regions: [.headline, .body, .crosshead, .caption, .dateline],
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
      .allows("The meeting began on Monday 15 June as a webinar.", date: "2020-06-17"),
      .allows("The meeting began on Tuesday 15 June as a webinar."),
      .allows("It opened on Saturday, 29 February 2020, and closed on Sunday, March 1, 2020."),
      .allows("On Monday, May and June were compared; on Tuesday 5 May Day marches were held."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    WrittenDate.all(in: article).compactMap { written in
      guard let weekday = written.weekday, let date = date(of: written, context),
        date.weekday != weekday.number
      else {
        return nil
      }
      let first = article.tokens[written.tokens.lowerBound].range
      let range = first.union(article.tokens[written.tokens.upperBound - 1].range)
      let right = name(of: date.weekday, like: article.tokens[weekday.token], article)
      return Diagnostic(
        info.id, written.year == nil ? .warning : info.severity, at: range,
        "'\(article.excerpt(range))': \(date.iso) was a \(name(of: date.weekday, article))",
        fixes: [.replace(article.tokens[weekday.token].core, with: right, .choice)]
          + otherDay(written, weekday.number, date, article))
    }
  }

  /// The day that is meant: of the year in the copy, else of the year that puts it nearest to the story.
  private func date(of written: WrittenDate, _ context: RuleContext) -> CalendarDate? {
    if let year = written.year { return CalendarDate(year: year, month: written.month, day: written.day) }
    guard let story = context.storyDate else { return nil }
    let candidates = (story.year - 1...story.year + 1).compactMap {
      CalendarDate(year: $0, month: written.month, day: written.day)
    }
    return candidates.min { abs($0.ordinal - story.ordinal) < abs($1.ordinal - story.ordinal) }
  }

  /// The nearest day of the month on which the weekday falls.
  private func otherDay(_ written: WrittenDate, _ weekday: Int, _ date: CalendarDate, _ article: Article)
    -> [Fix]
  {
    var shift = weekday - date.weekday
    if shift > 3 { shift -= 7 }
    if shift < -3 { shift += 7 }
    let day = written.day + shift
    guard CalendarDate(year: date.year, month: date.month, day: day) != nil else { return [] }
    return [.replace(article.tokens[written.dayToken].range, with: String(day), .choice)]
  }

  private func name(of number: Int, _ article: Article) -> String {
    let list = article.vocabulary.weekdays
    let places = list.entries.indices.filter {
      list.fields(at: $0).first == "\(number)" && list.fields(at: $0).dropFirst().first == "en"
    }
    let longest = places.map { list.entries[$0] }.max { $0.utf8.count < $1.utf8.count } ?? ""
    return longest.prefix(1).uppercased() + longest.dropFirst()
  }

  /// The right weekday in full, or in three letters where the copy shortens it.
  private func name(of number: Int, like token: Token, _ article: Article) -> String {
    let full = name(of: number, article)
    return token.core.count <= 4 ? String(full.prefix(3)) : full
  }
}
