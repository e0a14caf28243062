import Bitext
import SourceText

/// Dates: `3 April 2024`, `15 فروردین ۱۴۰۳`, `2024年4月3日`, `03.04.2024`.
extension FigureScanner {
  /// The date that begins at a token and the token behind it.
  func date(at i: Int) -> (StatedDate, Int)? {
    if side.language.countsInMyriads, let found = markedDate(at: i) { return found }
    if side.tokens[i].kind == .number {
      if let found = numericDate(at: i) { return found }
      if let found = dayFirst(at: i) { return found }
      return nil
    }
    if let month = month(at: i) { return monthFirst(month, at: i) }
    if let ordinal = side.term(.ordinal, at: i) ?? side.term(.cardinal, at: i),
      (1...31).contains(ordinal.value)
    {
      return wordFirst(Int(bounded: ordinal.value), at: i)
    }
    return nil
  }

  /// The month that begins at a token. Words that are months with a capital only (`May`, `march`) need it.
  private func month(at i: Int) -> Term? {
    guard let term = side.term(.month, at: i) else { return nil }
    switch side.language {
    case .english, .german: return side.tokens[i].flags.contains(.capital) ? term : nil
    default: return term
    }
  }

  private func whole(_ i: Int, digits: ClosedRange<Int>) -> Int? {
    guard i < side.tokens.count, side.tokens[i].kind == .number else { return nil }
    let read = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    guard !read.hasSeparator, digits.contains(read.digits) else { return nil }
    return Int(bounded: read.value)
  }

  private func calendar(_ month: Term) -> StatedDate.Calendar {
    switch side.lexicon.name(ofDetail: month.detail) {
    case "s": .solarHijri
    case "h": .hijri
    default: .gregorian
    }
  }

  /// Passes over stops, commas, suffixes and small words between the parts of a date.
  private func skipLinks(_ i: Int, commas: Bool) -> Int {
    var k = i
    var steps = 0
    while k < side.tokens.count, steps < 4 {
      let token = side.tokens[k]
      if token.kind == .mark,
        token.scalar == 0x2E || token.scalar == 0x2D || token.scalar == 0x27 || token.scalar == 0x2019
          || token.scalar == 0xBA || token.scalar == 0xB0
          || (commas && (token.scalar == 0x2C || token.scalar == 0x60C))
      {
        if token.isSpaced, token.scalar == 0x2D { return k }
        k += 1
      } else if side.term(.link, at: k) != nil || !token.isSpaced && side.term(.suffix, at: k) != nil
        || side.term(.year, at: k) != nil && !side.language.countsInMyriads
      {
        k = side.termEnd[k]
      } else {
        return k
      }
      steps += 1
    }
    return k
  }

  private func dayFirst(at i: Int) -> (StatedDate, Int)? {
    guard let day = whole(i, digits: 1...2), (1...31).contains(day) else { return nil }
    let k = skipLinks(i + 1, commas: false)
    guard k < side.tokens.count, let month = month(at: k) else { return nil }
    return withYear(day: day, month, from: i, monthEnd: side.termEnd[k])
  }

  private func wordFirst(_ day: Int, at i: Int) -> (StatedDate, Int)? {
    var k = side.termEnd[i]
    var day = day
    // `twenty-third of March`
    if let more = side.term(.ordinal, at: k + (side.isMark(k, 0x2D) ? 1 : 0)), day >= 20, more.value < 10 {
      day += Int(bounded: more.value)
      k = side.termEnd[k + (side.isMark(k, 0x2D) ? 1 : 0)]
    }
    k = skipLinks(k, commas: false)
    // French `Vingt-Sept` is 27 and no day of September.
    guard k < side.tokens.count, let month = month(at: k), day <= 31, side.term(.cardinal, at: k) == nil
    else {
      return nil
    }
    return withYear(day: day, month, from: i, monthEnd: side.termEnd[k])
  }

  private func withYear(day: Int, _ month: Term, from start: Int, monthEnd: Int) -> (StatedDate, Int) {
    var end = monthEnd
    // Another name of the same month: `أبريل/نيسان`.
    if end + 1 < side.tokens.count, side.isMark(end, 0x2F) || side.isMark(end, 0x28),
      let twin = side.term(.month, at: end + 1),
      twin.value == month.value
    {
      end = side.termEnd[end + 1]
      if side.isMark(end, 0x29) { end += 1 }
    }
    var date = StatedDate(
      calendar: calendar(month), month: Int(bounded: month.value), day: day, tokens: start..<end,
      range: side.range(start..<end))
    let k = skipLinks(end, commas: true)
    // `26 de marzo, 1700 millones`: a scale counts no year.
    if let year = whole(k, digits: 4...4), isYear(year), part(k + 1)?.role != .scale {
      date.year = year
      end = k + 1
      date.tokens = start..<end
      date.range = side.range(start..<end)
    }
    return (date, end)
  }

  private func monthFirst(_ month: Term, at i: Int) -> (StatedDate, Int)? {
    let monthEnd = side.termEnd[i]
    var k = monthEnd
    if side.isMark(k, 0x2E), !side.tokens[k].isSpaced { k += 1 }
    if side.language == .english, let day = whole(k, digits: 1...2), (1...31).contains(day) {
      if k + 1 < side.tokens.count, !side.tokens[k + 1].isSpaced, side.term(.suffix, at: k + 1) != nil {
        k += 1
      }
      return withYear(day: day, month, from: i, monthEnd: k + 1)
    }
    let (date, end) = withYear(day: 0, month, from: i, monthEnd: monthEnd)
    // A month by itself is told from a word by its year, or in English by its capital.
    if date.year > 0 { return (date, end) }
    switch side.language {
    case .english: return [5, 3].contains(date.month) ? nil : (date, end)
    case .chinese, .japanese, .korean: return nil
    // In Persian May is a syllable of verbs, in Arabic March is to practise.
    case .persian: return date.calendar != .gregorian || date.month == 5 ? nil : (date, end)
    case .arabic: return date.calendar != .gregorian || date.month == 3 ? nil : (date, end)
    case .portuguese, .italian, .hindi, .hebrew, .indonesian: return nil
    case .spanish, .french: return [3].contains(date.month) ? nil : (date, end)
    default: return (date, end)
    }
  }

  private func isYear(_ value: Int) -> Bool { (1000...2200).contains(value) }

  /// `2024年4月3日`, `4月3日`, `2024年4月`.
  private func markedDate(at i: Int) -> (StatedDate, Int)? {
    var k = i
    var date = StatedDate(tokens: i..<i, range: TextRange(0, 0))
    if let (value, end) = chineseNumber(k, year: true), side.term(.year, at: end) != nil,
      (1000...2200).contains(value) || isMinguo(k, value)
    {
      date.year = value
      if isMinguo(k, value) { date.calendar = .minguo }
      k = side.termEnd[end]
    }
    if let (value, end) = chineseNumber(k, year: false), side.term(.monthMark, at: end) != nil,
      (1...12).contains(value)
    {
      date.month = value
      k = side.termEnd[end]
      if let (value, end) = chineseNumber(k, year: false), side.term(.day, at: end) != nil,
        (1...31).contains(value)
      {
        date.day = value
        k = side.termEnd[end]
      }
    }
    guard date.month > 0, date.day > 0 || date.year > 0 || k > i else { return nil }
    date.tokens = i..<k
    date.range = side.range(i..<k)
    return (date, k)
  }

  /// Whether the name of the calendar of Taiwan stands before: `民國113年`.
  private func isMinguo(_ i: Int, _ value: Int) -> Bool {
    guard i >= 2, (1...200).contains(value), side.tokens[i - 2].scalar == 0x6C11 else { return false }
    return side.tokens[i - 1].scalar == 0x56FD || side.tokens[i - 1].scalar == 0x570B
  }

  /// A number below 100, or a year, in digits or ideographs.
  private func chineseNumber(_ i: Int, year: Bool) -> (Int, Int)? {
    guard i < side.tokens.count else { return nil }
    if let value = whole(i, digits: 1...4) { return (value, i + 1) }
    var composer = NumberComposer()
    var k = i
    while k < side.tokens.count, k - i < 5, side.tokens[k].kind == .ideograph, let term = part(k) {
      if term.role == .cardinal {
        if k > i, isDigit(k - 1), year {
          composer.append(digit: term.value)
        } else if !composer.add(cardinal: term.value, unitsFirst: false) {
          break
        }
      } else if term.role == .multiplier, term.value == 10 {
        if !composer.multiply(by: 10) { break }
      } else {
        break
      }
      k += 1
    }
    return k > i ? (Int(bounded: composer.value), k) : nil
  }

  /// `03.04.2024`, `3/4/2024`, `2024-04-03`, `۱۴۰۳/۰۱/۱۵`.
  private func numericDate(at i: Int) -> (StatedDate, Int)? {
    var values: [Int] = []
    var lengths: [Int] = []
    var end = i + 1
    let read = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    if read.parts.count == 3 {
      values = read.parts
      lengths = [0, 0, values[2] > 31 ? 4 : 2]
    } else if !read.hasSeparator, end + 3 < side.tokens.count, side.tokens[end].kind == .mark,
      [0x2F, 0x2D].contains(side.tokens[end].scalar), side.tokens[end + 2].scalar == side.tokens[end].scalar,
      let second = whole(end + 1, digits: 1...2), let third = whole(end + 3, digits: 1...4),
      !(i...(end + 3)).dropFirst().contains(where: { side.tokens[$0].isSpaced })
    {
      values = [Int(bounded: min(read.value, 1e9)), second, third]
      lengths = [read.digits, 2, 0]
      end += 4
    }
    guard values.count == 3 else { return nil }
    var date = StatedDate(tokens: i..<end, range: side.range(i..<end))
    if lengths[0] == 4 || values[0] > 31 {
      (date.year, date.month, date.day) = (values[0], values[1], values[2])
    } else {
      (date.day, date.month, date.year) = (values[0], values[1], values[2])
      if date.year < 100 { date.year += date.year < 50 ? 2000 : 1900 }
      // English writes either the day or the month first; most languages have one order.
      date.isNumeric = [.english, .chinese, .other].contains(side.language) || date.month > 12
    }
    guard (1...31).contains(date.day), (1...31).contains(date.month), isYear(date.year) else { return nil }
    if (1300...1500).contains(date.year) { date.calendar = side.language == .arabic ? .hijri : .solarHijri }
    return (date, end)
  }
}
