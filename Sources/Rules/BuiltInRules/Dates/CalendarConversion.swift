import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a day or year of another calendar whose Gregorian one beside it is another.
package struct CalendarConversion: Rule {
  package let info = RuleInfo(
    id: "calendar-conversion",
    category: .dates,
    severity: .warning,
    isOnByDefault: false,
    summary: "A date of another calendar and the Gregorian one in brackets are one day.",
    rationale:
      "Solar Hijri dates are computed, dates of the lunar year allow a day more or less, and Juche, Republic of China and Buddhist years are counted. Off by default: few desks write such dates.",
    examples: [
      .flags("The decree of ⟦Khordad 27, 1399 (June 15, 2020⟧) stands."),
      .flags("The calendar reads ⟦Juche 109 (2019⟧) there."),
      .flags("The law dates from ⟦Minguo 109 (2019⟧)."),
      .allows("The decree of Khordad 27, 1399 (June 16, 2020) stands."),
      .allows("The calendar reads Juche 109 (2020) there, and B.E. 2563 (2020) here."),
      .allows("The feast of 1 Shawwal 1441 (24 May 2020) was quiet."),
      .allows("It closed on 12 Shahrivar 1399 (2 September 2020)."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    let days = zip(figures.dates, figures.dates.dropFirst()).compactMap { day($0, $1, article) }
    return days + figures.words.numbers.compactMap { year($0, article) }
  }

  private func day(_ a: WrittenDate, _ b: WrittenDate, _ article: Article) -> Finding? {
    guard (a.calendar == nil) != (b.calendar == nil), b.tokens.lowerBound == a.tokens.upperBound + 1,
      article.tokens[a.tokens.upperBound].kind == .openBracket, a.year != nil, b.year != nil
    else { return nil }
    let other = a.calendar == nil ? b : a
    let gregorian = a.calendar == nil ? a : b
    let range = article.range(of: a.tokens.lowerBound..<b.tokens.upperBound)
    guard let stated = gregorian.stated, let calendar = other.calendar else { return nil }
    guard let right = other.stated else {
      return Finding(at: range, "there is no '\(article.excerpt(other.tokens))'")
    }
    guard abs(right.ordinal - stated.ordinal) > calendar.tolerance else { return nil }
    return Finding(
      at: range,
      "'\(article.excerpt(other.tokens))' is \(right.iso), not '\(article.excerpt(gregorian.tokens))'")
  }

  /// `Juche 109 (2020)`
  private func year(_ i: Int, _ article: Article) -> Finding? {
    let eras = article.vocabulary["calendar-eras"]
    guard i > 0, i + 3 < article.tokens.count, article.tokens[i + 1].kind == .openBracket,
      article.tokens[i + 3].kind == .closeBracket, let stated = SentenceYears.year(at: i + 2, article),
      let number = PrintedNumber(article.tokens[i], article), number.figure.exponent == 0,
      number.figure.digits < 5000
    else { return nil }
    for length in 1...3 where i >= length {
      let start = i - length
      guard article.phraseEnd(eras, at: start) == i,
        let name = eras.fields(article.phraseHash(start..<i))?.first,
        let calendar = OtherCalendar(rawValue: String(name))
      else { continue }
      let years = calendar.gregorianYears(of: Int(number.figure.digits))
      guard !years.contains(stated) else { return nil }
      let range = article.range(of: start..<i + 3)
      return Finding(
        at: range,
        "'\(article.excerpt(start..<i + 1))' is \(years.lowerBound)\(years.count > 1 ? "-\(years.upperBound)" : ""), not '\(stated)'"
      )
    }
    return nil
  }
}
