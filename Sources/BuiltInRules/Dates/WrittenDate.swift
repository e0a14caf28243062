import ArticleModel
import RuleKit
import SourceText

/// A date as copy writes it: `Tuesday, 15 June 2020`, `Friday, Nov. 29, 2021`, `June 15`.
struct WrittenDate {
  /// The token of the weekday before the date.
  var weekday: (token: Int, number: Int)?
  var month: Int
  var day: Int
  var year: Int?
  /// The tokens of the day's and the year's figures.
  var dayToken: Int
  /// From the weekday, or the first part of the date, to the last.
  var tokens: Range<Int>

  /// The dates of an article, found at their months.
  static func all(in article: Article) -> [WrittenDate] {
    let months = article.vocabulary.months
    // Few forms are months: asked once for each, not for each word.
    var numbers = [Int](repeating: 0, count: article.forms.count + 1)
    for id in 1..<UInt32(max(1, article.forms.count + 1)) {
      guard let fields = months.fields(article.forms[id].hash), let number = fields.first else { continue }
      numbers[Int(id)] = Int(number) ?? 0
    }
    guard numbers.contains(where: { $0 > 0 }) else { return [] }
    return article.tokens.indices.compactMap { i in
      let token = article.tokens[i]
      guard token.isCapitalised, numbers[Int(token.form)] > 0 else { return nil }
      return read(i, month: numbers[Int(token.form)], article)
    }
  }

  private static func read(_ i: Int, month: Int, _ article: Article) -> WrittenDate? {
    if i > 0, let day = number(i - 1, article, suffixed: true), (1...39).contains(day) {
      return dayFirst(i, month, day, article)
    }
    var k = i + 1
    if k < article.tokens.count, article.tokens[k].kind == .stop { k += 1 }
    guard let day = number(k, article, suffixed: true), (1...39).contains(day), !isRange(k, article) else {
      return nil
    }
    var end = k + 1
    var year: Int?
    if end + 1 < article.tokens.count, article.tokens[end].kind == .comma,
      let found = number(end + 1, article), isYear(found)
    {
      year = found
      end += 2
    } else if let found = number(end, article), isYear(found) {
      year = found
      end += 1
    }
    return WrittenDate(month: month, day: day, year: year, dayToken: k, tokens: i..<end).withWeekday(article)
  }

  private static func dayFirst(_ i: Int, _ month: Int, _ day: Int, _ article: Article) -> WrittenDate? {
    guard !isRange(i - 1, article) else { return nil }
    var end = i + 1
    if end < article.tokens.count, article.tokens[end].kind == .stop, end + 1 < article.tokens.count,
      article.tokens[end + 1].kind == .number
    {
      end += 1
    }
    var year: Int?
    if end < article.tokens.count, article.tokens[end].kind == .comma, let found = number(end + 1, article),
      isYear(found)
    {
      year = found
      end += 2
    } else if let found = number(end, article), isYear(found) {
      year = found
      end += 1
    } else {
      end = i + 1
    }
    return WrittenDate(month: month, day: day, year: year, dayToken: i - 1, tokens: (i - 1)..<end)
      .withWeekday(article)
  }

  /// A plain figure, or one with `st`, `nd`, `rd`, `th`.
  private static func number(_ i: Int, _ article: Article, suffixed: Bool = false) -> Int? {
    guard i >= 0, i < article.tokens.count, article.tokens[i].kind == .number,
      article.tokens[i].possessive == 0
    else { return nil }
    let text = article.string(article.tokens[i])
    if let plain = Int(text) { return plain }
    guard suffixed, text.count > 2, ["st", "nd", "rd", "th"].contains(text.suffix(2)) else { return nil }
    return Int(text.dropLast(2))
  }

  private static func isYear(_ value: Int) -> Bool { (1000...2999).contains(value) }

  /// `15–17 June`: the weekday belongs to one end of it.
  private static func isRange(_ i: Int, _ article: Article) -> Bool {
    func joins(_ k: Int) -> Bool {
      guard k >= 0, k < article.tokens.count else { return false }
      return article.tokens[k].kind == .hyphen
        || article.tokens[k].kind == .dash && !article.tokens[k].shape.contains(.spaceBefore)
    }
    return joins(i - 1) || joins(i + 1)
  }

  /// The date with a weekday right before it, with or without a comma, `the` or a stop.
  private func withWeekday(_ article: Article) -> WrittenDate {
    var result = self
    var k = tokens.lowerBound - 1
    var steps = 0
    while k >= 0, steps < 2,
      [.comma, .stop].contains(article.tokens[k].kind) || article.string(article.tokens[k]) == "the"
    {
      k -= 1
      steps += 1
    }
    guard k >= 0, article.tokens[k].isCapitalised,
      let fields = article.vocabulary.weekdays.fields(article.hash(article.tokens[k])),
      let number = fields.first.flatMap({ Int($0) })
    else { return result }
    result.weekday = (k, number)
    result.tokens = k..<tokens.upperBound
    return result
  }
}
