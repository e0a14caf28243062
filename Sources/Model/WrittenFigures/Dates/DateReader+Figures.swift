import ArticleModel
import Calendars
import SourceText

extension DateReader {
  /// `2020-06-15`, `2020/06/15`, `15/06/2020`, `15.06.2020`, `15-06-2020`.
  func readFigures(_ i: Int) -> WrittenDate? {
    guard article.tokens[i].kind == .number else { return nil }
    return readISO(i) ?? readNumeric(i) ?? readHyphenated(i)
  }

  private func readISO(_ i: Int) -> WrittenDate? {
    guard article.tokens[i].range.count == 4, i + 4 < article.tokens.count,
      article.tokens[i + 1].kind == .hyphen, article.tokens[i + 3].kind == .hyphen,
      article.tokens[i + 2].range.count == 2, article.tokens[i + 4].range.count == 2,
      (i + 1...i + 4).allSatisfy({ !article.tokens[$0].shape.contains(.spaceBefore) }),
      let year = digits(article.tokens[i].range), let month = digits(article.tokens[i + 2].range),
      let day = digits(article.tokens[i + 4].range), (1000...2999).contains(year), (1...12).contains(month)
    else { return nil }
    var date = WrittenDate(
      form: .iso, month: month, day: day, year: year, isEnglish: true, dayToken: i + 4, monthToken: i + 2,
      tokens: i..<i + 5)
    attachWeekday(&date)
    return date
  }

  /// Three groups with one kind of mark between; day and month, or month and day, of two digits at most.
  private func readNumeric(_ i: Int) -> WrittenDate? {
    let range = article.tokens[i].range
    guard (6...10).contains(range.count) else { return nil }
    var groups: [(value: Int, length: Int)] = [(0, 0)]
    var mark: UInt8?
    for byte in article.text.slice(range) {
      if byte &- 0x30 < 10 {
        groups[groups.count - 1].value = groups[groups.count - 1].value * 10 + Int(byte - 0x30)
        groups[groups.count - 1].length += 1
      } else if byte == 0x2F || byte == 0x2E, mark == nil || mark == byte, groups.count < 3 {
        mark = byte
        groups.append((0, 0))
      } else {
        return nil
      }
    }
    if groups.count == 3, groups[0].length == 4, groups[1].length <= 2, groups[2].length <= 2,
      (1000...2999).contains(groups[0].value), (1...12).contains(groups[1].value),
      (1...31).contains(groups[2].value)
    {
      var date = WrittenDate(
        form: .iso, month: groups[1].value, day: groups[2].value, year: groups[0].value, isEnglish: true,
        dayToken: i, monthToken: i, tokens: i..<i + 1)
      attachWeekday(&date)
      return date
    }
    guard groups.count == 3, groups[0].length <= 2, groups[1].length <= 2,
      groups[2].length == 4 && (1000...2999).contains(groups[2].value) || groups[2].length == 2
    else { return nil }
    let (a, b, c) = (groups[0].value, groups[1].value, groups[2].value)
    guard (1...31).contains(a), (1...31).contains(b), a <= 12 || b <= 12 else { return nil }
    // Versions and addresses have points too: `1.2.10`.
    if mark == 0x2E, groups[2].length == 2, i > 0, words[article.tokens[i - 1]].kind == .none,
      !isDateOpener(i - 1)
    {
      return nil
    }
    let year = groups[2].length == 4 ? c : c < 70 ? 2000 + c : 1900 + c
    return numeric(a, b, year, tokens: i..<i + 1)
  }

  /// `15-06-2020`: a year of four figures behind two groups of one or two.
  private func readHyphenated(_ i: Int) -> WrittenDate? {
    guard i + 4 < article.tokens.count, article.tokens[i].range.count <= 2,
      [1, 3].allSatisfy({ article.tokens[i + $0].kind == .hyphen && article.tokens[i + $0].range.count == 1 }
      ),
      (i + 1...i + 4).allSatisfy({ !article.tokens[$0].shape.contains(.spaceBefore) }),
      article.tokens[i + 2].range.count <= 2, article.tokens[i + 4].range.count == 4,
      let a = digits(article.tokens[i].range), let b = digits(article.tokens[i + 2].range),
      let year = digits(article.tokens[i + 4].range), (1900...2099).contains(year), (1...31).contains(a),
      (1...31).contains(b), a <= 12 || b <= 12
    else { return nil }
    return numeric(a, b, year, tokens: i..<i + 5)
  }

  /// A date of two groups that are day and month in this order or the other one. A weekday beside it that fits one
  /// of them only says which.
  private func numeric(_ a: Int, _ b: Int, _ year: Int, tokens: Range<Int>) -> WrittenDate {
    let isDayFirst = b <= 12
    let first = tokens.lowerBound
    var date = WrittenDate(
      form: .numeric, month: isDayFirst ? b : a, day: isDayFirst ? a : b, year: year, isEnglish: true,
      dayToken: first, monthToken: first, tokens: tokens)
    attachWeekday(&date)
    if let weekday = date.weekday, a <= 12, b <= 12, date.stated?.weekday != weekday.number,
      CalendarDate(year: year, month: date.day, day: date.month)?.weekday == weekday.number
    {
      swap(&date.day, &date.month)
    }
    return date
  }

  private func isDateOpener(_ i: Int) -> Bool {
    let openers = article.vocabulary["date-openers"]
    return article.tokens[i].isWord && openers.contains(article.hash(article.tokens[i]))
  }

  private func digits(_ range: TextRange) -> Int? {
    var value = 0
    for byte in article.text.slice(range) {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  // MARK: Weekdays

  /// A weekday right before the date, with or without a comma, `the` or a stop; or right behind it, in
  /// brackets or as `, a Monday`.
  func attachWeekday(_ date: inout WrittenDate) {
    guard date.lastDay == nil else { return }
    if let before = weekday(before: date.tokens.lowerBound, date) {
      date.weekday = before
      date.tokens = before.token..<date.tokens.upperBound
    } else if let behind = weekday(behind: date.tokens.upperBound, date) {
      date.weekday = behind
      // The bracket behind it too.
      let isBracketed = article.tokens[behind.token - 1].kind == .openBracket
      date.tokens = date.tokens.lowerBound..<behind.token + (isBracketed ? 2 : 1)
    }
  }

  private func weekday(before start: Int, _ date: WrittenDate) -> (token: Int, number: Int)? {
    var k = start - 1
    var steps = 0
    // `on Sunday (March 3, 2020)`
    if k > 0, article.tokens[k].kind == .openBracket, date.tokens.upperBound < article.tokens.count,
      article.tokens[date.tokens.upperBound].kind == .closeBracket
    {
      return weekday(at: k - 1, date)
    }
    while k >= 0, steps < 2,
      [.comma, .stop].contains(article.tokens[k].kind)
        || article.tokens[k].core.count <= 3
          && ["the", "le", "el", "den"].contains(article.string(article.tokens[k]))
    {
      k -= 1
      steps += 1
    }
    return weekday(at: k, date)
  }

  private func weekday(behind end: Int, _ date: WrittenDate) -> (token: Int, number: Int)? {
    guard end + 1 < article.tokens.count else { return nil }
    if article.tokens[end].kind == .openBracket, end + 2 < article.tokens.count,
      article.tokens[end + 2].kind == .closeBracket
    {
      return weekday(at: end + 1, date)
    }
    guard article.tokens[end].kind == .comma, end + 2 < article.tokens.count,
      article.string(article.tokens[end + 1]) == "a"
    else { return nil }
    // `, a Monday, …` but not `, a Monday night match`.
    let next = end + 3
    if next < article.tokens.count, article.tokens[next].kind == .word { return nil }
    return weekday(at: end + 2, date)
  }

  private func weekday(at k: Int, _ date: WrittenDate) -> (token: Int, number: Int)? {
    guard k >= 0 else { return nil }
    let token = article.tokens[k]
    let meaning = words[token]
    guard meaning.kind == .weekday, token.possessive == 0, token.isCapitalised || !meaning.isEnglish else {
      return nil
    }
    return (k, meaning.value)
  }
}
