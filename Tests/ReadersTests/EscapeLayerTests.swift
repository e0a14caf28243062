import ArticleModel
import SourceText
import Testing

@testable import Readers

/// What is written into a file where a text is taken out of it through several layers.
@Suite struct EscapeLayerTests {
  @Test(
    arguments: [
      ([], "“A & B\"”", "“A & B\"”"),
      ([.xml], "“A & B” <", "“A &amp; B” &lt;"),
      ([.json], "say \"no\"\n\u{1}", "say \\\"no\\\"\\n\\u0001"),
      // HTML in a string of JSON: references first, then escapes.
      ([.json, .xml], "\"A & B\"", "\\\"A &amp; B\\\""),
      ([.windows1252], "plain", "plain"), ([.windows1252], "“x”", nil),
      // What a character set lacks is escaped where the layer within it can.
      ([.windows1252, .json], "“é", "\\u201c\\u00e9"),
      ([.windows1252, .xml], "é & “", "&#233; &amp; &#8220;"),
      ([.windows1252, .json, .xml], "A & “", "A &amp; \\u201c"),
      ([.windows1252, .catalogue], "a\"", "a\\\""), ([.windows1252, .catalogue], "é", nil),
      ([.utf16BigEndian], "", ""), ([.utf16BigEndian], "a", nil), ([.utf16LittleEndian, .json], "a", nil),
    ] as [([EscapeLayer], String, String?)])
  func textIsWrittenThroughEachLayer(_ layers: [EscapeLayer], _ text: String, _ written: String?) {
    #expect(OriginMap(segments: [], layers: layers).written(text) == written)
  }

  @Test func layersOfAFileAndATextWithinItAddUp() {
    let segment = OriginMap.Segment(textStart: 0, fileStart: 0)
    let outer = OriginMap(segments: [segment], layers: [.windows1252])
    let inner = OriginMap(segments: [segment], layers: [.json, .xml])
    #expect(outer.composed(with: inner).layers.map(\.name) == ["windows-1252", "json", "xml"])
  }

  @Test func bytesThatAreTheTextItselfCanBeTyped() {
    func isPlain(_ text: String, _ layers: EscapeLayer...) -> Bool {
      OriginMap(segments: [], layers: layers).arePlain(Array(text.utf8))
    }
    #expect(isPlain("a\\ & é"))
    #expect(isPlain("a & é", .json) && !isPlain("a\\n", .json))
    #expect(isPlain("é", .xml) && !isPlain("&amp;", .xml))
    #expect(isPlain("a", .windows1252) && !isPlain("é", .windows1252))
  }
}
