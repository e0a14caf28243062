import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// Which stretches of a text `CodeScan` takes for code.
@Suite struct CodeScanTests {
  private static func code(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return CodeScan(article).ranges.map { article.text[$0] }
  }

  @Test(arguments: [
    // One sure sign.
    "init();", "load().then", "function(){", "$(document)", "const(x)",
    // Two likely ones.
    "a && b || c", "x => y => z", "gate.id = 1 and gate.open = 2", "if (a == b) { c }",
    "var n = 1; let k = 2",
    // Three tags that divide a page.
    "<div class=\"a\"><span><div></div>", "<div > x </div> <table>",
  ])
  func signsMakeCode(_ copy: String) {
    #expect(Self.code(copy).count == 1, "\(Self.code(copy))")
  }

  @Test(arguments: [
    "", "gate", "()", "f()", "f() opens", "f().", "It calls f(). Ships left.", "The gate (old) opened;",
    "$5 (about)", "{name}",
    "{{name}}", "a && b",
    "x == y", "x = 1", "the gate = 5", "<b>bold</b>", "<p>one</p><p>two</p><br/>", "a < b > c",
    "<div> </div>", "R&D",
    "AT&T", "a & b | c", "漢字", "👩🏽‍💻 {", "if (a == b)",
  ])
  func fewerAreCopy(_ copy: String) {
    #expect(Self.code(copy).isEmpty, "\(Self.code(copy))")
  }

  @Test func aStretchIsAsWideAsItsSentences() {
    #expect(Self.code("The gate opened. It calls load(); again. Ships left.") == ["It calls load(); again."])
  }

  @Test func signsFarApartAreNoStretch() {
    func copy(_ words: Int) -> String {
      "a == b" + String(repeating: " gate", count: words) + " c == d"
    }
    #expect(Self.code(copy(30)).count == 1)
    #expect(Self.code(copy(50)).isEmpty)
    // Nor are those of two paragraphs.
    #expect(Self.code("The gate a == b opened.\n\nThe gate c == d opened.").isEmpty)
  }

  @Test func stretchesAreInOrder() {
    let copy = "The load(); came.\n\nThe gate opened.\n\nThe init(); came."
    #expect(Self.code(copy) == ["The load(); came.", "The init(); came."])
  }
}
