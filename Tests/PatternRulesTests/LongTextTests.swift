import MarkedYAML
import RuleTestSupport
import SourceText
import Testing

@testable import PatternRules

/// Long texts without a space or a stop: a pattern that reads to the end from each letter is given up in time, and
/// searching in stretches finds what searching in one go does.
@Suite struct LongTextTests {
  private static func found(_ pattern: String, in copy: String) -> (hits: [TextRange], isGivenUp: Bool) {
    var builder = PatternSetBuilder()
    builder.add(
      [PatternText(pattern, at: YAMLPlace(line: 1, column: 1), isWord: false, flows: false)],
      ignoresCase: false)
    builder.analyse()
    let pass = PatternPass(PatternSet(builder), TestDesk.article(copy))
    let hits = pass.hits(of: 0, in: pass.units(.whole)).flatMap(\.hits).map(\.range)
    return (hits, pass.givenUp.contains(0))
  }

  @Test func aPatternOfSquareTimeIsGivenUp() {
    let found = LongTextTests.found("(\\w+)\\s\\1", in: String(repeating: "a", count: 400_000))
    #expect(found.isGivenUp && found.hits.isEmpty)
  }

  @Test(arguments: ["a+$", "(\\w+)\\s\\1", "[ab]{3}", "b", "\\ba", "a(?=b)"])
  func shortTextsAreNot(_ pattern: String) {
    #expect(!LongTextTests.found(pattern, in: String(repeating: "a", count: 900)).isGivenUp)
  }

  @Test func stretchesFindTheSame() {
    // Matches longer than a stretch, right behind one another, and one across what may be a border.
    let copy = String(repeating: "“ab” é", count: 20_000) + String(repeating: "x", count: 50_000) + "y “ab”"
    #expect(LongTextTests.found("“a", in: copy).hits.count == 20_001)
    #expect(LongTextTests.found("[^é]é", in: copy).hits.count == 20_000)
    #expect(LongTextTests.found("x+y", in: copy).hits.map(\.count) == [50_001])
    #expect(LongTextTests.found("(?<=y )“ab”", in: copy).hits.count == 1)
    #expect(LongTextTests.found("é“ab”", in: copy).hits.count == 19_999)
  }
}
