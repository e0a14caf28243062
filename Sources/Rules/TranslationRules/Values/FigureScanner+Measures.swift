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

  /// What follows an ordinal and belongs to it: the ten of Arabic ordinals, the unit of Spanish ones.
  func afterOrdinal(_ end: Int, _ composer: inout NumberComposer) -> Int {
    if side.language == .arabic, let tens = part(end), tens.role == .cardinal,
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
      side.tokens[i].script == .latin, side.tokens[i].range.count > 2, side.termAt[i] < 0
    else { return false }
    return true
  }

  /// `80s`, `1990s`: a decade, or temperatures of ten degrees.
  func isDecade(_ figure: Figure, at i: Int) -> Bool {
    guard side.language == .english, figure.value.truncatingRemainder(dividingBy: 10) == 0, figure.scale == 1
    else { return false }
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
    if side.isMark(k, 0x2D) || side.term(.joiner, at: k) != nil { k += 1 }
    guard k < side.tokens.count, side.tokens[k].kind == .number else { return i }
    let more = NumeralReader.read(side.p, side.tokens[k].range, side.language)
    guard !more.hasSeparator else { return i }
    let hyphen = side.isMark(k + 1, 0x2D) ? k + 2 : k + 1
    if let unit = side.term(.unit, at: hyphen) {
      guard let small = side.lexicon.unit(unit.detail), small.dimension == large.dimension,
        small.factor < large.factor, more.value * small.factor < large.factor
      else { return i }
      figure.value += more.value * small.factor / large.factor
      return side.termEnd[hyphen]
    }
    // The inches behind `6-foot-`.
    guard side.lexicon.details[figure.unit] == "ft", side.isMark(i, 0x2D), more.value < 12 else { return i }
    figure.value += more.value / 12
    return k + 1
  }

  /// `五分之一`: a fifth, which answers for 20 percent; the token behind it.
  func portion(_ figure: inout Figure, at i: Int) -> Int? {
    guard side.language == .chinese, i + 2 < side.tokens.count, side.tokens[i].scalar == 0x5206,
      side.tokens[i + 1].scalar == 0x4E4B, figure.value > 0, let upper = part(i + 2)
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

  /// `3分35秒`: minute and second, as English writes them `3:35`; the token behind them.
  func matchClock(_ figure: inout Figure, at i: Int) -> Int? {
    guard side.language == .chinese, i + 2 < side.tokens.count, side.tokens[i].scalar == 0x5206,
      side.tokens[i + 1].kind == .number, side.tokens[i + 2].scalar == 0x79D2, figure.scale == 1
    else { return nil }
    let seconds = NumeralReader.read(side.p, side.tokens[i + 1].range, side.language)
    guard !seconds.hasSeparator, seconds.value < 60, figure.value.rounded() == figure.value else {
      return nil
    }
    guard figure.value < 25 else {
      for value in [figure.value, figure.value + 1, seconds.value] { add(value, support: i, end: i + 3) }
      figure.strength = .support
      return i + 3
    }
    figure.minutes = Int(bounded: figure.value) * 60 + Int(bounded: seconds.value)
    figure.value += seconds.value / 100
    return i + 3
  }
}
