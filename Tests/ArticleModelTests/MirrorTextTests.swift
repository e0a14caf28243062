import ArticleModel
import SourceText
import Testing

/// The same words in another form of the file.
@Suite struct MirrorTextTests {
  private static func mirror(_ text: String, _ other: String, from start: Int = 0) -> MirrorText? {
    let bytes = Array(text.utf8)
    return MirrorText(
      TextRange(start, bytes.count), of: bytes, mirroredBy: Array(other.utf8), .identity)
  }

  @Test(arguments: [
    ("a b", "a b", true), ("a b", "a\n\n  b\t", true), ("ab", "a b", true), ("a b", "a c", false),
    ("a b", "a", false),
    ("", "", false), (" \n", "\t", false), ("é", "é", true), ("é", "e\u{301}", false),
    ("a\r\nb", "a\nb", true),
    // A no-break space is no white space of the file's own making.
    ("a\u{A0}b", "a b", false),
  ])
  func onlyWhiteSpaceMayDiffer(_ text: String, _ other: String, _ isMirror: Bool) {
    #expect((Self.mirror(text, other) != nil) == isMirror)
  }

  @Test(arguments: [
    // Words, parts of words, and more than one.
    (0, 3, "The"), (4, 8, "gate"), (5, 7, "at"), (0, 8, "The\n\n gate"), (8, 9, "."),
    // A blank that goes with a word.
    (3, 8, "\n\n gate"), (0, 4, "The\n\n "),
  ])
  func rangesAreOfTheSameWords(_ start: Int, _ end: Int, _ found: String) throws {
    let text = Array("The gate.".utf8)
    let mirror = try #require(Self.mirror("The gate.", "The\n\n gate."))
    let range = try #require(mirror.range(TextRange(start, end), of: text))
    #expect(String(decoding: mirror.bytes[range.lower..<range.upper], as: UTF8.self) == found)
  }

  @Test func blanksAloneAreEachFormsOwn() throws {
    let text = Array("The gate.".utf8)
    let mirror = try #require(Self.mirror("The gate.", "The\n\n gate."))
    #expect(mirror.range(TextRange(3, 4), of: text) == nil)
    // What goes in behind a word goes in behind it there, and what goes in before one before it.
    #expect(mirror.range(TextRange(at: 3), of: text) == TextRange(at: 3))
    #expect(mirror.range(TextRange(at: 4), of: text) == TextRange(at: 6))
    #expect(mirror.range(TextRange(at: 0), of: text) == TextRange(at: 0))
    #expect(mirror.range(TextRange(at: 9), of: text) == TextRange(at: 11))
  }

  @Test func aPartBeginsWhereItBegins() throws {
    let text = Array("Head\n\nThe gate.".utf8)
    let mirror = try #require(Self.mirror("Head\n\nThe gate.", "The gate.", from: 6))
    #expect(mirror.range(TextRange(10, 14), of: text) == TextRange(4, 8))
    #expect(mirror.range(TextRange(at: 6), of: text) == TextRange(at: 0))
    #expect(mirror == Self.mirror("Head\n\nThe gate.", "The gate.", from: 6))
  }
}
