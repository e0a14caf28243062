import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a well-known event that is given another year.
package struct YearConflict: Rule {
  package let info = RuleInfo(
    id: "year-conflict",
    category: .dates,
    severity: .warning,
    summary: "A treaty, disaster or war that everybody dates has its year.",
    rationale:
      "`the 2016 nuclear deal` in a story about Iran is the one of 2015. Read is a year right before the event's name, from a list of events that happened once.",
    examples: [
      .flags("Iran kept to the ⟦2016 nuclear deal⟧, the agency said."),
      .flags("The town was built after the ⟦1987 Chernobyl disaster⟧."),
      .allows("Iran kept to the 2015 nuclear deal, the agency said."),
      .allows("Korea broke the 1994 nuclear deal, the agency said."),
      .allows("The plant was closed after the 1986 Chernobyl disaster, and the law passed in 1987."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let events = article.vocabulary["dated-events"]
    return context.figures(of: article).words.numbers.compactMap { i in
      guard i + 1 < article.tokens.count, article.tokens[i].kind == .number,
        article.mayBegin(events, at: i + 1),
        let number = PrintedNumber(article.tokens[i], article), number.isYearLike,
        let end = article.phraseEnd(events, at: i + 1),
        let fields = events.fields(article.phraseHash(i + 1..<end)), let years = fields.first
      else { return nil }
      let known = years.split(separator: ",").compactMap { Int($0) }
      guard !known.contains(Int(number.figure.digits)) else { return nil }
      if fields.count > 1, !fields[1].isEmpty {
        let isThere = fields[1].split(separator: ",").contains {
          article.forms.id(of: ByteHash.of($0)) != nil
        }
        guard isThere else { return nil }
      }
      let range = article.range(of: i..<end)
      return Finding(
        at: range,
        "'\(article.text[range])' is of \(known.map(String.init).joined(separator: " or "))")
    }
  }
}
