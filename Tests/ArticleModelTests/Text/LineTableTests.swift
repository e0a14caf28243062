import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// The lines of a text with the tokens on them.
@Suite struct LineTableTests {
  private static func lines(_ copy: String) -> [String] {
    TestDesk.article(copy).lines.map { "\($0.start)-\($0.end) \($0.firstToken)-\($0.endToken)" }
  }

  @Test(arguments: [
    ("", ["0-0 0-0"]), ("a b", ["0-3 0-2"]), ("a\nb", ["0-1 0-1", "2-3 1-2"]),
    ("a\r\nb", ["0-1 0-1", "3-4 1-2"]),
    ("a\rb", ["0-1 0-1", "2-3 1-2"]), ("a\n\nb", ["0-1 0-1", "2-2 1-1", "3-4 1-2"]),
    ("a\n", ["0-1 0-1", "2-2 1-1"]),
    ("\n", ["0-0 0-0", "1-1 0-0"]), ("a \n b", ["0-2 0-1", "3-5 1-2"]),
    ("\u{FEFF}a\nb", ["3-4 0-1", "5-6 1-2"]),
    ("\n\ra", ["0-0 0-0", "1-1 0-0", "2-3 0-1"]),
  ])
  func linesEndAtEachKindOfBreak(_ copy: String, _ expected: [String]) {
    #expect(Self.lines(copy) == expected)
  }

  @Test func blankLinesHoldNoToken() {
    let lines = TestDesk.article("a\n \t\n?").lines
    #expect(lines.map(\.isBlank) == [false, true, false])
    #expect(lines.map(\.length) == [1, 2, 1])
  }

  @Test func linesOfAnotherTableAreMoved() {
    var table = LineTable()
    table.begin(at: 0, token: 0)
    table.end(at: 4, token: 2)
    table.take(TestDesk.article("a\nb").lines[...], shift: 5, further: 2)
    #expect(table.lines.map(\.start) == [0, 5, 7] && table.lines.map(\.end) == [4, 6, 8])
    #expect(table.lines.map(\.firstToken) == [0, 2, 3] && table.lines.map(\.endToken) == [2, 3, 4])
  }
}
