import Bitext
import SourceText

/// The parts of numbers.
extension FigureScanner {
  /// The meaning of a token as part of a number.
  func part(_ i: Int) -> Term? {
    guard i < side.tokens.count else { return nil }
    if side.tokens[i].kind == .number { return Term(role: .cardinal, value: 0, detail: 0, next: -1) }
    if side.termAt[i] == SideReading.compoundTerm, let compound = side.compound(i) {
      return Term(role: .cardinal, value: compound.value, detail: 0, next: -1)
    }
    var k = side.termAt[i]
    var found: Term?
    while k >= 0 {
      let term = side.table.terms[Int(k)]
      switch term.role {
      case .cardinal, .multiplier, .scale, .half: return term
      case .ordinal, .fraction: found = found ?? term
      default: break
      }
      k = term.next
    }
    return found
  }

  func isNumberStart(_ i: Int) -> Bool { part(i) != nil }

  /// Whether a token stands right behind the one before.
  func follows(_ i: Int) -> Bool { !side.tokens[i].isSpaced }

  /// Whether a token is a Chinese digit.
  func isDigit(_ i: Int) -> Bool {
    guard let term = part(i) else { return false }
    return term.role == .cardinal && term.value < 10 && side.tokens[i].kind == .ideograph
  }

  /// Whether a token of a number in signs is a zero that only holds a place between others: `三百零五`, 305.
  func isPlaceholder(_ i: Int, from first: Int) -> Bool {
    guard i > first, isDigit(i), !isDigit(i - 1), let term = part(i), term.value == 0 else { return false }
    return i + 1 < side.tokens.count && isDigit(i + 1)
  }

  /// Whether digits go on with a number that a scale closed: `2 Milliarden 300 Millionen`, `12万5000`.
  func continues(_ i: Int, _ composer: NumberComposer, isJoined: Bool) -> Bool {
    // `1万5千`, `1 億 4 千`, `3천5백만`: each multiplier with its own digits.
    if side.language.countsInMyriads, let next = part(i + 1), next.role == .multiplier || next.role == .scale,
      next.value < composer.room, composer.room.isFinite
    {
      return true
    }
    guard composer.scale > 1 else { return false }
    if side.language.countsInMyriads { return follows(i) || side.language == .korean }
    if let next = part(i + 1), next.role == .scale, next.value < composer.scale,
      side.tokens[i + 1].kind == .word
    {
      return true
    }
    return isRemainder(i, composer, isJoined: isJoined)
  }

  /// Whether digits are what is left beyond the thousands: `117 bin 378`, `117 тысяч 378`, `۵ هزار و ۲۰`.
  private func isRemainder(_ i: Int, _ composer: NumberComposer, isJoined: Bool) -> Bool {
    guard composer.lastScale == 1000, i + 1 >= side.tokens.count || side.tokens[i + 1].kind != .number else {
      return false
    }
    let read = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    guard !read.hasSeparator, read.digits <= 3, side.term(.percent, at: i + 1) == nil else { return false }
    switch side.language {
    case .turkish: return true
    case .persian, .arabic: return isJoined
    case .english: return false
    default: return read.digits == 3 && !isJoined
    }
  }

  /// Reads the digits of a token; those behind a leading stop are all fraction: `.08`.
  func digits(at i: Int) -> NumeralReader.Reading {
    var read = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    guard side.isMark(i - 1, 0x2E), !side.tokens[i].isSpaced, !read.hasSeparator,
      side.tokens[i - 1].isSpaced
        || i > 1 && (side.term(.currency, at: i - 2) != nil || isAttachedLetter(i - 2))
    else { return read }
    for _ in 0..<min(read.digits, 9) { read.value /= 10 }
    read.hasSeparator = true
    return read
  }

  /// Whether a token is a single letter that Arabic script writes to the word behind it: `و.08`.
  private func isAttachedLetter(_ i: Int) -> Bool {
    side.tokens[i].kind == .word && side.tokens[i].script == .arabic && side.tokens[i].range.count == 2
  }

  /// A hyphen between the parts, or a word such as `and`.
  func isJoint(_ i: Int) -> Bool {
    if side.isMark(i, 0x2D) || side.isMark(i, 0x2010) || side.isMark(i, 0x2011) {
      return !side.tokens[i].isSpaced && i + 1 < side.tokens.count && !side.tokens[i + 1].isSpaced
    }
    // A stop behind an abbreviated scale never joins.
    return side.term(.joiner, at: i) != nil && side.termEnd[i] == i + 1 && part(i) == nil
  }

  /// Whether `half` behind a number adds to it: not in `two half-brothers`.
  func isHalfOfThis(_ i: Int, _ end: Int) -> Bool {
    end - i > 1 || side.language == .turkish || side.language == .arabic
  }

  /// `百分之`, which stands before the number.
  func hundredths(at i: Int) -> Int? {
    guard i + 3 < side.tokens.count, side.tokens[i].scalar == 0x767E, side.tokens[i + 1].scalar == 0x5206,
      side.tokens[i + 2].scalar == 0x4E4B
    else { return nil }
    return i + 3
  }

  /// A Roman numeral answers for a number of the other side: `siglo XXI`.
  func roman(at i: Int) -> Int? {
    let range = side.tokens[i].range
    guard side.tokens[i].script == .latin, range.count <= 7 else { return nil }
    var total = 0
    var last = 0
    // French writes the ending of the ordinal behind it: `XIXe`.
    let upper = side.p[range.upper - 1] == UInt8(ascii: "e") ? range.upper - 1 : range.upper
    for k in (range.lower..<upper).reversed() {
      let value: Int
      switch side.p[k] {
      case UInt8(ascii: "I"): value = 1
      case UInt8(ascii: "V"): value = 5
      case UInt8(ascii: "X"): value = 10
      case UInt8(ascii: "L"): value = 50
      case UInt8(ascii: "C"): value = 100
      case UInt8(ascii: "M"): value = 1000
      default: return nil
      }
      total += value < last ? -value : value
      last = max(last, value)
    }
    side.figures.append(
      Figure(value: Double(total), alternate: nil, strength: .support, tokens: i..<(i + 1), range: range))
    return i + 1
  }

  /// Numbers between stops that are neither thousands nor a date: a version, a section; each by itself.
  func parts(_ reading: NumeralReader.Reading, at i: Int) -> Int {
    for part in reading.parts {
      side.figures.append(
        Figure(
          value: Double(part), alternate: nil, strength: .support, tokens: i..<(i + 1),
          range: side.tokens[i].range))
    }
    return i + 1
  }

  /// `2/3`: answers for a number of the other side, and needs no answer; Persian writes decimals so.
  func fraction(at i: Int) -> Int? {
    guard side.isMark(i + 1, 0x2F), i + 2 < side.tokens.count, side.tokens[i + 2].kind == .number,
      !side.tokens[i + 1].isSpaced, !side.tokens[i + 2].isSpaced
    else { return nil }
    let upper = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    let lower = NumeralReader.read(side.p, side.tokens[i + 2].range, side.language)
    guard !upper.hasSeparator, !lower.hasSeparator, lower.digits < 5 else { return nil }
    // `۱۹۷۷/۱۹۷۸`: two years.
    if upper.digits == 4, lower.digits == 4 { return nil }
    let isDecimal = side.language == .persian && side.tokens[i].scalar > 0x7F
    var power = 1.0
    for _ in 0..<lower.digits { power *= 10 }
    guard isDecimal || lower.value < 100, lower.value > 0 || isDecimal else { return nil }
    var figure = Figure(
      value: isDecimal ? upper.value + lower.value / power : upper.value / lower.value, alternate: nil,
      strength: isDecimal ? .strong : .support, tokens: i..<(i + 3), range: side.range(i..<(i + 3)))
    guard isDecimal else {
      side.figures.append(figure)
      for part in [upper.value, lower.value] {
        figure.value = part
        side.figures.append(figure)
      }
      return i + 3
    }
    var end = i + 3
    if end < side.tokens.count, let scale = part(end), scale.role == .scale {
      figure.value *= scale.value
      figure.scale = scale.value
      figure.tokens = i..<(end + 1)
      end += 1
    }
    return finish(&figure, at: end)
  }
}
