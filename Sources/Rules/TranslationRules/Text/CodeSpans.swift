import SourceText

/// Marks code that stands in text between backticks, as Markdown, reStructuredText and messages of programs write it:
/// its words are not translated and state nothing.
///
/// The name of a role before it goes with it (``:ref:`exprlists` ``). A link of reStructuredText
/// (`` `the page <https://example.org>`_ ``) is text, and so is what stands between a backtick and an apostrophe.
enum CodeSpans {
  /// Tokens of the longest span.
  private static let longest = 60

  /// Flags the tokens of all spans of a side as those of addresses are.
  static func mark(_ side: SideReading) {
    var i = 0
    while i < side.tokens.count {
      guard side.isMark(i, 0x60) else {
        i += 1
        continue
      }
      let width = side.isMark(i + 1, 0x60) && !side.tokens[i + 1].isSpaced ? 2 : 1
      guard let close = closing(side, i + width, width), isCode(side, i, close, width) else {
        i += width
        continue
      }
      for k in role(side, i)..<close { side.tokens[k].flags.insert(.address) }
      i = close + width
    }
  }

  /// The first of the backticks that end a span; nil where none do.
  private static func closing(_ side: SideReading, _ start: Int, _ width: Int) -> Int? {
    let last = min(side.tokens.count - width, start + longest)
    guard start <= last else { return nil }
    return (start...last).first { k in
      side.isMark(k, 0x60) && (width == 1 || side.isMark(k + 1, 0x60) && !side.tokens[k + 1].isSpaced)
    }
  }

  private static func isCode(_ side: SideReading, _ open: Int, _ close: Int, _ width: Int) -> Bool {
    guard close > open + width else { return false }
    if width == 2 || role(side, open) < open { return true }
    // A link has its address in it or an underscore behind it.
    let after = Int(side.tokens[close].end)
    let isReference = after < side.range.upper && side.p[after] == UInt8(ascii: "_")
    return !isReference && !(open..<close).contains { side.isMark($0, 0x3C) }
  }

  /// Where the role before a span begins: the first of `:`, a word, `:`; the span's place where there is none.
  private static func role(_ side: SideReading, _ open: Int) -> Int {
    guard open >= 2, side.isMark(open - 1, 0x3A), !side.tokens[open].isSpaced, !side.tokens[open - 1].isSpaced
    else { return open }
    var k = open - 2
    while k >= 0, open - k < 8, !side.isMark(k, 0x3A), !side.tokens[k].isSpaced { k -= 1 }
    return k >= 0 && side.isMark(k, 0x3A) ? k : open
  }
}
