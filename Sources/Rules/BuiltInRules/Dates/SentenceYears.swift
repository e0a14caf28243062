import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// The years of one sentence, and what they are years of.
struct SentenceYears {
  struct Year {
    var token: Int
    var year: Int
  }

  let all: [Year]

  init(_ sentence: Range<Int>, _ figures: FigureTable, _ article: Article) {
    all = figures.words.numbers(in: sentence).compactMap { i in
      SentenceYears.year(at: i, article).map { Year(token: i, year: $0) }
    }
  }

  /// The year at a token, from 1000 to 2999.
  static func year(at i: Int, _ article: Article) -> Int? {
    guard i < article.tokens.count, let number = PrintedNumber(article.tokens[i], article), number.isYearLike
    else {
      return nil
    }
    return Int(number.figure.digits)
  }

  /// The year in which the thing began whose anniversary stands at a token: behind a word such as `founded`, or
  /// right behind `anniversary of the`.
  func origin(of anniversary: Int, _ article: Article) -> Year? {
    let openers = article.vocabulary["founding-words"]
    for year in all {
      // `founded in 1934`, `founded in May 1934`
      let start = max(0, year.token - 4)
      for k in start..<year.token where article.token(k, isIn: openers) && year.token < anniversary {
        let gap = k + 1..<year.token
        let isDate = gap.allSatisfy {
          article.string(article.tokens[$0]) == "in"
            || article.vocabulary.months.contains(article.hash(article.tokens[$0]))
        }
        if isDate, !gap.isEmpty { return year }
      }
      // `anniversary of the 1945 liberation`
      let lead = anniversary + 1
      if year.token > lead, year.token - lead <= 2, article.string(article.tokens[lead]) == "of",
        year.token == lead + 1 || ["the", "its", "their"].contains(article.string(article.tokens[lead + 1]))
      {
        return year
      }
    }
    return nil
  }

  /// Whether a year says when an anniversary is: `anniversary in 2019`, or `In 2019, …`.
  func isReference(_ year: Year, of anniversary: Int, _ article: Article) -> Bool {
    guard year.token > 0, article.string(article.tokens[year.token - 1]).lowercased() == "in" else {
      return false
    }
    return year.token == anniversary + 2 || article.tokens[year.token - 1].shape.contains(.sentenceStart)
  }
}

/// The number of an anniversary: `80th`, `seventy-fifth`, `20-year`.
struct CountedYears {
  var years: Int
  /// The first token of the number.
  var start: Int

  init?(before i: Int, _ words: FigureWords, _ article: Article) {
    guard i > 0 else { return nil }
    let before = article.tokens[i - 1]
    if before.kind == .number {
      guard let number = PrintedNumber(before, article), number.suffix.count == 2,
        number.figure.exponent == 0,
        number.figure.digits < 3000
      else { return nil }
      years = Int(number.figure.digits)
      start = i - 1
      return
    }
    let meaning = words[before]
    guard meaning.kind == .ordinal, meaning.value > 1 || meaning.value == 1 else { return nil }
    years = meaning.value
    start = i - 1
    if i > 2, article.tokens[i - 2].kind == .hyphen, words[article.tokens[i - 3]].kind == .tens,
      meaning.value < 10
    {
      years += words[article.tokens[i - 3]].value
      start = i - 3
    } else if i > 1, words[article.tokens[i - 2]].kind != .none {
      // `one hundred and fiftieth`, `two hundredth`: too rare to read.
      return nil
    }
  }
}
