import ArticleModel
import Calendars
import SourceText

/// Reads the dates of an article, found at their months and at figures with inner marks.
struct DateReader {
  let article: Article
  let words: FigureWords

  /// All dates, sorted by their first token.
  func dates() -> [WrittenDate] {
    var found = words.months.compactMap { read(month: $0, words[article.tokens[$0]]) }
    found += words.otherMonths.compactMap(readOther)
    found += words.numbers.compactMap(readFigures)
    guard found.count > 1 else { return found }
    found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    // `2 June 3` may be read twice: the first reading stays.
    var result: [WrittenDate] = []
    for date in found where date.tokens.lowerBound >= result.last?.tokens.upperBound ?? 0 {
      result.append(date)
    }
    return result
  }

  // MARK: Months in words

  private func read(month i: Int, _ meaning: FigureWords.Meaning) -> WrittenDate? {
    // `May` and `March` are months with a capital only; other languages write theirs small.
    if !article.tokens[i].isCapitalised, meaning.isEnglish { return nil }
    let date = dayFirst(i, meaning.value) ?? monthFirst(i, meaning.value)
    guard var date else { return nil }
    date.isEnglish = meaning.isEnglish
    attachWeekday(&date)
    // Without a capital only a year or weekday shows that it is one.
    if !article.tokens[i].isCapitalised, date.year == nil, date.weekday == nil { return nil }
    return date
  }

  /// `27 Khordad 1399`, `Khordad 27, 1399`: only with a year, since the names are names of people too.
  private func readOther(_ i: Int) -> WrittenDate? {
    let list = article.vocabulary["calendar-months"]
    guard article.tokens[i].isCapitalised, let end = article.phraseEnd(list, at: i),
      let fields = list.fields(article.phraseHash(i..<end)), fields.count >= 2, let month = Int(fields[0]),
      let calendar = OtherCalendar(rawValue: String(fields[1]))
    else { return nil }
    guard var date = dayFirst(i, month, end: end) ?? monthFirst(i, month, end: end), let year = date.year,
      (1200...1500).contains(year)
    else { return nil }
    date.calendar = calendar
    attachWeekday(&date)
    return date
  }

  private func dayFirst(_ i: Int, _ month: Int, end monthEnd: Int? = nil) -> WrittenDate? {
    let k = dayBefore(i)
    guard let day = day(k), !isInsideFigure(k) else { return nil }
    var date = WrittenDate(
      form: .dayFirst, month: month, day: day, isEnglish: true, dayToken: k, monthToken: i,
      tokens: k..<(monthEnd ?? i + 1))
    if let first = rangeStart(endingAt: k) {
      date.day = first.day
      date.lastDay = day
      date.dayToken = first.token
      date.tokens = first.token..<date.tokens.upperBound
    }
    attachYear(&date)
    return date
  }

  /// The token before a month, past the `of` of `the 15th of June`, the `de` of `16 de junio` and the stop of
  /// `16. Juni`.
  private func dayBefore(_ i: Int) -> Int {
    guard i > 1 else { return i - 1 }
    let before = article.tokens[i - 1]
    let isForeign = !words[article.tokens[i]].isEnglish
    if before.kind == .stop, isForeign { return i - 2 }
    guard before.isWord, before.core.count == 2 else { return i - 1 }
    switch article.string(before) {
    // `Act 31 of June` is no day.
    case "of": return PrintedNumber(article.tokens[i - 2], article)?.suffix.isEmpty ?? true ? i - 1 : i - 2
    case "de": return isForeign ? i - 2 : i - 1
    default: return i - 1
    }
  }

  private func monthFirst(_ i: Int, _ month: Int, end monthEnd: Int? = nil) -> WrittenDate? {
    // `September's 31 pct devaluation`
    if article.tokens[i].possessive > 0 { return nil }
    var k = monthEnd ?? i + 1
    if k < article.tokens.count, article.tokens[k].kind == .stop { k += 1 }
    guard let day = day(k), !article.tokens[k].shape.contains(.lineBefore) else { return nil }
    var date = WrittenDate(
      form: .monthFirst, month: month, day: day, isEnglish: true, dayToken: k, monthToken: i,
      tokens: i..<k + 1)
    if let last = rangeEnd(from: k) {
      date.lastDay = last.day
      date.tokens = i..<last.token + 1
    } else if isJoined(k) {
      return nil
    }
    attachYear(&date)
    // `In September 31 migrants drowned`: days stand behind `on`.
    if date.year == nil, i > 0, article.tokens[i - 1].core.count == 2,
      article.string(article.tokens[i - 1]).lowercased() == "in", isCounted(k + 1)
    {
      return nil
    }
    return date
  }

  /// A figure from 1 to 39, so that impossible days are read too, with or without `st`, `nd`, `rd`, `th`.
  private func day(_ i: Int) -> Int? {
    guard i >= 0, i < article.tokens.count, article.tokens[i].kind == .number,
      article.tokens[i].possessive == 0, let number = PrintedNumber(article.tokens[i], article),
      number.figure.exponent == 0, number.wholeDigits <= 2, number.grouping == .none,
      (1...39).contains(number.figure.digits)
    else { return nil }
    if !number.suffix.isEmpty {
      let suffix = article.text[number.suffix]
      guard ["st", "nd", "rd", "th", "er", "º"].contains(suffix) else { return nil }
    }
    return Int(number.figure.digits)
  }

  private func attachYear(_ date: inout WrittenDate) {
    var k = date.tokens.upperBound
    guard k < article.tokens.count else { return }
    var hasComma = false
    // `15 Dec. 2020`
    if article.tokens[k].kind == .stop, date.form == .dayFirst,
      article.tokens[date.monthToken].core.count <= 4
    {
      k += 1
    } else if article.tokens[k].kind == .comma {
      k += 1
      hasComma = true
    }
    // `15 de junio de 2020`
    if !hasComma, k + 1 < article.tokens.count, article.tokens[k].core.count == 2,
      ["de", "of"].contains(article.string(article.tokens[k]))
    {
      k += 1
    }
    guard k < article.tokens.count, article.tokens[k].kind == .number, article.tokens[k].possessive == 0,
      let number = PrintedNumber(article.tokens[k], article), number.isYearLike,
      isInParagraph(k, of: date.monthToken), !isClock(k)
    else { return }
    let year = Int(number.figure.digits)
    // `On June 15, 1500 soldiers marched`: a count, unless it is a year of our time.
    if !(1900...2100).contains(year), !hasComma || isCounted(k + 1) {
      if isCounted(k + 1) { return }
    }
    date.year = year
    date.tokens = date.tokens.lowerBound..<(k + 1)
  }

  /// Whether a token stands in the paragraph of another: the figure that begins the next one is no year.
  private func isInParagraph(_ k: Int, of other: Int) -> Bool {
    if article.tokens[k].shape.isDisjoint(with: .lineBefore) { return true }
    return article.paragraphIndex(at: article.tokens[k].range.start)
      == article.paragraphIndex(at: article.tokens[other].range.start)
  }

  /// `2000 GMT`: four figures before a time zone are a time of day.
  private func isClock(_ k: Int) -> Bool {
    k + 1 < article.tokens.count && article.tokens[k + 1].shape.contains(.allCapitals)
      && article.token(k + 1, isIn: article.vocabulary["time-zones"])
  }

  /// Whether a lower-case plural stands at a token.
  private func isCounted(_ i: Int) -> Bool {
    guard i < article.tokens.count, article.tokens[i].isLowercase, article.tokens[i].core.count > 3 else {
      return false
    }
    return article.byte(before: article.tokens[i].core.upper) == UInt8(ascii: "s")
      || article.vocabulary["counted-nouns"].contains(article.hash(article.tokens[i]))
  }

  // MARK: Ranges of days

  private func isDash(_ k: Int) -> Bool {
    guard k >= 0, k < article.tokens.count else { return false }
    return article.tokens[k].kind == .hyphen
      || article.tokens[k].kind == .dash && !article.tokens[k].shape.contains(.spaceBefore)
  }

  /// Whether a day sticks to something by a dash.
  private func isJoined(_ k: Int) -> Bool { isDash(k + 1) && k + 2 < article.tokens.count }

  /// Whether a day stands behind a dash that no day stands before, as in `F-15 June`.
  private func isInsideFigure(_ k: Int) -> Bool { isDash(k - 1) && rangeStart(endingAt: k) == nil }

  /// `15` of `15-19 June` and of `from 15 to 19 June`.
  private func rangeStart(endingAt k: Int) -> (token: Int, day: Int)? {
    guard k > 1, isDash(k - 1) || article.string(article.tokens[k - 1]) == "to", let first = day(k - 2),
      let last = day(k), first < last, !isDash(k - 3)
    else { return nil }
    return (k - 2, first)
  }

  /// `19` of `June 15-19` and of `from June 15 to 19`.
  private func rangeEnd(from k: Int) -> (token: Int, day: Int)? {
    guard k + 2 < article.tokens.count, isDash(k + 1) || article.string(article.tokens[k + 1]) == "to",
      let last = day(k + 2), let first = day(k), first < last, !isDash(k + 3)
    else { return nil }
    return (k + 2, last)
  }
}
