import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags days that carry st, nd, rd or th.
package struct OrdinalInDate: Rule {
  package let info = RuleInfo(
    id: "ordinal-in-date",
    category: .dates,
    severity: .note,
    isOnByDefault: false,
    summary: "The day of a date is a plain figure.",
    rationale: "Agencies write `June 15`, and say the rest.",
    fixSafety: "Safe: the day stays; two letters go.",
    examples: [
      .flags("The law passed on June ⟦15th⟧.", fixed: "The law passed on June 15."),
      .flags("The law of ⟦3rd⟧ May 2020 stands.", fixed: "The law of 3 May 2020 stands."),
      .allows("The law passed on June 15, on the 15th floor."),
      .allows("It stood until the 15th of June."),
    ]
  )
  .reading(.prose, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).dates.compactMap { date in
      guard date.isEnglish, date.lastDay == nil,
        let number = PrintedNumber(article.tokens[date.dayToken], article), !number.suffix.isEmpty,
        abs(date.monthToken - date.dayToken) == 1 || article.tokens[date.monthToken + 1].kind == .stop
      else { return nil }
      let range = article.tokens[date.dayToken].range
      // `the 15th June` keeps its article.
      if date.dayToken > 0, article.string(article.tokens[date.dayToken - 1]) == "the" { return nil }
      return Finding(
        at: range, "'\(article.text[range])' is written '\(date.day)' in a date",
        fixes: [.replace(range, with: "\(date.day)", .safe)])
    }
  }
}
