import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags an Iranian year that readers elsewhere take for a year of the Middle Ages.
package struct IranianYearSpan: Rule {
  package let info = RuleInfo(
    id: "iranian-year-span",
    category: .dates,
    severity: .note,
    summary: "An Iranian year stands with the Gregorian years that it falls in.",
    rationale:
      "`in 1398 exports rose` means March 2019 to March 2020. Read in stories that speak of Iran, where a year from 1300 to 1450 stands behind a word such as in or since; years that do not fit those in brackets are reported as well.",
    examples: [
      .flags("Iran's exports rose in ⟦1398⟧, the customs office said."),
      .flags("Iran's budget of the year ⟦1399⟧ (2018-2019) is large."),
      .allows("Iran's exports rose in 1398 (March 2019-March 2020), the customs office said."),
      .allows("Iran's budget of the Iranian year 1399 (March 20, 2020-March 20, 2021) is large."),
      .allows("The play opens in 1399, when Henry IV is crowned."),
      .allows("Iran's fund paid in 1398 dollars and counted 1399 people."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let isIran = ["iran", "iranian", "tehran"].contains { article.forms.id(of: ByteHash.of($0)) != nil }
    guard isIran else { return [] }
    let figures = context.figures(of: article)
    let openers = article.vocabulary["year-openers"]
    return figures.words.numbers.compactMap { i in
      guard i > 0, let year = SentenceYears.year(at: i, article), (1300...1450).contains(year),
        article.token(i - 1, isIn: openers), !isCount(i + 1, article),
        !figures.dates.contains(where: { $0.tokens.contains(i) })
      else { return nil }
      let range = article.tokens[i].range
      let right = OtherCalendar.solarHijri.gregorianYears(of: year)
      let stated = statedYears(behind: i, article)
      if stated.contains(where: right.contains) { return nil }
      return Finding(
        at: range,
        "'\(year)' is an Iranian year: \(right.lowerBound)-\(right.upperBound % 100) (March to March)")
    }
  }

  private func isCount(_ i: Int, _ article: Article) -> Bool {
    i < article.tokens.count && article.tokens[i].isLowercase
      && article.byte(before: article.tokens[i].core.upper) == UInt8(ascii: "s")
      || i < article.tokens.count && article.token(i, isIn: article.vocabulary["counted-nouns"])
  }

  /// The years in a bracket behind a token.
  private func statedYears(behind i: Int, _ article: Article) -> [Int] {
    guard i + 1 < article.tokens.count, article.tokens[i + 1].kind == .openBracket else { return [] }
    var years: [Int] = []
    for k in i + 2..<min(i + 16, article.tokens.count) {
      if article.tokens[k].kind == .closeBracket { break }
      if let year = SentenceYears.year(at: k, article) { years.append(year) }
    }
    return years
  }
}
