import Bitext
import SourceText

/// What numbers that stand beside one another lend to each other: scales, percentages, sums and telephone numbers.
extension FigureScanner {
  /// Whether a token joins the ends of a range.
  private func joinsRange(_ i: Int) -> Bool {
    side.tokens[i].kind == .mark && [0x2D, 0x2013, 0x2014, 0x7E, 0xFF5E].contains(side.tokens[i].scalar)
      || side.term(.range, at: i) != nil || side.term(.joiner, at: i) != nil
  }

  /// The end of a range of years that leaves the century out: `1620-21` is 1621.
  private func shortYear(_ k: Int) {
    let (first, next) = (side.figures[k - 1], side.figures[k])
    let token = side.tokens[next.tokens.lowerBound]
    guard first.isYear, next.tokens.count == 1, token.range.count == 2, !token.isSpaced, !next.isSpelled,
      next.alternate == nil, next.value < 100,
      next.value > first.value.truncatingRemainder(dividingBy: 100)
    else { return }
    side.figures[k].alternate = (first.value / 100).rounded(.down) * 100 + next.value
  }

  /// Digits that count nothing that is said.
  private func isPlain(_ figure: Figure) -> Bool {
    !figure.isSpelled && figure.unit == 0 && figure.currency == 0 && !figure.isPercent && figure.scale == 1
      && figure.tokens.count == 1 && figure.minutes == nil
      // `a 7.5 magnitude`: the article counts nothing.
      && side.tokens[figure.tokens.lowerBound].kind == .number
  }

  /// Takes two amounts with `and` between for one: `a billion dollars and 200 million dollars`.
  private func addUp(_ k: Int) {
    let (first, next) = (side.figures[k - 1], side.figures[k])
    // `1.8 billion dollars and 870 million`: what has decimals is complete.
    guard first.scale > next.scale, next.scale > 1, first.decimalSign == 0,
      next.tokens.lowerBound == first.tokens.upperBound + 1,
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
    guard !tokens.isEmpty, tokens.count <= 4 else { return false }
    var i = tokens.lowerBound
    var isJoined = false
    while i < tokens.upperBound {
      if joins(i) { isJoined = true } else if side.term(.link, at: i) == nil { return false }
      i = max(i + 1, side.termEnd[i])
    }
    return isJoined && i == tokens.upperBound
  }

  /// Whether what stands between a number and the next is a comma, with or without `and`: two numbers alone are no list
  /// then (`over 60, and 75 %`, `784, 10.9 %`).
  private func hasComma(behind k: Int) -> Bool {
    let (first, next) = (side.figures[k].tokens.upperBound, side.figures[k + 1].tokens.lowerBound)
    return first < next && next - first <= 2 && (side.isMark(first, 0x2C) || side.isMark(first, 0x60C))
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
    // Whether the number behind has lent its sign from one behind it.
    var isSpread = false
    for k in side.figures.indices.dropLast().reversed() {
      guard side.figures[k].tokens.upperBound <= side.figures[k + 1].tokens.lowerBound,
        mayTake(k, from: k + 1),
        isListed(side.figures[k].tokens.upperBound..<side.figures[k + 1].tokens.lowerBound),
        isSpread || !hasComma(behind: k) || k > 0 && hasComma(behind: k - 1)
      else {
        // The ends of a range have their sign already.
        isSpread = side.figures[k].isPercent && side.figures[k].tokens.count == 1
        continue
      }
      (side.figures[k].isPercent, side.figures[k].isPoints) = (true, side.figures[k + 1].isPoints)
      isSpread = true
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
      if next.scale > 1, side.figures[k - 1].scale == 1,
        side.figures[k - 1].alternate == nil || side.figures[k - 1].isForeignAlternate
      {
        // `3,000 多亿` as well: what its comma means elsewhere is no matter there.
        side.figures[k - 1].alternate = side.figures[k - 1].value * next.scale
        side.figures[k - 1].isForeignAlternate = false
      }
      let joint = side.figures[k - 1].tokens.upperBound
      // Of several tokens where a language has one for each syllable: `30내지 43`.
      let isRange =
        gap > 0 && joinsRange(joint)
        && (max(joint + 1, side.termEnd[joint]) == next.tokens.lowerBound
          // `entre os 27 e os 30 graus`.
          || gap == 2 && side.term(.link, at: joint + 1) != nil)
      if isRange {
        weakenScore(k)
        shortYear(k)
      }
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
