import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags times that are not written in the manner of the house.
package struct TimeForm: Rule {
  package let info = RuleInfo(
    id: "time-form",
    category: .dates,
    severity: .note,
    isOnByDefault: false,
    summary: "Times of day are written in the manner of the house.",
    rationale:
      "AP writes `7 p.m.`, British papers `7pm`; neither writes `7:00 PM` or `7 o'clock p.m.`. Set `style` to `uk` for the latter.",
    fixSafety: "Safe: the same time in the form that was asked for.",
    examples: [
      .flags("The talks begin at ⟦7:00 PM⟧ in the hall.", fixed: "The talks begin at 7 p.m. in the hall."),
      .flags("The talks begin at ⟦7pm⟧ in the hall.", fixed: "The talks begin at 7 p.m. in the hall."),
      .flags("They end at ⟦8.30am⟧ on Monday.", fixed: "They end at 8:30 a.m. on Monday."),
      .flags("They end at 7 p.m. ⟦in the evening⟧ on Monday.", fixed: "They end at 7 p.m. on Monday."),
      .allows("The talks begin at 7 p.m. and end at 8:30 a.m. on Monday."),
      .allows("The talks begin at 19:00, or 1700 GMT."),
    ]
  )
  .reading([.body, .caption], quotations: false)
  .taking([.choice("style", default: "ap", of: ["ap", "uk"], "`ap` for `7 p.m.`, `uk` for `7pm`.")])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let isBritish = context.option("style", of: info) == "uk"
    return context.figures(of: article).clocks.compactMap { clock in
      guard clock.form == .twelve else { return nil }
      let range = article.range(of: clock.figures)
      let name = WrittenClock.name(clock.minute, as: .twelve)
      let right = isBritish ? name.filter { $0 != " " && $0 != "." } : name
      guard article.text[range] != right else { return daypart(behind: clock, article) }
      return Finding(
        at: range, "'\(article.text[range])' is written '\(right)'",
        fixes: [.replace(range, with: right, .safe)])
    }
  }

  /// `7 p.m. in the evening` says it twice.
  private func daypart(behind clock: WrittenClock, _ article: Article) -> Finding? {
    let start = clock.figures.upperBound
    guard start + 2 < article.tokens.count, article.string(article.tokens[start]) == "in",
      article.string(article.tokens[start + 1]) == "the",
      ["morning", "afternoon", "evening"].contains(article.string(article.tokens[start + 2]))
    else { return nil }
    let range = article.range(of: start..<start + 3)
    return Finding(
      at: range,
      "'\(article.text[range])' repeats '\(article.excerpt(clock.figures))'",
      fixes: [
        Fix(
          "Remove '\(article.text[range])'", .unsafe,
          [.delete(TextRange(article.tokens[start - 1].range.upper, range.upper))])
      ])
  }
}
