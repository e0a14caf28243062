import MarkedYAML
import RuleTestSupport
import Testing

@testable import PatternRules

@Suite struct CandidateScanTests {
  /// A pattern that a mark calls for is tried once a line: whatever ends a line, the next one is tried as well.
  @Test(arguments: ["\n", "\r", "\r\n", "\u{2028}"])
  func eachLineHasACandidate(_ lineEnd: String) {
    var builder = PatternSetBuilder()
    let pattern = PatternText("\\d,\\d", at: YAMLPlace(line: 1, column: 1), isWord: false, flows: false)
    builder.add([pattern], ignoresCase: false)
    builder.analyse()
    let set = PatternSet(builder)
    #expect(set.patterns[0].traits.isDisjoint(with: [.needsWord, .isUnguarded]))
    let copy = "The toll, now 1,5, rose." + lineEnd + lineEnd + "It fell, they said, to 2,5 here."
    let article = TestDesk.article(copy)
    let pass = PatternPass(set, article)
    let found = pass.hits(of: 0, in: pass.units(.paragraph)).flatMap(\.hits).map { article.text[$0.range] }
    #expect(found == ["1,5", "2,5"])
  }
}
