import LintEngine
import MarkedYAML
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import PatternRules

/// Rule files that cannot be used, and what is kept of those that can.
@Suite struct RuleFileTests {
  @Test(arguments: [
    ("message: x", "1:1: error: 'extends' is missing"),
    ("extends: existence\ntokens: [a]", "1:1: error: 'message' is missing"),
    ("extends: existance\nmessage: x", "1:10: error: 'extends' names no kind of rule: 'existance'"),
    ("extends: script\nmessage: x", "1:10: error: rules that extend 'script'"),
    ("extends: existence\nmessage: x\ntokens: [a]\ntokns: [a]", "did you mean 'tokens'?"),
    (
      "extends: existence\nmessage: x\ntokens: [a]\nlevel: loud",
      "4:8: error: 'level' is suggestion, warning or error"
    ),
    (
      "extends: existence\nmessage: x\ntokens:\n  - 'a('",
      "4:5: error: the pattern 'a(' cannot be used: a '(' is never closed"
    ),
    ("extends: existence\nmessage: x\ntokens: ['\\p{IsCyrillic}']", "write '\\p{Cyrillic}'"),
    ("extends: existence\nmessage: x\ntokens: ['[a-z-[aeiou]]']", "in .NET only"),
    ("extends: existence\nmessage: x\ntokens: ['x(?<=a+)']", "lookbehind assertion is not fixed length"),
    ("extends: existence\nmessage: x\ntokens: [{a: b}]", "3:10: error: 'tokens' takes a list of texts"),
    ("extends: existence\nmessage: x\ntokens: [a]\nignorecase: perhaps", "'ignorecase' is true or false"),
    ("extends: existence\nmessage: x\ntokens: [a]\nexamples: {flags: [a]}", "shows what is flagged between"),
    ("extends: occurrence\nmessage: x\ntoken: a", "neither 'max' nor 'min'"),
    ("extends: metric\nmessage: x\nformula: words +\ncondition: '> 1'", "'formula' cannot be read"),
    ("extends: spelling\nmessage: x\nignore: words.txt", "'ignore' is not supported"),
    ("- a", "1:1: error: a rule file holds 'key: value' lines, this one a list"),
    ("", "1:1: error: the rule file is empty"),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ wanted: String) throws {
    let error = #expect(throws: RuleFileErrors.self) {
      let file = RuleFile(path: "R.yml", id: "S.R", bytes: Array(text.utf8))
      _ = try RuleStyle.rules(of: [file])
    }
    let line = try #require(error?.lines.first)
    #expect(line.hasPrefix("R.yml:") && line.contains(wanted), "\(line)")
  }

  @Test func everyBrokenFileIsNamed() {
    let files = ["A", "B"].map { RuleFile(path: "\($0).yml", id: "S.\($0)", bytes: Array("x: y\n".utf8)) }
    let twice = RuleFile(path: "C.yml", id: "S.A", bytes: [])
    let error = #expect(throws: RuleFileErrors.self) { _ = try RuleStyle.rules(of: files + [twice]) }
    #expect(error?.lines.count == 3)
    #expect(error?.lines.last?.contains("'S.A' is the id of 'A.yml' already") ?? false)
  }

  /// A cache of one entry.
  private final class OneEntry: PatternCache {
    var bytes: [UInt8]?
    init(_ bytes: [UInt8]? = nil) { self.bytes = bytes }
    func load(_ key: UInt64) -> [UInt8]? { bytes }
    func store(_ bytes: [UInt8], _ key: UInt64) { self.bytes = bytes }
  }

  private static let sound = RuleFile(
    path: "R.yml", id: "S.R",
    bytes: Array(
      "extends: existence\nmessage: x\ntokens: ['(?:in|within) the framework', '\\w+ovich', ';', '\\d+']\n"
        .utf8))

  @Test func whatIsStoredIsWhatWasFoundOut() throws {
    let cache = OneEntry()
    _ = try RuleStyle.rules(of: [RuleFileTests.sound], cache: cache)
    let stored = try #require(cache.bytes)
    let body = try #require(PatternAnalysis.sound(stored))
    var items = (0..<4).map { _ in
      PatternItem(
        pattern: PatternText("", at: YAMLPlace(line: 1, column: 1), isWord: false, flows: false),
        options: .init(), search: 0, guarding: .nothing, isPerLine: true)
    }
    #expect(PatternAnalysis.fill(&items, from: body))
    #expect(PatternAnalysis.bytes(items) == stored)
    // Both ways to begin need the same word at the same distance.
    #expect(items[0].words.map(\.hash) == [ByteHash.of(Array("framework".utf8))])
    #expect(items[0].words.map(\.wordsBack) == [2])
    #expect(items[1].words.map(\.part) == [.ending])
    // One item too few or too many is no fit.
    var fewer = Array(items.dropLast())
    #expect(!PatternAnalysis.fill(&fewer, from: body))
  }

  @Test func aDamagedStoreHidesNoBrokenPattern() throws {
    let cache = OneEntry()
    _ = try RuleStyle.rules(of: [RuleFileTests.sound], cache: cache)
    let stored = try #require(cache.bytes)
    let broken = RuleFile(
      path: "R.yml", id: "S.R", bytes: Array("extends: existence\nmessage: x\ntokens: ['a(']\n".utf8))
    for i in stride(from: 0, to: stored.count, by: 3) {
      var damaged = stored
      damaged[i] ^= 0x10
      #expect(PatternAnalysis.sound(damaged) == nil)
      #expect(throws: RuleFileErrors.self) { _ = try RuleStyle.rules(of: [broken], cache: OneEntry(damaged)) }
      #expect(throws: RuleFileErrors.self) {
        _ = try RuleStyle.rules(of: [broken], cache: OneEntry(Array(stored.prefix(i))))
      }
    }
  }

  /// Rules of two sets in one run must each see their own patterns.
  @Test func twoSetsServeOneArticle() throws {
    let first = RuleFile(
      path: "A.yml", id: "S.A", bytes: Array("extends: existence\nmessage: x\ntokens: [alpha]\n".utf8))
    let second = RuleFile(
      path: "B.yml", id: "S.B",
      bytes: Array("extends: existence\nmessage: x\ntokens: [zulu, yankee, beta]\n".utf8))
    let rules = try RuleStyle.rules(of: [first]) + RuleStyle.rules(of: [second])
    let article = TestDesk.article("The ships alpha and beta left the port on Monday.")
    let context = TestDesk.context()
    let found = rules.map { RuleRunner.run($0, on: article, in: context).map { article.text[$0.range] } }
    #expect(found == [["alpha"], ["beta"]])
  }

  @Test func aPatternThatTakesTooLongIsGivenUpAndNamed() throws {
    var slow = RuleFile(
      path: "R.yml", id: "S.R",
      bytes: Array("extends: existence\nmessage: x\nnonword: true\ntokens: ['(a+)+$']\n".utf8))
    // A rule made for copy has to be mended; one made for Vale runs as far as it gets.
    let error = #expect(throws: RuleFileErrors.self) { _ = try RuleStyle.rules(of: [slow]) }
    #expect(
      error?.lines.first?.hasPrefix("R.yml:4:10: error: the pattern '(a+)+$' repeats a repetition") ?? false)
    slow.isVale = true
    let rules = try RuleStyle.rules(of: [slow])
    #expect(RuleReview.remarks(on: rules).count == 1)
    let article = TestDesk.article(String(repeating: "a", count: 5_000) + "!")
    let found = try #require(RuleRunner.run(rules[0], on: article, in: TestDesk.context()).first)
    #expect(found.message.contains("'S.R' takes too many steps"))
  }

  @Test func sequencesAndTitlesReadTheirLists() throws {
    let sequence = RuleFile(
      path: "R.yml", id: "S.R",
      bytes: Array("extends: sequence\nmessage: '%[1]s %[2]s'\ntokens:\n  - tag: MD\n  - pattern: of\n".utf8))
    let article = TestDesk.article("He could of gone. Some of them would of stayed.")
    let rule = try #require(try RuleStyle.rules(of: [sequence]).first)
    let found = RuleRunner.run(rule, on: article, in: TestDesk.context()).map(\.message)
    #expect(found == ["could of", "would of"])
    let title = RuleFile(
      path: "T.yml", id: "S.T",
      bytes: Array(
        "extends: capitalization\nmessage: \"'%s' '%s'\"\nmatch: $title\nscope: raw\nlevel: error\n".utf8),
      isVale: true)
    let heads = try #require(try RuleStyle.rules(of: [title]).first)
    func flagged(_ text: String) -> String? {
      RuleRunner.run(heads, on: TestDesk.article(text), in: TestDesk.context()).first?.message
    }
    #expect(flagged("What the Port of Call Is For") == nil)
    #expect(flagged("what the port Of call") == "'what the port Of call' 'What the Port of Call'")
  }
}
