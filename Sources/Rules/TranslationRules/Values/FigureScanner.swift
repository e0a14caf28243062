import Bitext
import SourceText

/// Finds the numbers, amounts, times and dates of one side.
struct FigureScanner {
  let side: SideReading

  static func scan(_ side: SideReading) {
    let scanner = FigureScanner(side: side)
    var i = 0
    while i < side.tokens.count {
      if scanner.mayBegin(i) {
        if let (date, end) = scanner.date(at: i) {
          side.dates.append(date)
          i = end
          continue
        }
        if let end = scanner.number(at: i) {
          i = end
          continue
        }
        if side.term(.weekday, at: i) != nil {
          i = side.termEnd[i]
          continue
        }
        scanner.addImplied(i)
      }
      i += 1
    }
    scanner.spreadOverRanges()
    scanner.spreadPercents()
    if side.language == .other { scanner.markOpen() }
  }

  /// Marks the numbers beside words that nobody here understands.
  private func markOpen() {
    for k in side.figures.indices {
      let tokens = side.figures[k].tokens
      let (before, next) = (tokens.lowerBound - 1, tokens.upperBound)
      if next < side.tokens.count, side.tokens[next].kind == .word || side.tokens[next].kind == .ideograph {
        side.figures[k].isOpen = true
        side.figures[k].isGlued = !side.tokens[next].isSpaced
      }
      if before >= 0, side.tokens[before].kind == .ideograph, !side.tokens[tokens.lowerBound].isSpaced {
        side.figures[k].isOpen = true
        side.figures[k].isGlued = true
      }
    }
  }

  /// A quick no for most tokens.
  @inline(__always)
  private func mayBegin(_ i: Int) -> Bool {
    if side.tokens[i].flags.contains(.address) { return false }
    return side.termAt[i] != -1 || side.tokens[i].kind == .number
      || side.tokens[i].flags.contains(.allCapitals)
  }

  var language: Language { side.language }

  // MARK: Numbers

  /// Reads the number that begins at a token and adds it to the side's figures; the token behind it.
  private func number(at start: Int) -> Int? {
    let token = side.tokens[start]
    if token.kind == .number, let end = time(at: start) ?? feetAndInches(at: start) ?? fraction(at: start) {
      return end
    }
    if language.countsInMyriads, let end = approximation(at: start) { return end }
    if language == .chinese, isInCase(start) { return nil }
    // A syllable inside a word: `하지만`, but.
    if language == .korean, start > 0, token.kind == .ideograph, !token.isSpaced,
      side.tokens[start - 1].kind == .ideograph
    {
      return nil
    }
    if token.flags.contains(.allCapitals), side.termAt[start] < 0 { return roman(at: start) }
    var composer = NumberComposer()
    var isSpelled = false
    var reading: NumeralReader.Reading?
    var isOrdinal = false
    var denominator: Double?
    var i = start
    if let percent = side.term(.percent, at: i), percent.value > 0,
      language == .turkish || side.isMark(i, 0x25),
      isNumberStart(side.termEnd[i])
    {
      // `yüzde 5`, `%5`.
      i = side.termEnd[i]
    }
    if language == .chinese, let end = hundredths(at: i) { i = end }
    let first = i
    /// What the last number of a dozen or of tens says otherwise: two dozen are some two tens.
    var dozens: Double?
    // Where a joint stands that nothing has followed yet.
    var joint: Int?
    scan: while i < side.tokens.count {
      let token = side.tokens[i]
      if token.kind == .number {
        let read = digits(at: i)
        if !read.parts.isEmpty, composer.isEmpty { return parts(read, at: i) }
        guard
          composer.isEmpty
            || reading.map({ $0.decimalSign == 0 }) ?? true && continues(i, composer, isJoined: joint != nil),
          composer.add(digits: read.value)
        else { break }
        if reading == nil { reading = read }
        joint = nil
        i += 1
        continue
      }
      if i > first, isJoint(i) {
        // A hyphen or `and` belongs to the number where a part of it follows.
        guard let next = part(i + 1), next.role != .ordinal || isSpelled else { break }
        joint = i
        i += 1
        continue
      }
      guard let part = part(i) else { break }
      let end = side.termEnd[i]
      switch part.role {
      case .cardinal:
        if language == .chinese || language == .japanese, isSpelled, reading == nil, i > first,
          part.value < 10, follows(i),
          isDigit(i - 1)
        {
          composer.append(digit: part.value)
        } else if reading != nil, composer.scale == 1 || !language.countsInMyriads {
          break scan
        } else if !composer.add(
          cardinal: part.value, unitsFirst: language == .arabic || language == .german || language == .dutch)
        {
          break scan
        }
        isSpelled = true
      case .multiplier:
        // `39 cents` is money; no hundred stands behind twenty and more.
        if language == .french, part.value == 100, reading != nil || composer.value >= 20, !composer.isEmpty,
          composer.scale == 1
        {
          break scan
        }
        if !composer.multiply(by: part.value) { break scan }
        if part.value == 12 { dozens = composer.value / 12 * 10 }
        if part.value == 10, !language.countsInMyriads { dozens = composer.value / 10 * 12 }
        isSpelled = true
      case .scale:
        if language == .french, part.value == 1000, isSpelled, composer.value == 1, i == first + 1 {
          // A thousand takes no `un`: it is a mile.
          add(1, support: start, end: end)
          return end
        }
        // A scale does not count names: `SARS-CoV-2 million`.
        if reading != nil, i == first + 1, nameBefore(first) != 0 { break scan }
        if !composer.close(with: part.value) { break scan }
      case .half:
        if i == first {
          guard end < side.tokens.count, let scale = self.part(end), scale.role == .scale else {
            add(0.5, support: i)
            return end
          }
        } else if end < side.tokens.count, !isHalfOfThis(i, end) {
          break scan
        }
        composer.addHalf()
      case .ordinal:
        // `veinte segundos`, `عشرين ثانية`: the second is what is counted.
        if i > first, joint == nil, side.term(.unit, at: i) != nil { break scan }
        if i > first, reading != nil || !composer.add(cardinal: part.value, unitsFirst: false) {
          break scan
        }
        if i == first, !composer.add(cardinal: part.value, unitsFirst: false) { break scan }
        isSpelled = true
        isOrdinal = true
        joint = nil
        i = afterOrdinal(end, &composer)
        break scan
      case .fraction:
        if i == first, let ordinal = side.term(.ordinal, at: i) {
          // `cuarto` is fourth where no number stands before it.
          guard composer.add(cardinal: ordinal.value, unitsFirst: false) else { return nil }
          isSpelled = true
          isOrdinal = true
          i = end
          break scan
        }
        guard i > first else { return nil }
        denominator = part.value
        joint = nil
        i = end
        break scan
      default: break scan
      }
      joint = nil
      i = end
    }
    if let joint { i = joint }
    guard i > first, !composer.isEmpty else { return nil }
    var figure = Figure(
      value: composer.value, alternate: nil, strength: .strong, tokens: start..<i,
      range: side.range(start..<i))
    figure.isSpelled = isSpelled && reading == nil
    figure.isOrdinal = isOrdinal
    figure.scale = composer.scale
    if side.termAt[i - 1] == SideReading.compoundTerm, let compound = side.compound(i - 1) {
      (figure.unit, figure.isPercent) = (compound.unit, compound.isPercent)
    }
    if let reading {
      figure.alternate = reading.alternate.map { $0 * composer.scale }
      figure.isForeignAlternate = reading.isForeignAlternate
      figure.decimalSign = reading.decimalSign
      figure.isYear = !reading.hasSeparator && reading.digits == 4 && composer.scale == 1
    }
    if figure.alternate == nil, let dozens { figure.alternate = dozens }
    if reading != nil, i == first + 1 { figure.name = nameBefore(first) }
    figure.strength =
      denominator != nil || isTelephone(figure, reading) || isInName(i, reading) || figure.name != 0
        || isCapitalised(start..<i, figure)
      ? .support : strength(figure, composer)
    figure.isDecade = isDecade(figure, at: i)
    if figure.isDecade {
      // The other side may have it in words.
      let isLone = figure.isYear && figure.value.truncatingRemainder(dividingBy: 100) != 0
      figure.strength = isLone ? .weak : .support
    }
    if let denominator { figure.alternate = figure.value / denominator }
    if first > start { figure.isPercent = true }
    return finish(&figure, at: i)
  }
}
