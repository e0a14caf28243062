import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags what is announced for a day that has passed.
package struct FuturePastTense: Rule {
  package let info = RuleInfo(
    id: "future-past-tense",
    category: .dates,
    severity: .warning,
    isOnByDefault: false,
    summary: "What is still to come is announced for a day to come, and what is over has a day that is past.",
    rationale:
      "Stories that are taken up again keep `will meet on June 3` after the third of June. Needs the story's date; a day is allowed, since clocks differ round the world.",
    examples: [
      .flags("The council will meet on ⟦June 3⟧ in the old hall.", date: "2020-06-10"),
      .flags("The council met on ⟦June 3, 2021⟧ in the old hall.", date: "2020-06-10"),
      .flags("The council met on ⟦Friday, June 19⟧ in the old hall.", date: "2020-06-10"),
      .allows("The council will meet on June 13 in the old hall.", date: "2020-06-10"),
      .allows("The council met on June 3 in the old hall.", date: "2020-06-10"),
      .allows("The council will meet on June 3 in the old hall."),
      .allows("He said that the law of June 3 will be changed.", date: "2020-06-10"),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let dates = context.figures(of: article).dates
    guard !dates.isEmpty, let story = context.storyDay(of: article) else { return [] }
    return dates.compactMap { date in
      guard date.calendar == nil, let day = date.day(near: story), let verb = verb(before: date, article)
      else {
        return nil
      }
      let range = date.range(in: article)
      if verb == .future, day < story.adding(days: -1) {
        return Finding(
          at: range,
          "'\(article.text[range])' was before the story's date, \(story.iso)")
      }
      // A weekday that fits says as much as a year.
      if verb == .past, date.year != nil || date.weekday?.number == day.weekday, day > story.adding(days: 1) {
        return Finding(
          at: range,
          "'\(article.text[range])' is after the story's date, \(story.iso)")
      }
      return nil
    }
  }

  private enum Tense { case future, past }

  /// The tense of the verb right before `on DATE`: `will meet on`, `met on`.
  private func verb(before date: WrittenDate, _ article: Article) -> Tense? {
    let on = date.tokens.lowerBound - 1
    guard on >= 2, article.string(article.tokens[on]) == "on", article.tokens[on - 1].isLowercase else {
      return nil
    }
    let opener = article.string(article.tokens[on - 2])
    if opener == "will" || opener == "shall" { return .future }
    let tense = article.vocabulary["dated-verbs"].fields(article.hash(article.tokens[on - 1]))?.first
    if opener == "to" || opener == "be" || opener == "would" { return nil }
    return tense == "past" ? .past : nil
  }
}
