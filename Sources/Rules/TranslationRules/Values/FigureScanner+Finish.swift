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

  /// Adds what stands around a number: percent, currency, unit, suffix.
  func finish(_ figure: inout Figure, at end: Int) -> Int {
    let start = figure.tokens.lowerBound
    var i = end
    if i < side.tokens.count, !side.tokens[i].isSpaced, side.term(.suffix, at: i) != nil,
      side.tokens[i].kind == .word
    {
      i = side.termEnd[i]
    } else if side.isMark(i, 0x27) || side.isMark(i, 0x2019) || side.isMark(i, 0x2D),
      i + 1 < side.tokens.count,
      !side.tokens[i].isSpaced, !side.tokens[i + 1].isSpaced, side.term(.suffix, at: i + 1) != nil
    {
      i = side.termEnd[i + 1]
    }
    if let end = portion(&figure, at: i) ?? matchClock(&figure, at: i) ?? clock(&figure, at: i)
      ?? hourAndMinute(&figure, at: i)
    {
      figure.range = side.range(figure.tokens.lowerBound..<end)
      figure.tokens = figure.tokens.lowerBound..<end
      side.figures.append(figure)
      return end
    }
    var k = i
    if side.isMark(k, 0x2E), !side.tokens[k].isSpaced { k += 1 }
    if side.isMark(k, 0x2D), k + 1 < side.tokens.count, !side.tokens[k].isSpaced, !side.tokens[k + 1].isSpaced
    {
      k += 1
    }
    var steps = 0
    while k < side.tokens.count, steps < 2, side.term(.link, at: k) != nil, side.term(.currency, at: k) == nil
    {
      k = side.termEnd[k]
      // `45 millions d'euros`.
      if side.isMark(k, 0x27) || side.isMark(k, 0x2019), !side.tokens[k].isSpaced { k += 1 }
      steps += 1
    }
    // `15-percent`, `15-prozentige`.
    let isHyphened =
      side.isMark(i, 0x2D) && i + 1 < side.tokens.count && !side.tokens[i].isSpaced
      && !side.tokens[i + 1].isSpaced
    if let percent = side.term(.percent, at: isHyphened ? i + 1 : i) {
      if percent.value > 0 { (figure.isPercent, figure.isPoints) = (true, percent.value > 1) }
      if percent.value == 3 {
        // Basis points are hundredths of percentage points.
        (figure.value, figure.alternate) = (figure.value / 100, figure.value)
      }
      figure.mayBePoints = percent.value == 0
      i = side.termEnd[isHyphened ? i + 1 : i]
    } else if let unit = moneyScale(i, figure) {
      figure.value *= unit
      figure.alternate = figure.alternate.map { $0 * unit }
      figure.scale *= unit
      i += 1
      if let currency = side.term(.currency, at: i) {
        figure.currency = currency.detail
        i = side.termEnd[i]
      }
    } else if let currency = side.term(.currency, at: k)
      ?? adjective(k).flatMap({ side.term(.currency, at: $0) })
    {
      // `£28 億元`: the sign says which money, the word only that it is money.
      let isPlainMoney = language == .chinese && side.tokens[k].scalar == 0x5143
      figure.currency = (isPlainMoney ? currencyBefore(start) : nil) ?? currency.detail
      figure.unit = side.term(.unit, at: k)?.detail ?? 0
      i = max(side.termEnd[k], k + 1)
      i = hundredth(&figure, at: i)
    } else if let unit = side.term(.unit, at: k), !isYearMark(figure, k),
      side.term(.weekday, at: side.termEnd[k]) == nil
    {
      figure.unit = unit.detail
      i = smallerUnit(&figure, at: side.termEnd[k])
      // `siete días y medio`, `七天半`: the half stands behind what it is half of.
      if figure.alternate == nil, isHalf(i) { figure.alternate = figure.value + 0.5 }
    }
    if figure.alternate == nil, let span = side.term(.implied, at: k), span.value == 10 || span.value == 100 {
      // `two decades` are 20 years.
      figure.alternate = figure.value * span.value
    }
    if figure.currency == 0, figure.unit == 0, let before = currencyBefore(start) { figure.currency = before }
    figure.range = side.range(figure.tokens)
    figure.isBracketed = isBracketed(figure.tokens.lowerBound)
    // Centuries are named in other ways: the 1930s, the twentieth century.
    if figure.value < 30,
      side.term(.century, at: k) != nil || side.term(.century, at: i) != nil || isBehindCentury(start)
    {
      figure.strength = .support
    }
    addCentury(&figure, decadeAt: k)
    // `number 1`, `No. 1`: what is first is told in other ways.
    if figure.value == 1, !figure.isSpelled, isBehindRank(start) { figure.strength = .support }
    // To be 100 percent certain is to be quite certain.
    if figure.isPercent, figure.value == 100, figure.strength == .strong { figure.strength = .weak }
    figure.tokens = start..<max(end, i)
    side.figures.append(figure)
    return max(end, i)
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
    start > 0 && side.term(.century, at: start - 1) != nil
      || start > 1 && side.term(.century, at: start - 2) != nil && side.termEnd[start - 2] == start
  }

  /// Whether a figure is a calendar year rather than a number of years: `2024 год`, `2024年`.
  func isYearMark(_ figure: Figure, _ k: Int) -> Bool {
    figure.isYear && side.term(.year, at: k) != nil && figure.value > 1000
  }

  func isBracketed(_ i: Int) -> Bool { side.tokens[i].flags.contains(.bracketed) }
}
