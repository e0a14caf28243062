import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags today, yesterday and tomorrow where the day should be named.
package struct RelativeDayWord: Rule {
  package let info = RuleInfo(
    id: "relative-day-word",
    category: .dates,
    severity: .warning,
    isOnByDefault: false,
    summary: "A story for the whole world names the day.",
    rationale:
      "It is read in other zones and on other days than it is written: AP, Reuters and AFP name the weekday. With the story's date the fix does.",
    examples: [
      .flags(
        "The council met ⟦yesterday⟧ in the old hall.", fixed: "The council met on Sunday in the old hall.",
        date: "2020-06-15"),
      .flags(
        "⟦Tomorrow⟧ the council meets again.", fixed: "On Tuesday the council meets again.",
        date: "2020-06-15"),
      .flags("The bridge was closed ⟦last night⟧."),
      .allows("\"We leave today,\" the mayor said."),
      .allows("It is today's youth that reads USA Today."),
      .allows("The council met on Sunday."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    RelativeDay.all(in: article).compactMap { found in
      let token = article.tokens[found.tokens.upperBound - 1]
      guard token.possessive == 0 else { return nil }
      let range = article.range(of: found.tokens)
      var fixes: [Fix] = []
      if found.tokens.count == 1, !found.isPartOfDay, let story = context.storyDay(of: article) {
        let name = DayName.full(story.adding(days: found.days).weekday, article)
        let isFirst = article.tokens[found.tokens.lowerBound].shape.contains(.sentenceStart)
        fixes = [.replace(range, with: (isFirst ? "On " : "on ") + name, .unsafe)]
      }
      return Finding(
        at: range,
        "'\(article.text[range])' is another day for other readers: name it",
        fixes: fixes)
    }
  }
}
