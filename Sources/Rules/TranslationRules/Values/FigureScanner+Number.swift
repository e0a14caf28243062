import Bitext
import SourceText

/// What is read of a number so far.
private struct NumberReading {
  /// Where it begins, with the sign for per cent that stands before it.
  let start: Int
  /// The first token of the number itself.
  let first: Int
  /// The token to read next.
  var next: Int
  var composer = NumberComposer()
  /// Whether a part of it is a word.
  var isSpelled = false
  var isOrdinal = false
  /// Its first digits.
  var digits: NumeralReader.Reading?
  /// What it is divided by: `two thirds`.
  var denominator: Double?
  /// What the last number of a dozen or of tens says otherwise: two dozen are some two tens.
  var dozens: Double?
  /// Where a joint stands that nothing has followed yet.
  var joint: Int?

  init(start: Int, first: Int) {
    (self.start, self.first, next) = (start, first, first)
  }

  /// Goes on behind a part that was taken.
  mutating func goOn(at token: Int) {
    joint = nil
    next = token
  }
}

/// Numbers in digits and words.
extension FigureScanner {
  /// What comes of reading one more part of a number.
  private enum Step {
    case goOn
    /// The number ends, before the next token.
    case stop
    /// It was no such number; the token behind what was read instead, nil for none.
    case instead(Int?)
  }

  /// Reads the number that begins at a token and adds it to the side's figures; the token behind it.
  func number(at start: Int) -> Int? {
    let token = side.tokens[start]
    if token.kind == .number, let end = time(at: start) ?? feetAndInches(at: start) ?? fraction(at: start) {
      return end
    }
    if language.countsInMyriads, let end = approximation(at: start) { return end }
    if isInsideWord(start) { return nil }
    if token.flags.contains(.allCapitals), side.termAt[start] < 0 { return roman(at: start) }
    var number = NumberReading(start: start, first: behindPercent(start))
    reading: while number.next < side.tokens.count {
      switch take(&number) {
      case .goOn: continue
      case .stop: break reading
      case .instead(let end): return end
      }
    }
    if let joint = number.joint { number.next = joint }
    guard number.next > number.first, !number.composer.isEmpty else { return nil }
    var figure = figure(of: number)
    return finish(&figure, at: number.next)
  }

  /// Whether a sign is part of a word that is no number: `万一`, a syllable of `하지만`.
  private func isInsideWord(_ i: Int) -> Bool {
    if language == .chinese { return isInCase(i) }
    return language == .korean && i > 0 && side.tokens[i].kind == .ideograph && !side.tokens[i].isSpaced
      && side.tokens[i - 1].kind == .ideograph
  }

  /// The token behind a sign for per cent that stands before its number: `yüzde 5`, `%5`, `百分之5`.
  private func behindPercent(_ start: Int) -> Int {
    var i = start
    if let percent = side.term(.percent, at: i), percent.value > 0,
      language == .turkish || side.isMark(i, 0x25),
      isNumberStart(side.termEnd[i])
    {
      i = side.termEnd[i]
    }
    return language == .chinese ? hundredths(at: i) ?? i : i
  }

  /// Reads the next part of a number.
  private func take(_ number: inout NumberReading) -> Step {
    let i = number.next
    if side.tokens[i].kind == .number { return takeDigits(&number) }
    if i > number.first, isJoint(i) {
      // A hyphen or `and` belongs to the number where a part of it follows.
      guard let next = part(i + 1), next.role != .ordinal || number.isSpelled else { return .stop }
      number.joint = i
      number.next += 1
      return .goOn
    }
    guard let part = part(i) else { return .stop }
    switch part.role {
    case .cardinal: return take(cardinal: part.value, &number)
    case .multiplier: return take(multiplier: part.value, &number)
    case .scale: return take(scale: part.value, &number)
    case .half: return takeHalf(&number)
    case .ordinal: return take(ordinal: part.value, &number)
    case .fraction: return take(fraction: part.value, &number)
    default: return .stop
    }
  }

  private func takeDigits(_ number: inout NumberReading) -> Step {
    let i = number.next
    let read = digits(at: i)
    if !read.parts.isEmpty, number.composer.isEmpty { return .instead(parts(read, at: i)) }
    // What has decimals is complete: `1.8 billion and 870 million`.
    let isOpen = number.digits.map { $0.decimalSign == 0 } ?? true
    guard
      number.composer.isEmpty || isOpen && continues(i, number.composer, isJoined: number.joint != nil),
      number.composer.add(digits: read.value)
    else { return .stop }
    if number.digits == nil { number.digits = read }
    number.goOn(at: i + 1)
    return .goOn
  }

  private func take(cardinal value: Double, _ number: inout NumberReading) -> Step {
    let i = number.next
    let holdsPlaces = language == .chinese || language == .japanese
    if holdsPlaces, isPlaceholder(i, from: number.first) {
      number.goOn(at: side.termEnd[i])
      return .goOn
    }
    if holdsPlaces, number.isSpelled, number.digits == nil, i > number.first, value < 10, follows(i),
      isDigit(i - 1), !isPlaceholder(i - 1, from: number.first)
    {
      number.composer.append(digit: value)
    } else if number.digits != nil, number.composer.scale == 1 || !language.countsInMyriads {
      return .stop
    } else if !number.composer.add(
      cardinal: value, unitsFirst: language == .arabic || language == .german || language == .dutch)
    {
      return .stop
    }
    number.isSpelled = true
    number.goOn(at: side.termEnd[i])
    return .goOn
  }

  private func take(multiplier value: Double, _ number: inout NumberReading) -> Step {
    // `39 cents` is money; no hundred stands behind twenty and more.
    if language == .french, value == 100, number.digits != nil || number.composer.value >= 20,
      !number.composer.isEmpty, number.composer.scale == 1
    {
      return .stop
    }
    guard number.composer.multiply(by: value) else { return .stop }
    if value == 12 { number.dozens = number.composer.value / 12 * 10 }
    if value == 10, !language.countsInMyriads { number.dozens = number.composer.value / 10 * 12 }
    number.isSpelled = true
    number.goOn(at: side.termEnd[number.next])
    return .goOn
  }

  private func take(scale value: Double, _ number: inout NumberReading) -> Step {
    let (i, first) = (number.next, number.first)
    if language == .french, value == 1000, number.isSpelled, number.composer.value == 1, i == first + 1 {
      // A thousand takes no `un`: it is a mile.
      add(1, support: number.start, end: side.termEnd[i])
      return .instead(side.termEnd[i])
    }
    // A scale does not count names: `SARS-CoV-2 million`.
    if number.digits != nil, i == first + 1, nameBefore(first) != 0 { return .stop }
    guard number.composer.close(with: value) else { return .stop }
    number.goOn(at: side.termEnd[i])
    return .goOn
  }

  private func takeHalf(_ number: inout NumberReading) -> Step {
    let (i, end) = (number.next, side.termEnd[number.next])
    if i == number.first {
      guard end < side.tokens.count, let scale = part(end), scale.role == .scale else {
        add(0.5, support: i)
        return .instead(end)
      }
    } else if end < side.tokens.count, !isHalfOfThis(i, end) {
      return .stop
    }
    number.composer.addHalf()
    number.goOn(at: end)
    return .goOn
  }

  private func take(ordinal value: Double, _ number: inout NumberReading) -> Step {
    let i = number.next
    if i > number.first {
      // `veinte segundos`, `عشرين ثانية`: the second is what is counted.
      if number.joint == nil, side.term(.unit, at: i) != nil { return .stop }
      if number.digits != nil { return .stop }
    }
    guard number.composer.add(cardinal: value, unitsFirst: false) else { return .stop }
    (number.isSpelled, number.isOrdinal) = (true, true)
    number.goOn(at: afterOrdinal(side.termEnd[i], &number.composer))
    return .stop
  }

  private func take(fraction value: Double, _ number: inout NumberReading) -> Step {
    let i = number.next
    if i == number.first {
      // `cuarto` is fourth where no number stands before it.
      guard let ordinal = side.term(.ordinal, at: i),
        number.composer.add(cardinal: ordinal.value, unitsFirst: false)
      else { return .instead(nil) }
      (number.isSpelled, number.isOrdinal) = (true, true)
    } else {
      number.denominator = value
    }
    number.goOn(at: side.termEnd[i])
    return .stop
  }

  /// The figure of a number that was read.
  private func figure(of number: NumberReading) -> Figure {
    let (i, composer) = (number.next, number.composer)
    var figure = Figure(
      value: composer.value, alternate: nil, strength: .strong, tokens: number.start..<i,
      range: side.range(number.start..<i))
    figure.isSpelled = number.isSpelled && number.digits == nil
    figure.isOrdinal = number.isOrdinal
    figure.scale = composer.scale
    if side.termAt[i - 1] == SideReading.compoundTerm, let compound = side.compound(i - 1) {
      (figure.unit, figure.isPercent) = (compound.unit, compound.isPercent)
    }
    if let digits = number.digits {
      figure.alternate = digits.alternate.map { $0 * composer.scale }
      figure.isForeignAlternate = digits.isForeignAlternate
      figure.decimalSign = digits.decimalSign
      figure.isYear = !digits.hasSeparator && digits.digits == 4 && composer.scale == 1
      if i == number.first + 1 { figure.name = nameBefore(number.first) }
    }
    if figure.alternate == nil { figure.alternate = number.dozens }
    let isNoCount =
      number.denominator != nil || isTelephone(figure, number.digits) || isInName(i, number.digits)
      || figure.name != 0 || isCapitalised(number.start..<i, figure)
    figure.strength = isNoCount ? .support : strength(figure, composer)
    figure.isDecade = isDecade(figure, at: i)
    if figure.isDecade {
      // The other side may have it in words.
      let isLone = figure.isYear && figure.value.truncatingRemainder(dividingBy: 100) != 0
      figure.strength = isLone ? .weak : .support
    }
    if let denominator = number.denominator { figure.alternate = figure.value / denominator }
    if number.first > number.start { figure.isPercent = true }
    return figure
  }
}
