import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a story that counts hours to 12 and to 24.
package struct Time2412Mixed: Rule {
  package let info = RuleInfo(
    id: "time-24-12-mixed",
    category: .dates,
    severity: .warning,
    summary: "A story counts the hours of the day in one way.",
    rationale:
      "`at 14:39` and `at 2:39 p.m.` in one story come from two sources. Times in brackets and with a zone, such as `(1400 GMT)`, keep their own form.",
    examples: [
      .flags("The train left at 2:39 p.m. and was stopped at 3:10 p.m.\n\nIt went on at ⟦17:20⟧."),
      .flags("The train left at 14:39 and was stopped at 15:10.\n\nIt went on at ⟦5:20 p.m.⟧ on Monday."),
      .allows("The train left at 2:39 p.m. local time (1239 GMT) and came at 4 p.m."),
      .allows("The train left at 14:39 and came at 16:05, he said: \"I saw it at 4 p.m. sharp.\""),
      .allows("It won 12:10 after the start at 3 p.m."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let clocks = context.figures(of: article).clocks.filter { clock in
      let first = clock.tokens.lowerBound
      let start = article.tokens[first].range.start
      let isPlain = clock.zone == nil || clock.zone == .local
      let isBracketed = first > 0 && article.tokens[first - 1].kind == .openBracket
      return clock.form != .word && isPlain && !isBracketed && !article.isQuoted(start)
        && info.regions.contains(article.region(at: start))
    }
    // Before one o'clock both ways look alike.
    let long = clocks.filter { $0.form == .twentyFour && $0.minute >= 13 * 60 }
    let short = clocks.filter { $0.form == .twelve }
    guard let firstLong = long.first, let firstShort = short.first else { return [] }
    let isLongRare =
      long.count != short.count
      ? long.count < short.count : firstLong.tokens.lowerBound > firstShort.tokens.lowerBound
    let other = isLongRare ? firstShort : firstLong
    return (isLongRare ? long : short).map { clock in
      let range = article.range(of: clock.figures)
      return Finding(
        at: range,
        "'\(article.text[range])' here, '\(article.excerpt(other.figures))' elsewhere",
        related: [RelatedPlace(article.range(of: other.figures), "the story's other way")])
    }
  }
}
