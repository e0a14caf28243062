import Bitext
import SourceText

/// Figures of several parts, and figures that say less than they seem to.
extension FigureScanner {
  /// Adds a number that only answers for numbers of the other side, with the unit behind it: `a mile`,
  /// `half an inch`.
  func add(_ value: Double, support i: Int, end: Int? = nil) {
    let tokens = i..<(end ?? side.termEnd[i])
    var figure = Figure(
      value: value, alternate: nil, strength: .support, tokens: tokens, range: side.range(tokens))
    let k = side.isMark(tokens.upperBound, 0x2D) ? tokens.upperBound + 1 : tokens.upperBound
    if end == nil, let unit = side.term(.unit, at: k) { figure.unit = unit.detail }
    side.figures.append(figure)
  }

  /// Adds every number that a word implies: a fortnight is 14 days, or 15 as some languages count.
  func addImplied(_ i: Int) {
    var k = side.termAt[i]
    while k >= 0 {
      let term = side.table.terms[Int(k)]
      if term.role == .implied { add(term.value, support: i) }
      k = term.next
    }
  }

  /// The hash of the word of which digits behind it make a name: `COVID-19`, `F-16`, `MH17`, `H1N1`; 0 where
  /// they count something.
  func nameBefore(_ i: Int) -> UInt64 {
    guard i > 0, !side.tokens[i].isSpaced else { return 0 }
    let isHyphen = [0x2D, 0x2010, 0x2011].contains { side.isMark(i - 1, $0) } && !side.tokens[i - 1].isSpaced
    let k = isHyphen ? i - 2 : i - 1
    guard k >= 0, side.term(.currency, at: k) == nil, side.term(.month, at: k) == nil else { return 0 }
    let token = side.tokens[k]
    switch token.kind {
    case .ideograph: return isHyphen ? token.hash : 0
    case .word:
      // `کووید-19`: a script without capitals needs the hyphen.
      if token.script == .arabic, isHyphen { return token.hash | 1 }
      let isCased = token.script == .latin || token.script == .cyrillic || token.script == .greek
      return isCased && token.flags.contains(.capital) && (isHyphen || token.script == .latin)
        ? token.hash | 1 : 0
    default: return 0
    }
  }

  /// Whether a number in words is a name: `les Vingt-Sept`.
  func isCapitalised(_ tokens: Range<Int>, _ figure: Figure) -> Bool {
    guard side.language == .french, figure.isSpelled, tokens.count > 1 else { return false }
    return tokens.allSatisfy { side.tokens[$0].kind == .mark || side.tokens[$0].flags.contains(.capital) }
  }

  /// `万一`, in case: no ten thousand and one.
  func isInCase(_ i: Int) -> Bool {
    [0x4E07, 0x842C].contains(side.tokens[i].scalar) && i + 1 < side.tokens.count
      && side.tokens[i + 1].scalar == 0x4E00
  }

  /// `一两个`, `一二名`: one or two of something; the token behind.
  private func guess(_ low: Term, _ high: Term, at i: Int) -> Int? {
    guard side.language == .chinese, i + 2 >= side.tokens.count || part(i + 2) == nil,
      i == 0 || part(i - 1) == nil
    else { return nil }
    for value in [low.value, high.value] { add(value, support: i, end: i + 2) }
    return i + 2
  }

  /// `三四百`, `十五六`: two neighbouring digits before a multiplier are a guess between them; the token behind.
  func approximation(at i: Int) -> Int? {
    guard i + 1 < side.tokens.count, isDigit(i), isDigit(i + 1), let low = part(i), let high = part(i + 1),
      high.value == low.value + 1, low.value > 0
    else { return nil }
    guard let factor = part(i + 2), factor.role == .multiplier || factor.role == .scale else {
      return guess(low, high, at: i)
    }
    var end = side.termEnd[i + 2]
    var product = factor.value
    if let scale = part(end), scale.role == .scale, end < side.tokens.count,
      side.tokens[end].kind == .ideograph
    {
      product *= scale.value
      end = side.termEnd[end]
    }
    for (value, digit) in [(low.value * product, low.value), (high.value * product, high.value)] {
      var figure = Figure(
        value: value, alternate: digit, strength: .weak, tokens: i..<end, range: side.range(i..<end))
      figure.isSpelled = true
      if let currency = side.term(.currency, at: end) { figure.currency = currency.detail }
      side.figures.append(figure)
    }
    return end
  }

  /// `5'6"`: feet and inches; the token behind.
  func feetAndInches(at i: Int) -> Int? {
    let (feet, inches) = ([0x27, 0x2019, 0x2032] as [UInt32], [0x22, 0x201D, 0x2033] as [UInt32])
    guard i + 3 < side.tokens.count, side.tokens[i + 2].kind == .number, !side.tokens[i + 1].isSpaced,
      !side.tokens[i + 2].isSpaced, !side.tokens[i + 3].isSpaced,
      feet.contains(where: { side.isMark(i + 1, $0) }), inches.contains(where: { side.isMark(i + 3, $0) })
    else { return nil }
    let (large, small) = (digits(at: i), digits(at: i + 2))
    guard !large.hasSeparator, !small.hasSeparator, small.value < 12, large.value < 100 else {
      return nil
    }
    var figure = Figure(
      value: large.value + small.value / 12, alternate: nil, strength: .strong, tokens: i..<(i + 4),
      range: side.range(i..<(i + 4)))
    figure.unit = side.lexicon.number(ofDetail: "ft")
    side.figures.append(figure)
    return i + 4
  }

  /// What follows an ordinal and belongs to it: the ten of Arabic ordinals, the unit of Spanish ones.
  func afterOrdinal(_ end: Int, _ composer: inout NumberComposer) -> Int {
    // `أول عشر` are the first ten, and `الحادي عشر` the eleventh.
    let isFirst =
      composer.value == 1 && Scalars.decode(side.p, before: side.tokens[end - 1].range.upper)?.value == 0x644
    if side.language == .arabic, !isFirst, let tens = part(end), tens.role == .cardinal,
      (10...90).contains(tens.value), composer.add(cardinal: tens.value, unitsFirst: true)
    {
      return side.termEnd[end]
    }
    if side.language == .spanish, let unit = part(end), unit.role == .ordinal || unit.role == .fraction,
      let ordinal = side.term(.ordinal, at: end), ordinal.value < 10, composer.value >= 20,
      composer.add(cardinal: ordinal.value, unitsFirst: false)
    {
      return side.termEnd[end]
    }
    return end
  }

  /// Whether digits are a telephone number: they begin with 0 and are many.
  func isTelephone(_ figure: Figure, _ reading: NumeralReader.Reading?) -> Bool {
    guard let reading, !figure.isSpelled,
      SideTokenizer.digit(side.tokens[figure.tokens.lowerBound].scalar) == 0
    else { return false }
    return reading.digits >= 4 && reading.value >= 1
  }

  /// Whether digits are part of a name: `247sports`.
  func isInName(_ i: Int, _ reading: NumeralReader.Reading?) -> Bool {
    guard reading != nil, i < side.tokens.count, side.tokens[i].kind == .word, !side.tokens[i].isSpaced,
      side.tokens[i].script == .latin, side.termAt[i] < 0
    else { return false }
    // `3D`, `5G`: one capital that is no scale of money.
    return side.tokens[i].range.count > 2
      || side.tokens[i].range.count == 1 && [0x44, 0x47, 0x4E, 0x58].contains(side.tokens[i].scalar)
  }

  /// `80s`, `1990s`: a decade, or temperatures of ten degrees.
  func isDecade(_ figure: Figure, at i: Int) -> Bool {
    guard figure.value.truncatingRemainder(dividingBy: 10) == 0, figure.scale == 1 else { return false }
    if side.language == .swedish, side.isMark(i, 0x2D), i + 1 < side.tokens.count {
      // `1800-talet`: the nineteenth century.
      return side.text(side.tokens[i + 1].range).hasPrefix("tal")
    }
    guard side.language == .english else { return false }
    let k = side.isMark(i, 0x27) || side.isMark(i, 0x2019) ? i + 1 : i
    guard k < side.tokens.count, side.tokens[k].kind == .word, !side.tokens[k].isSpaced else { return false }
    let word = side.tokens[k].range
    return word.count == 1 && side.p[word.lower] == UInt8(ascii: "s")
  }

  /// Adds a smaller unit of the same dimension behind a measure: `6-foot-6`, `6 ft 2 in`, `1 м 82 см`,
  /// `6英尺6英寸`; the token behind it.
  func smallerUnit(_ figure: inout Figure, at i: Int) -> Int {
    guard let large = side.lexicon.unit(figure.unit),
      large.dimension == "length" || large.dimension == "mass",
      figure.value.rounded() == figure.value
    else { return i }
    var k = i
    let isListed = side.isMark(k, 0x2C) || side.isMark(k, 0x60C)
    if isListed || side.isMark(k, 0x2D) || side.term(.joiner, at: k) != nil { k += 1 }
    guard k < side.tokens.count, side.tokens[k].kind == .number else { return i }
    let more = NumeralReader.read(side.p, side.tokens[k].range, side.language)
    guard !more.hasSeparator else { return i }
    let hyphen = side.isMark(k + 1, 0x2D) ? k + 2 : k + 1
    let isFeet = side.lexicon.name(ofDetail: figure.unit) == "ft" && more.value < 12
    // Copy writes `6.6 feet` for six feet and six inches.
    let written = figure.value + more.value / (more.value < 10 ? 10 : 100)
    if isFeet, side.language == .english, hyphen < side.tokens.count,
      side.text(side.tokens[hyphen].range) == "in"
    {
      figure.value += more.value / 12
      figure.alternate = written
      return hyphen + 1
    }
    if let unit = side.term(.unit, at: hyphen) {
      guard let small = side.lexicon.unit(unit.detail), small.dimension == large.dimension,
        small.factor < large.factor, more.value * small.factor < large.factor
      else { return i }
      figure.value += more.value * small.factor / large.factor
      if isFeet { figure.alternate = written }
      return side.termEnd[hyphen]
    }
    // The inches behind `6-foot-`.
    guard isFeet, side.isMark(i, 0x2D) else { return i }
    figure.value += more.value / 12
    figure.alternate = written
    return k + 1
  }

  /// `五分之一`, `3分の2`, `3분의 2`: a portion, which answers for a percentage; the token behind it.
  func portion(_ figure: inout Figure, at i: Int) -> Int? {
    let words: (UInt32, UInt32)
    switch side.language {
    case .chinese: words = (0x5206, 0x4E4B)
    case .japanese: words = (0x5206, 0x306E)
    case .korean: words = (0xBD84, 0xC758)
    default: return nil
    }
    guard i + 2 < side.tokens.count, side.tokens[i].scalar == words.0, side.tokens[i + 1].scalar == words.1,
      figure.value > 0, let upper = part(i + 2)
    else { return nil }
    let isDigits = side.tokens[i + 2].kind == .number
    let value =
      isDigits
      ? NumeralReader.read(side.p, side.tokens[i + 2].range, side.language).value : upper.value
    figure.alternate = value / figure.value
    figure.value = value
    figure.strength = .support
    return i + 3
  }

}
