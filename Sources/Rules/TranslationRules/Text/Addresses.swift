import Bitext
import SourceText

/// Finds URLs, e-mail addresses and handles, whose parts are neither words nor numbers.
enum Addresses {
  /// The addresses of a side; their tokens are flagged.
  static func find(_ side: SideReading) -> [TextRange] {
    var found: [TextRange] = []
    for i in side.tokens.indices where side.tokens[i].kind == .mark {
      // A mark of an address that is known.
      if let last = found.last, side.tokens[i].start < last.end { continue }
      let mark = side.tokens[i].scalar
      let range: TextRange?
      switch mark {
      case 0x40: range = address(around: i, side)
      case 0x3A where isSlash(i + 1, side) && isSlash(i + 2, side): range = run(around: i, side)
      case 0x2E where i > 0 && isWWW(side.tokens[i - 1], side): range = run(around: i, side)
      default: range = nil
      }
      guard let range, found.last.map({ $0.end <= range.start }) ?? true else { continue }
      found.append(range)
      side.flagAddress(range)
    }
    return found
  }

  /// Whether a slash stands right behind the mark before it.
  private static func isSlash(_ i: Int, _ side: SideReading) -> Bool {
    side.isMark(i, 0x2F) && !side.tokens[i].isSpaced
  }

  private static func isWWW(_ token: SideToken, _ side: SideReading) -> Bool {
    token.range.count == 3 && side.p[Int(token.start)] | 0x20 == 0x77
      && side.p[Int(token.start) + 1] | 0x20 == 0x77
  }

  /// An e-mail address, or a handle.
  private static func address(around i: Int, _ side: SideReading) -> TextRange? {
    guard i + 1 < side.tokens.count, !side.tokens[i + 1].isSpaced, side.tokens[i + 1].kind != .mark else {
      return nil
    }
    return run(around: i, side)
  }

  /// The ASCII around a token without white space, and without the marks of the sentence at its ends.
  private static func run(around i: Int, _ side: SideReading) -> TextRange {
    func belongs(_ byte: UInt8) -> Bool {
      (0x21..<0x7F).contains(byte) && ![0x22, 0x3C, 0x3E, 0x28, 0x29, 0x7B, 0x7D].contains(byte)
    }
    var start = Int(side.tokens[i].start)
    var end = Int(side.tokens[i].end)
    while start > side.range.lower, belongs(side.p[start - 1]) { start -= 1 }
    while end < side.range.upper, belongs(side.p[end]) { end += 1 }
    let marks: [UInt8] = [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x5D]
    while end > start, marks.contains(side.p[end - 1]) { end -= 1 }
    while start < end, [0x27, 0x5B, 0x2C].contains(side.p[start]) { start += 1 }
    return TextRange(start, end)
  }
}
