import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// What a tokenizer takes over of the text before an edit (`Tokenizer+Reuse`).
@Suite struct TokenizerReuseTests {
  @Test(arguments: [
    ("", "", 0, 0), ("a", "", 0, 0), ("abc", "abc", 3, 0), ("abc", "abd", 2, 0), ("abc", "xbc", 0, 2),
    ("abc", "abxc", 2, 1), ("aa", "aaa", 2, 0),
    ("0123456789abcdef", "0123456789Xbcdef", 10, 5),
    ("0123456789abcdef-tail-tail", "0123456789Xbcdef-tail-tail", 10, 15),
    ("𝄞", "𝄟", 3, 0), ("ab", "ba", 0, 0),
  ])
  func commonEndsAreCountedOnce(_ a: String, _ b: String, _ head: Int, _ tail: Int) {
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    let common = x.withUnsafeBufferPointer { x in y.withUnsafeBufferPointer { Tokenizer.common(x, $0) } }
    #expect(common.head == head && common.tail == tail)
  }

  /// How many bytes are read of an edited text, and whether its tokens are as if all were.
  private static func read(_ old: String, _ new: String) -> (bytes: Int, isSame: Bool) {
    let before = TestDesk.article(old)
    let text = SourceText(new)
    let whole = TestDesk.article(new)
    return text.bytes.withUnsafeBufferPointer { bytes in
      var tokenizer = Tokenizer(bytes)
      tokenizer.run(after: before)
      let isSame =
        tokenizer.tokens.map(\.range) == whole.tokens.map(\.range)
        && zip(tokenizer.tokens, whole.tokens).allSatisfy {
          tokenizer.forms[$0.form].hash == whole.forms[$1.form].hash
        }
      return ((tokenizer.readEnd ?? bytes.count) - tokenizer.readStart, isSame)
    }
  }

  private static let lines = (0..<50).map { "Line \($0) of the gate's U.S. copy.\n" }

  @Test(arguments: [
    ("gate's", "gate"), ("copy", "co\npy"), (".\n", ". "), ("Line", "\"Line"), ("U.S.", "U.S"),
    ("copy.", "copy.\r"), ("copy.", ""),
    ("of", "o\u{301}f"), ("the", "th𝄞e"), ("Line 25", "desk@line 25"),
  ])
  func anEditInTheMiddleReadsItsLinesAlone(_ piece: String, _ other: String) {
    var edited = Self.lines
    edited[25] = edited[25].replacing(piece, with: other)
    let (bytes, isSame) = Self.read(Self.lines.joined(), edited.joined())
    #expect(isSame && bytes < 200, "\(bytes) bytes")
  }

  @Test(arguments: [
    ("", "a"), ("a", ""), ("a\n", "b\n"), ("a\nb", "a\nc"), ("a\r\nb\r\nc", "a\r\nx\r\nc"),
    ("\u{FEFF}a\nb\nc", "\u{FEFF}a\nb\nd"), ("\n\n", "\n"),
  ])
  func shortTextsAreReadAnewAndRightly(_ old: String, _ new: String) {
    #expect(Self.read(old, new).isSame)
  }
}
