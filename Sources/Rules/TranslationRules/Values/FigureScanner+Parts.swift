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

  /// Whether digits go on with a number that a scale closed: `2 Milliarden 300 Millionen`, `12万5000`.
  func continues(_ i: Int, _ composer: NumberComposer) -> Bool {
    guard composer.scale > 1 else { return false }
    if side.language == .chinese { return follows(i) }
    guard let next = part(i + 1) else { return false }
    return next.role == .scale && next.value < composer.scale && side.tokens[i + 1].kind == .word
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

  /// A time of day: `17:30`, `5:30 p.m.`; written with a stop it is read as a number, and compared as a time.
  func time(at i: Int) -> Int? {
    guard side.isMark(i + 1, 0x3A) || side.isMark(i + 1, 0xFF1A), i + 2 < side.tokens.count,
      side.tokens[i + 2].kind == .number, !side.tokens[i + 1].isSpaced, !side.tokens[i + 2].isSpaced
    else { return nil }
    let hour = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    let minute = NumeralReader.read(side.p, side.tokens[i + 2].range, side.language)
    guard !hour.hasSeparator, minute.digits == 2, minute.value < 60, !minute.hasSeparator else { return nil }
    if hour.value >= 25 {
      // The minute and second of a match, or its score.
      for value in [hour.value, hour.value + 1, minute.value] { add(value, support: i, end: i + 3) }
      return i + 3
    }
    var figure = Figure(
      value: hour.value + minute.value / 100, alternate: nil, strength: .strong, tokens: i..<(i + 3),
      range: side.range(i..<(i + 3)))
    figure.minutes = Int(bounded: hour.value) * 60 + Int(bounded: minute.value)
    side.figures.append(figure)
    return i + 3
  }

  /// Reads what makes a number a time of day: `7.55am`, `3 p.m.`, `19h30`, `17 Uhr`; the token behind it.
  func clock(_ figure: inout Figure, at i: Int) -> Int? {
    guard figure.scale == 1, !figure.isSpelled, (0..<25).contains(figure.value), i < side.tokens.count else {
      return nil
    }
    let hour = figure.value.rounded(.down)
    let minute = ((figure.value - hour) * 100).rounded()
    guard minute < 60 else { return nil }
    if side.language == .english, side.term(.morning, at: i) != nil || side.term(.evening, at: i) != nil {
      figure.minutes = Int(bounded: hour) * 60 + Int(bounded: minute)
      return side.termEnd[i]
    }
    let word = side.tokens[i].range
    let isHour =
      side.language == .french && word.count == 1 && side.p[word.lower] == UInt8(ascii: "h")
      || side.language == .german && word.count == 3 && side.p[word.lower] == UInt8(ascii: "U")
    if isHour, figure.value == hour || side.language == .german {
      figure.minutes = Int(bounded: hour) * 60 + Int(bounded: minute)
      guard i + 1 < side.tokens.count, side.tokens[i + 1].kind == .number else { return i + 1 }
      let more = NumeralReader.read(side.p, side.tokens[i + 1].range, side.language)
      guard more.digits == 2, !more.hasSeparator, more.value < 60, minute == 0 else { return i + 1 }
      figure.minutes = Int(bounded: hour) * 60 + Int(bounded: more.value)
      figure.value = hour + more.value / 100
      return i + 2
    }
    // `13点10分`, `下午3点`.
    guard side.language == .chinese, [0x70B9, 0x65F6, 0x9EDE].contains(side.tokens[i].scalar),
      figure.value == hour
    else { return nil }
    if side.tokens[i].scalar == 0x65F6, i + 1 < side.tokens.count, side.tokens[i + 1].kind != .number {
      return nil
    }
    figure.minutes = Int(bounded: hour) * 60
    guard i + 2 < side.tokens.count, side.tokens[i + 1].kind == .number, side.tokens[i + 2].scalar == 0x5206
    else { return i + 1 }
    let more = NumeralReader.read(side.p, side.tokens[i + 1].range, side.language)
    guard !more.hasSeparator, more.value < 60 else { return i + 1 }
    figure.minutes = Int(bounded: hour) * 60 + Int(bounded: more.value)
    figure.value = hour + more.value / 100
    return i + 3
  }

  /// `2/3`: answers for a number of the other side, and needs no answer; Persian writes decimals so.
  func fraction(at i: Int) -> Int? {
    guard side.isMark(i + 1, 0x2F), i + 2 < side.tokens.count, side.tokens[i + 2].kind == .number,
      !side.tokens[i + 1].isSpaced, !side.tokens[i + 2].isSpaced
    else { return nil }
    let upper = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    let lower = NumeralReader.read(side.p, side.tokens[i + 2].range, side.language)
    guard !upper.hasSeparator, !lower.hasSeparator, lower.digits < 5 else { return nil }
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

  /// Whether a token joins the ends of a range.
  private func joinsRange(_ i: Int) -> Bool {
    side.tokens[i].kind == .mark && [0x2D, 0x2013, 0x2014, 0x7E, 0xFF5E].contains(side.tokens[i].scalar)
      || side.term(.range, at: i) != nil || side.term(.joiner, at: i) != nil
  }

  /// Digits that count nothing that is said.
  private func isPlain(_ figure: Figure) -> Bool {
    !figure.isSpelled && figure.unit == 0 && figure.currency == 0 && !figure.isPercent && figure.scale == 1
      && figure.tokens.count == 1 && figure.minutes == nil
  }

  /// Takes two amounts with `and` between for one: `a billion dollars and 200 million dollars`.
  private func addUp(_ k: Int) {
    let (first, next) = (side.figures[k - 1], side.figures[k])
    guard first.scale > next.scale, next.scale > 1, next.tokens.lowerBound == first.tokens.upperBound + 1,
      side.term(.joiner, at: first.tokens.upperBound) != nil,
      first.currency == next.currency || first.currency == 0
    else { return }
    side.figures[k].value += first.value
    side.figures[k].scale = first.scale
    side.figures[k].range = first.range.union(next.range)
    side.figures[k - 1].strength = .support
  }

  /// Gives a number at one end of a range what stands behind the other: `2 to 3 million`.
  func spreadOverRanges() {
    guard side.figures.count > 1 else { return }
    for k in 1..<side.figures.count {
      let next = side.figures[k]
      addUp(k)
      if next.tokens.lowerBound == side.figures[k - 1].tokens.upperBound, isPlain(next),
        isPlain(side.figures[k - 1])
      {
        // Groups of a telephone number.
        side.figures[k - 1].strength = .support
        side.figures[k].strength = .support
      }
      let gap = next.tokens.lowerBound - side.figures[k - 1].tokens.upperBound
      guard gap >= 0, gap <= 2 else { continue }
      if next.scale > 1, side.figures[k - 1].scale == 1, side.figures[k - 1].alternate == nil {
        side.figures[k - 1].alternate = side.figures[k - 1].value * next.scale
      }
      let isRange = gap == 1 && joinsRange(side.figures[k - 1].tokens.upperBound)
      if isRange, side.figures[k - 1].unit == 0, side.figures[k - 1].currency == 0 {
        if next.isPercent { side.figures[k - 1].isPercent = true }
        side.figures[k - 1].unit = next.unit
      }
    }
  }
}
