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
      side.tokens[i - 1].isSpaced || i > 1 && side.term(.currency, at: i - 2) != nil
    else { return read }
    for _ in 0..<min(read.digits, 9) { read.value /= 10 }
    read.hasSeparator = true
    return read
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

  /// Whether tokens are what stands between the items of a list or the ends of a range.
  private func isListed(_ tokens: Range<Int>) -> Bool {
    func joins(_ i: Int) -> Bool {
      side.isMark(i, 0x2C) || side.isMark(i, 0x3001) || side.isMark(i, 0x60C) || side.isMark(i, 0x2F)
        || joinsRange(i)
    }
    // Romance languages repeat the article: `entre el 30 y el 43 por ciento`.
    return !tokens.isEmpty && tokens.count <= 3 && tokens.contains(where: joins)
      && tokens.allSatisfy { joins($0) || side.term(.link, at: $0) != nil }
  }

  /// Gives the numbers of a list the per cent sign of its last one, or of its first where it stands before them:
  /// `10, 12 and 15 percent`, `yüzde 10 ila 15`.
  func spreadPercents() {
    guard side.figures.count > 1, side.figures.contains(where: \.isPercent) else { return }
    func mayTake(_ k: Int, from other: Int) -> Bool {
      let (figure, giver) = (side.figures[k], side.figures[other])
      return giver.isPercent && !figure.isPercent && figure.unit == 0 && figure.currency == 0
        && figure.scale == 1 && figure.value <= 1000
    }
    for k in side.figures.indices.dropLast().reversed()
    where side.figures[k].tokens.upperBound <= side.figures[k + 1].tokens.lowerBound
      && mayTake(k, from: k + 1)
      && isListed(side.figures[k].tokens.upperBound..<side.figures[k + 1].tokens.lowerBound)
    {
      (side.figures[k].isPercent, side.figures[k].isPoints) = (true, side.figures[k + 1].isPoints)
    }
    for k in side.figures.indices.dropFirst()
    where side.figures[k - 1].tokens.upperBound <= side.figures[k].tokens.lowerBound
      && isMarkedBefore(k - 1) && mayTake(k, from: k - 1)
      && isListed(side.figures[k - 1].tokens.upperBound..<side.figures[k].tokens.lowerBound)
    {
      side.figures[k].isPercent = true
    }
  }

  /// Whether the sign for per cent stands before a number: `yüzde 10`, `百分之30`.
  private func isMarkedBefore(_ k: Int) -> Bool {
    let first = side.figures[k].tokens.lowerBound
    return side.term(.percent, at: first) != nil || side.language == .chinese && hundredths(at: first) != nil
  }

  /// Makes the two numbers of a score weak: a draw or a narrow win may be told without them.
  private func weakenScore(_ k: Int) {
    let (first, second) = (side.figures[k - 1], side.figures[k])
    guard first.strength == .strong, second.strength == .strong, isPlain(first), isPlain(second),
      first.value < 15, second.value < 15, second.value <= first.value, second.unit == 0, !second.isPercent,
      side.isMark(first.tokens.upperBound, 0x2D) || side.isMark(first.tokens.upperBound, 0x2013),
      !side.tokens[first.tokens.upperBound].isSpaced, !side.tokens[second.tokens.lowerBound].isSpaced
    else { return }
    side.figures[k - 1].strength = .weak
    side.figures[k].strength = .weak
  }

  /// Groups of digits with hyphens between are a telephone number, not a range: three of them, or two of which the
  /// first has a space among its digits (`859-292-3680`, `859 292-3680`).
  private func weakenTelephones() {
    var run = 0..<1
    func settle() {
      let figures = side.figures[run]
      guard run.count > 1, let first = figures.first, let last = figures.last,
        last.range.count == 4 || run.count > 3
      else { return }
      let hasSpace =
        first.tokens.lowerBound + 1 == first.tokens.upperBound && first.range.count > 5
        && first.range.count < 9 && side.text(first.range).contains(where: \.isWhitespace)
      guard run.count > 2 || hasSpace else { return }
      for k in run { side.figures[k].strength = .support }
    }
    for k in side.figures.indices.dropFirst() {
      let (before, next) = (side.figures[k - 1], side.figures[k])
      let mark = before.tokens.upperBound
      if isPlain(before), isPlain(next), next.tokens.lowerBound == mark + 1, !side.tokens[mark].isSpaced,
        !side.tokens[mark + 1].isSpaced, [0x2D, 0x2010, 0x2011].contains(where: { side.isMark(mark, $0) })
      {
        run = run.lowerBound..<(k + 1)
      } else {
        settle()
        run = k..<(k + 1)
      }
    }
    settle()
  }

  /// Gives a number at one end of a range what stands behind the other: `2 to 3 million`.
  func spreadOverRanges() {
    guard side.figures.count > 1 else { return }
    weakenTelephones()
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
      if isRange { weakenScore(k) }
      if isRange, side.figures[k - 1].unit == 0, side.figures[k - 1].currency == 0 {
        if next.isPercent {
          (side.figures[k - 1].isPercent, side.figures[k - 1].isPoints) = (true, next.isPoints)
        }
        side.figures[k - 1].unit = next.unit
        // `from 6-8 p.m.`: both ends are in the same half of the day.
        if let minutes = next.minutes, side.figures[k - 1].minutes == nil, isPlain(side.figures[k - 1]),
          side.figures[k - 1].value < 25, side.figures[k - 1].value.rounded() == side.figures[k - 1].value,
          minutes >= 0
        {
          side.figures[k - 1].minutes = Int(bounded: side.figures[k - 1].value) * 60
        }
      }
    }
  }
}
