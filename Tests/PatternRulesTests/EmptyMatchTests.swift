import LintEngine
import MarkedYAML
import RuleTestSupport
import SourceText
import Testing

@testable import PatternRules

/// Patterns that may match nothing, and conditions that fail, before letters of several bytes: the search goes
/// on at the next letter, never inside of one.
@Suite struct EmptyMatchTests {
  private static let copies = [
    "He said ‘no’ today.\n", "中文 news", "3 \u{212A} is cold", "café", "a\u{301}é👩🏽‍💻z", "’",
  ]

  /// What a search for some patterns finds in a copy, as one unit.
  private static func found(_ patterns: [String], in copy: String) throws -> [String] {
    var builder = PatternSetBuilder()
    let texts = patterns.map {
      PatternText($0, at: YAMLPlace(line: 1, column: 1), isWord: false, flows: false)
    }
    builder.add(texts, ignoresCase: false)
    builder.analyse()
    let article = TestDesk.article(copy)
    let pass = PatternPass(PatternSet(builder), article)
    return pass.hits(of: 0, in: pass.units(.whole)).flatMap(\.hits).map { article.text[$0.range] }
  }

  @Test(arguments: ["\\b", "^", "(?=)", "x*", "(?=\\w)", "$", "(?<=.)", "(?:)"])
  func nothingIsFoundWhereNothingMatches(_ pattern: String) throws {
    for copy in EmptyMatchTests.copies {
      #expect(try EmptyMatchTests.found([pattern], in: copy).allSatisfy { $0 == "x" }, "\(copy)")
    }
  }

  @Test func everyLetterIsSeen() throws {
    // Each match is a whole letter, whatever an empty match did before.
    let found = try EmptyMatchTests.found([".|\\b"], in: "a‘é")
    #expect(found == ["a", "‘", "é"], "\(found)")
    #expect(try EmptyMatchTests.found(["[‘’é]?"], in: "‘no’ é") == ["‘", "’", "é"])
  }

  @Test func aConditionThatFailsGoesOnAtTheNextLetter() throws {
    let found = try EmptyMatchTests.found(["(?<!no +)[‘中é]\\w*"], in: "no  ‘x 中b and no é, é")
    #expect(found == ["中b", "é"])
  }

  @Test func ignoredTextStepsByLetters() throws {
    let bytes = Array("‘中’ x".utf8)
    #expect(try IgnoredText(["x*"]).stretches(in: bytes).map(\.range) == [TextRange(10, 11)])
  }
}
