import Bitext
import SourceText

/// What is settled of a number when its last part was read: how firmly it is stated, and what stands around it.
extension FigureScanner {
  func strength(_ figure: Figure, _ composer: NumberComposer) -> Figure.Strength {
    if composer.isBareScale { return .support }
    if !figure.isSpelled {
      // These write digits where others say another, a month, the first: `1か月`, `2年生`.
      guard language == .japanese || language == .korean, figure.scale == 1, figure.value <= 2 else {
        return .strong
      }
      return figure.value <= 1 ? .support : .weak
    }
    // Of these not all number words are known, and some are other words as well.
    if language.isPartlyKnown { return figure.value >= 1000 && figure.tokens.count > 1 ? .weak : .support }
    if figure.tokens.count == 1, figure.value < 100 {
      return figure.value < 2 || figure.isOrdinal && figure.value < 3 ? .support : .weak
    }
    if figure.value < 2 || figure.isOrdinal && figure.value < 3 { return .support }
    if language == .chinese {
      return figure.value >= 10_000 ? .strong : figure.value >= 10 ? .weak : .support
    }
    return figure.value >= 13 ? .strong : .weak
  }

  /// Adds what stands around a number: percent, currency, unit, suffix; the token behind it.
  func finish(_ figure: inout Figure, at end: Int) -> Int {
    let start = figure.tokens.lowerBound
    let i = behindSuffix(end)
    if let end = portion(&figure, at: i) ?? matchClock(&figure, at: i) ?? clock(&figure, at: i)
      ?? hourAndMinute(&figure, at: i)
    {
      figure.range = side.range(figure.tokens.lowerBound..<end)
      figure.tokens = figure.tokens.lowerBound..<end
      side.figures.append(figure)
      return end
    }
    let k = behindLinks(i)
    let last = measure(&figure, at: i, behindLinks: k)
    if figure.alternate == nil, let span = side.term(.implied, at: k), span.value == 10 || span.value == 100 {
      // `two decades` are 20 years.
      figure.alternate = figure.value * span.value
    }
    if figure.currency == 0, figure.unit == 0, let before = currencyBefore(start) { figure.currency = before }
    figure.range = side.range(figure.tokens)
    figure.isBracketed = isBracketed(figure.tokens.lowerBound)
    figure.isAbout = isAbout(start)
    figure.isDayOfMonth =
      language.countsInMyriads && figure.value <= 31 && figure.unit == 0 && side.term(.day, at: i) != nil
    weaken(&figure, at: last, behindLinks: k)
    addCentury(&figure, decadeAt: k)
    figure.tokens = start..<max(end, last)
    side.figures.append(figure)
    return max(end, last)
  }

  /// The token behind what is written to figures: `th`, `-го`, `'inci`.
  private func behindSuffix(_ i: Int) -> Int {
    guard i < side.tokens.count, !side.tokens[i].isSpaced else { return i }
    if side.term(.suffix, at: i) != nil, side.tokens[i].kind == .word { return side.termEnd[i] }
    guard side.isMark(i, 0x27) || side.isMark(i, 0x2019) || side.isMark(i, 0x2D), i + 1 < side.tokens.count,
      !side.tokens[i + 1].isSpaced, side.term(.suffix, at: i + 1) != nil
    else { return i }
    return side.termEnd[i + 1]
  }

  /// The token behind a stop or hyphen and the small words that stand between a number and what it counts.
  private func behindLinks(_ i: Int) -> Int {
    var k = i
    if side.isMark(k, 0x2E), !side.tokens[k].isSpaced { k += 1 }
    if isHyphenInside(k) { k += 1 }
    var steps = 0
    while k < side.tokens.count, steps < 2, side.term(.link, at: k) != nil, side.term(.currency, at: k) == nil
    {
      k = side.termEnd[k]
      // `45 millions d'euros`.
      if side.isMark(k, 0x27) || side.isMark(k, 0x2019), !side.tokens[k].isSpaced { k += 1 }
      steps += 1
    }
    return k
  }

  /// Whether a hyphen stands at a token and touches what is around it: `15-percent`, `15-prozentige`.
  private func isHyphenInside(_ i: Int) -> Bool {
    side.isMark(i, 0x2D) && i + 1 < side.tokens.count && !side.tokens[i].isSpaced
      && !side.tokens[i + 1].isSpaced
  }

  /// Reads what a number counts: per cent, money or a measure; the token behind it.
  private func measure(_ figure: inout Figure, at i: Int, behindLinks k: Int) -> Int {
    let sign = isHyphenInside(i) ? i + 1 : i
    if let percent = side.term(.percent, at: sign) {
      if percent.value > 0 { (figure.isPercent, figure.isPoints) = (true, percent.value > 1) }
      if percent.value == 3 {
        // Basis points are hundredths of percentage points.
        (figure.value, figure.alternate) = (figure.value / 100, figure.value)
      }
      figure.mayBePoints = percent.value == 0
      return side.termEnd[sign]
    }
    if let unit = moneyScale(i, figure) {
      figure.value *= unit
      figure.alternate = figure.alternate.map { $0 * unit }
      figure.scale *= unit
      guard let currency = side.term(.currency, at: i + 1) else { return i + 1 }
      figure.currency = currency.detail
      return side.termEnd[i + 1]
    }
    if let currency = side.term(.currency, at: k) ?? adjective(k).flatMap({ side.term(.currency, at: $0) }) {
      // `£28 億元`: the sign says which money, the word only that it is money.
      let isPlainMoney = language == .chinese && side.tokens[k].scalar == 0x5143
      figure.currency =
        (isPlainMoney ? currencyBefore(figure.tokens.lowerBound) : nil) ?? currency.detail
      figure.unit = side.term(.unit, at: k)?.detail ?? 0
      return hundredth(&figure, at: max(side.termEnd[k], k + 1))
    }
    guard let unit = side.term(.unit, at: k), !isYearMark(figure, k),
      side.term(.weekday, at: side.termEnd[k]) == nil
    else { return i }
    figure.unit = unit.detail
    let end = smallerUnit(&figure, at: side.termEnd[k])
    // `siete días y medio`, `七天半`: the half stands behind what it is half of.
    if figure.alternate == nil, isHalf(end) { figure.alternate = figure.value + 0.5 }
    return end
  }

  /// Takes strength from a number that other languages say otherwise.
  private func weaken(_ figure: inout Figure, at i: Int, behindLinks k: Int) {
    let start = figure.tokens.lowerBound
    // Centuries are named in other ways: the 1930s, the twentieth century.
    if figure.value < 30,
      side.term(.century, at: k) != nil || side.term(.century, at: i) != nil || isBehindCentury(start)
    {
      figure.strength = .support
    }
    // `number 1`, `No. 1`: what is first is told in other ways.
    if figure.value == 1, !figure.isSpelled, isBehindRank(start) { figure.strength = .support }
    // To turn by 180 degrees is to change one's mind.
    if figure.value == 180, side.lexicon.unit(figure.unit)?.name == "degrees" { figure.strength = .support }
    // To be 100 percent certain is to be quite certain.
    if figure.isPercent, figure.value == 100, figure.strength == .strong { figure.strength = .weak }
  }

  /// Whether a word such as `about` ends right before a token.
  private func isAbout(_ start: Int) -> Bool {
    (max(0, start - 3)..<start).contains {
      side.termEnd[$0] == start && side.term(.approximate, at: $0) != nil
    }
  }

  /// Whether a word for a place in an order stands before a number, with a stop behind it or not.
  private func isBehindRank(_ start: Int) -> Bool {
    side.term(.rank, at: max(0, side.isMark(start - 1, 0x2E) ? start - 2 : start - 1)) != nil && start > 0
  }

  /// Whether a half stands at a token, behind `and` or not.
  private func isHalf(_ i: Int) -> Bool {
    side.term(.half, at: i) != nil || side.term(.joiner, at: i) != nil && side.term(.half, at: i + 1) != nil
  }

  /// `18世纪90年代`: a decade with its century, which other languages write as one number.
  private func addCentury(_ figure: inout Figure, decadeAt k: Int) {
    let start = figure.tokens.lowerBound
    guard side.term(.decade, at: k) != nil, isBehindCentury(start), figure.value < 100,
      let century = side.figures.last(where: {
        (start - 2...start).contains($0.tokens.upperBound) && $0.value < 30
      }),
      century.value > 0
    else { return }
    figure.alternate = (century.value - 1) * 100 + figure.value
  }

  func isBehindCentury(_ start: Int) -> Bool {
    // The Hebrew article is set before digits with a hyphen: `המאה ה-21`.
    if language == .hebrew, start > 2, side.isMark(start - 1, 0x2D), side.tokens[start - 2].range.count == 2 {
      return side.term(.century, at: start - 3) != nil
    }
    return start > 0 && side.term(.century, at: start - 1) != nil
      || start > 1 && side.term(.century, at: start - 2) != nil && side.termEnd[start - 2] == start
  }

  /// Whether a figure is a calendar year rather than a number of years: `2024 год`, `2024年`.
  func isYearMark(_ figure: Figure, _ k: Int) -> Bool {
    figure.isYear && side.term(.year, at: k) != nil && figure.value > 1000
  }

  func isBracketed(_ i: Int) -> Bool { side.tokens[i].flags.contains(.bracketed) }
}
