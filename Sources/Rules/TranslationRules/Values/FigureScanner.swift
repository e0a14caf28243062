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
}
