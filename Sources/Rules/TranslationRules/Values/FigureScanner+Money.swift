import Bitext
import SourceText

/// The currencies of figures, and the scales that stand at their signs.
extension FigureScanner {
  /// `US` before `dollars`, `amerikanische` before `Dollar`: one word between number and currency.
  func adjective(_ k: Int) -> Int? {
    guard k + 1 < side.tokens.count, side.tokens[k].kind == .word else { return nil }
    let next = side.isMark(k + 1, 0x2D) || side.isMark(k + 1, 0x2E) ? k + 2 : k + 1
    return next < side.tokens.count ? next : nil
  }

  /// `m`, `k` and `b` behind an amount of money.
  func moneyScale(_ i: Int, _ figure: Figure) -> Double? {
    guard i < side.tokens.count, side.tokens[i].kind == .word, side.tokens[i].range.count <= 2,
      currencyBefore(figure.tokens.lowerBound) != nil && !side.tokens[i].isSpaced || isBeforeCurrency(i)
    else { return nil }
    guard side.tokens[i].range.count == 1 else {
      // Copy in other scripts leaves English abbreviations as they are: `$3.6bn`.
      switch side.text(side.tokens[i].range) {
      case "bn": return 1e9
      case "mn": return 1e6
      case "tn": return 1e12
      default: return nil
      }
    }
    switch side.tokens[i].scalar | 0x20 {
    case 0x6D: return 1e6
    case 0x6B: return 1e3
    case 0x62, 0x67: return 1e9
    default: return nil
    }
  }

  /// `31 M$`, `2 G€`: a prefix of the International System before the sign of a currency.
  func isBeforeCurrency(_ i: Int) -> Bool {
    i + 1 < side.tokens.count && !side.tokens[i + 1].isSpaced && side.tokens[i + 1].kind == .mark
      && side.term(.currency, at: i + 1) != nil
  }

  /// `5 céntimos de euro`, `5 euro cents`: hundredths of a currency with its name; the token behind.
  func hundredth(_ figure: inout Figure, at i: Int) -> Int {
    let cent = side.lexicon.cent
    var k = i
    if figure.currency == cent, side.term(.link, at: k) != nil {
      k = side.termEnd[k]
      if side.isMark(k, 0x27) || side.isMark(k, 0x2019) { k += 1 }
    }
    guard let other = side.term(.currency, at: k), (other.detail == cent) != (figure.currency == cent),
      side.tokens[k].kind == .word || side.tokens[k].kind == .ideograph
    else { return i }
    figure.currency = cent
    return side.termEnd[k]
  }

  /// The currency whose sign or code stands right before a number.
  func currencyBefore(_ start: Int) -> Int? {
    guard start > 0, let currency = side.term(.currency, at: start - 1),
      side.tokens[start - 1].kind == .mark || side.tokens[start - 1].flags.contains(.allCapitals)
    else { return nil }
    return currency.detail
  }
}
