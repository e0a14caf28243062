import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a dateline whose date is not the story's, or whose lead names a day long past.
package struct DatelineDateMismatch: Rule {
  package let info = RuleInfo(
    id: "dateline-date-mismatch",
    category: .dateline,
    severity: .warning,
    summary: "The date of a dateline is the story's, and the lead's weekday fits it.",
    rationale: """
      A dateline kept from an older story, or copied from another, dates the news wrongly. A day more or less is \
      allowed, since it is another day elsewhere. What was `said on Tuesday` in a lead was said on the day of the \
      dateline or one of the two before.
      """,
    examples: [
      .flags(
        "LANGVIK, ⟦July 23⟧ (Xinhua) -- The council closed the old bridge after cracks were found.",
        date: "2020-07-30",
        isWhole: true),
      .flags(
        "LANGVIK, Jan. 16, 2022 (Xinhua) -- The mayor said on ⟦Tuesday⟧ that the old bridge is closed.",
        isWhole: true),
      .allows(
        "LANGVIK, July 23 (Xinhua) -- The council closed the old bridge after cracks were found.",
        date: "2020-07-24",
        isWhole: true),
      .allows(
        "LANGVIK, July 23 (Xinhua) -- The council closed the old bridge after cracks were found.",
        isWhole: true),
      .allows(
        "LANGVIK, Jan. 16, 2022 (Xinhua) -- The mayor said on Saturday that the old bridge is closed.",
        isWhole: true),
    ]
  )
  .reading([.dateline, .body])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let dateline = context.figures(of: article).dateline, let date = dateline.date, date.lastDay == nil
    else {
      return []
    }
    let story = context.storyDate
    if let story, let day = date.day(near: story), abs(day.ordinal - story.ordinal) > 1 {
      let range = date.range(in: article)
      return [
        Finding(at: range, "'\(article.text[range])', but the story's date is \(story.iso)")
      ]
    }
    return lead(date.day(near: story), behind: dateline, context, article).map { [$0] } ?? []
  }

  /// `said on Tuesday` in the lead's first sentence, three to five days before the dateline.
  private func lead(
    _ day: CalendarDate?, behind dateline: Dateline, _ context: RuleContext, _ article: Article
  ) -> Finding? {
    guard let day, let s = article.sentenceIndex(ofToken: dateline.tokens.upperBound) else { return nil }
    let words = context.figures(of: article).words
    for i in article.sentences[s].tokens where words[article.tokens[i]].kind == .weekday {
      let number = words[article.tokens[i]].value
      guard i >= 2, article.string(article.tokens[i - 1]) == "on", article.isSpeechVerb(i - 2),
        article.string(article.tokens[i - 2]).hasSuffix("d")
      else { continue }
      let back = (day.weekday - number + 7) % 7
      guard (3...5).contains(back) else { return nil }
      let range = article.tokens[i].core
      return Finding(
        at: range,
        "'\(article.text[range])' was \(back) days before the dateline, a \(DayName.full(day.weekday, article))",
        related: [RelatedPlace(dateline.range(in: article), "the dateline")])
    }
    return nil
  }
}
