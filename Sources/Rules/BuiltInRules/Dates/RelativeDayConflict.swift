import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a day that is named and called today, where both cannot be.
package struct RelativeDayConflict: Rule {
  package let info = RuleInfo(
    id: "relative-day-conflict",
    category: .dates,
    severity: .warning,
    summary: "The day that is named beside today, yesterday or tomorrow is that day.",
    rationale:
      "`yesterday (Tuesday)` in a story of a Monday: one of the two was taken over from another day's story. Needs the story's date.",
    examples: [
      .flags("The council met ⟦yesterday (Tuesday⟧) in the old hall.", date: "2020-06-15"),
      .flags("It meets ⟦tomorrow, Friday⟧, in the old hall.", date: "2020-06-15"),
      .flags("It meets ⟦today (June 18⟧) in the old hall.", date: "2020-06-15"),
      .flags("The council met ⟦yesterday, on Tuesday⟧, in the old hall.", date: "2020-06-15"),
      .allows("The council met yesterday (Sunday) in the old hall.", date: "2020-06-15"),
      .allows("It met yesterday, Monday's session being the last.", date: "2020-06-15"),
      .allows("The council met yesterday (Tuesday) in the old hall."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    guard let story = context.storyDay(of: article) else { return [] }
    return RelativeDay.all(in: article).compactMap { found in
      var mark = found.tokens.upperBound
      guard mark + 2 < article.tokens.count,
        [.comma, .openBracket].contains(article.tokens[mark].kind), article.tokens[mark - 1].possessive == 0
      else { return nil }
      // `yesterday, on Tuesday, …`
      if article.string(article.tokens[mark + 1]) == "on" { mark += 1 }
      let day = story.adding(days: found.days)
      var end = mark + 2
      if let date = figures.dates(in: mark + 1..<mark + 2).first, date.lastDay == nil {
        guard let stated = date.day(near: story),
          abs(stated.ordinal - day.ordinal) > (found.isPartOfDay ? 1 : 0)
        else {
          return nil
        }
        end = date.tokens.upperBound
      } else {
        let meaning = figures.words[article.tokens[mark + 1]]
        guard meaning.kind == .weekday, article.tokens[mark + 1].possessive == 0, closes(end, article),
          meaning.value != day.weekday, !found.isPartOfDay
        else { return nil }
      }
      let range = article.range(of: found.tokens.lowerBound..<end)
      return Finding(
        at: range,
        "'\(article.text[range])': for a story of \(story.iso) that is \(DayName.full(day.weekday, article)), \(day.iso)"
      )
    }
  }

  private func closes(_ i: Int, _ article: Article) -> Bool {
    i >= article.tokens.count || [.comma, .closeBracket, .stop].contains(article.tokens[i].kind)
  }
}
