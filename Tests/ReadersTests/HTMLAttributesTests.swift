import ArticleModel
import SourceText
import Testing

@testable import Readers

/// Tags with more attributes than are read.
@Suite struct HTMLAttributesTests {
  private static func capped(_ html: String) -> String? {
    Array(html.utf8).withUnsafeBufferPointer { HTMLAttributes.capped($0) }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func attributes(_ count: Int) -> String {
    (0..<count).map { "a\($0)=\"<\($0)>\" " }.joined()
  }

  @Test func pagesOfPeopleStayAsTheyAre() {
    for html in [
      "", "<", "<p", "<p>5 < 6 & 7</p>", "<a href='x>y' b = c>z</a>",
      "<p \(HTMLAttributesTests.attributes(256))>x</p>",
      "<p a=\"", "<p a=", "<p a", "<!-- <p \(HTMLAttributesTests.attributes(9))",
    ] { #expect(HTMLAttributesTests.capped(html) == nil, "\(html.prefix(40))") }
  }

  @Test func whatIsBeyondIsBlank() throws {
    let (front, surplus) = (HTMLAttributesTests.attributes(256), "b=1 c='>' d/e=<x ")
    let capped = try #require(HTMLAttributesTests.capped("<p \(front)\(surplus)>x <i a=1>y</i></p>"))
    #expect(capped == "<p \(front)\(String(repeating: " ", count: surplus.utf8.count))>x <i a=1>y</i></p>")
  }

  @Test func theStoryIsTheSame() {
    let bytes = Array("<h1>Bridge</h1><p \(HTMLAttributesTests.attributes(3_000))>It opened.</p>".utf8)
    let read = DocumentReader.read(SourceText(name: "a.html", bytes: bytes), as: nil)
    #expect(String(decoding: read.document.text.bytes, as: UTF8.self) == "Bridge\n\nIt opened.")
    let opened = read.document.text.bytes.count - "It opened.".utf8.count
    let place = read.document.origin.fileRange(TextRange(opened, opened + 2))
    #expect(String(decoding: bytes[place.lower..<place.upper], as: UTF8.self) == "It")
  }
}
