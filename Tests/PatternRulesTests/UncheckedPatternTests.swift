import MarkedYAML
import RuleTestSupport
import Testing

@testable import PatternRules

/// Patterns that are not shown to PCRE2 when they are loaded, because it takes all of their kind.
@Suite struct UncheckedPatternTests {
  /// Patterns of chance pieces: the parser may say of none that it compiles where it does not.
  @Test func alwaysCompile() {
    let pieces = [
      "a", "B", "9", "_", " ", "-", "'", ",", "\u{e9}", "\u{2019}", "(", "(?:", ")", "|", "[ab]", "[^a]",
      "[a-z]",
      "[", "]", "?", "*", "+", "{", "{2}", "{2,1}", "}", "^", "$", ".", "\\b", "\\w", "\\S", "\\.", "\\1",
      "\\",
      "(?=", "(?<=", "(?i)",
    ]
    var generator = SeededNumbers(state: 2026)
    var taken = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...7, using: &generator)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      var parser = RegexParser(text)
      guard (try? parser.parse()) != nil, parser.alwaysCompiles else { continue }
      taken += 1
      for flows in [false, true] {
        let pattern = PatternText(text, at: YAMLPlace(line: 1, column: 1), isWord: true, flows: flows)
        #expect((try? CompiledPattern(pattern.wrapped)) != nil, "\(text)")
      }
    }
    #expect(taken > 500)
  }

  @Test(arguments: ["a{65536}", "a**", "\\b+", "(?<=a+)b", "[z-a]", "(a", "(?P<1>a)", "\\p{No}", "a\\"])
  func asksWhereItMayNot(_ text: String) {
    var parser = RegexParser(text)
    let isRead = (try? parser.parse()) != nil
    #expect(!isRead || !parser.alwaysCompiles)
  }
}
