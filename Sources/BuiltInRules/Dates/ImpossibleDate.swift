import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a date that no calendar has.
package struct ImpossibleDate: Rule {
  package let info = RuleInfo(
    id: "impossible-date",
    category: .dates,
    severity: .error,
    regions: [.headline, .body, .crosshead, .caption, .dateline],
    summary: "A date is a day of the calendar.",
    rationale:
      "31 June and, in most years, 29 February are slips for another day. Without a year, 29 February is left alone.",
    examples: [
      .flags("The law takes effect on ⟦June 31⟧."),
      .flags("The court ruled on ⟦29 February 2021⟧ that the vote stands."),
      .allows("The court ruled on 29 February 2020 and on 31 December."),
      .allows("The law takes effect on June 30; the May 35 group and Act 31 of June stand."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    WrittenDate.all(in: article).compactMap { written in
      // Any leap year will do where none is given.
      guard written.day <= 31,
        CalendarDate(year: written.year ?? 2000, month: written.month, day: written.day) == nil
      else {
        return nil
      }
      let start =
        written.weekday == nil
        ? written.tokens.lowerBound : min(written.dayToken, written.tokens.upperBound - 1)
      let first = article.tokens[min(start, written.tokens.lowerBound)].range
      let range = first.union(article.tokens[written.tokens.upperBound - 1].range)
      return Diagnostic(info.id, info.severity, at: range, "there is no '\(article.excerpt(range))'")
    }
  }
}
