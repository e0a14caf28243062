import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags dates in figures that may be read in two ways.
package struct DateOrderAmbiguous: Rule {
  package let info = RuleInfo(
    id: "date-order-ambiguous",
    category: .dates,
    severity: .warning,
    summary: "A date in figures can be read in one way only.",
    rationale:
      "`06/07/2020` is 6 July in most of the world and 7 June in America. Left alone where day and month are the same, where the day is above 12, and where another date of the story shows the order.",
    examples: [
      .flags("The law was signed on ⟦06/07/2020⟧ in the capital."),
      .flags("It came into force on ⟦3.4.21⟧, the ministry said."),
      .allows("The law was signed on 15/06/2020 and published on 01/07/2020."),
      .allows("It came into force on 2020-06-07, and again on 7/7/2020."),
      .allows("The law was signed on Monday 06/07/2020, in the capital."),
      .allows("The fund holds 3.4 million, and version 3.4.21 is out. Flight 06/07 left."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let dates = context.figures(of: article).dates.filter { $0.form == .numeric }
    // One date with a day above 12 shows how the story writes all of them.
    guard !dates.isEmpty, dates.allSatisfy({ $0.day <= 12 && $0.month <= 12 }) else { return [] }
    return dates.compactMap { date in
      // A weekday beside it shows which is meant.
      guard date.day != date.month, date.weekday == nil, let year = date.year,
        let first = CalendarDate(year: year, month: date.month, day: date.day),
        let second = CalendarDate(year: year, month: date.day, day: date.month)
      else { return nil }
      let range = date.range(in: article)
      return Finding(
        at: range,
        "'\(article.text[range])' may be \(first.iso) or \(second.iso): write the month in letters")
    }
  }
}
