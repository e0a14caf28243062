import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags months that are not shortened in the manner of AP.
package struct MonthAbbrev: Rule {
  package let info = RuleInfo(
    id: "month-abbrev",
    category: .dates,
    severity: .note,
    isOnByDefault: false,
    summary: "With a day, long months are shortened and short ones are not.",
    rationale:
      "The way of AP: Jan., Feb., Aug., Sept., Oct., Nov. and Dec. with a day, March to July in full; all in full without one.",
    fixSafety: "Safe: the same month in its long or short form.",
    examples: [
      .flags("The law passed on ⟦September⟧ 3.", fixed: "The law passed on Sept. 3."),
      .flags("The law passed on ⟦Mar.⟧ 5.", fixed: "The law passed on March 5."),
      .flags("The law passed on ⟦Sept⟧ 3.", fixed: "The law passed on Sept. 3."),
      .allows("The law passed on Sept. 3 and March 5, and in September."),
      .allows("The law passed on 3 September."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let forms = article.vocabulary["month-abbreviations"]
    let entries = forms.entries
    return context.figures(of: article).dates.compactMap { date in
      guard date.form == .monthFirst, date.isEnglish, date.calendar == nil,
        let place = entries.indices.first(where: { forms.fields(at: $0).first == "\(date.month)" })
      else { return nil }
      let right = entries[place]
      let end = article.tokens[date.dayToken - 1].kind == .stop ? date.dayToken : date.monthToken + 1
      let range = article.range(of: date.monthToken..<end)
      let text = article.text[range]
      guard text != right, !article.tokens[date.monthToken].shape.contains(.allCapitals) else { return nil }
      return Finding(
        at: range, "'\(text)' is written '\(right)' before a day",
        fixes: [.replace(range, with: right, .safe)])
    }
  }
}
