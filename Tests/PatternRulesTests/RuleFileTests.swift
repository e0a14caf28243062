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
    func load(_ key: UInt64) -> StoredBytes? { bytes.map { StoredBytes(copying: $0) } }
    func store(_ bytes: UnsafeRawBufferPointer, _ key: UInt64) { self.bytes = Array(bytes) }
  }

  private static let sound = RuleFile(
    path: "R.yml", id: "S.R",
    bytes: Array(
      "extends: existence\nmessage: x\ntokens: ['(?:in|within) the framework', '\\w+ovich', ';', '\\d+']\n"
        .utf8))

  @Test func eachPatternIsGuardedByWhatItMustHold() throws {
    let definition = try DefinitionReader.read(RuleFileTests.sound.bytes, id: "S.R", isVale: false)
    var builder = PatternSetBuilder()
    definition.addSearches(to: &builder)
    builder.analyse()
    let items = builder.items
    // Both ways to begin need the same two words at the same distance.
    let (the, framework) = (ByteHash.of(Array("the".utf8)), ByteHash.of(Array("framework".utf8)))
    #expect(items[0].words.map(\.key) == Array(repeating: WordTrigger.pair(the, framework), count: 2))
    #expect(items[0].words.map(\.first) == ["in", "within"].map { ByteHash.of(Array($0.utf8)) })
    #expect(items[0].words.map(\.wordsBack) == [2, 2])
    #expect(items[1].words.map(\.part) == [.ending])
    #expect(items.map(\.guarding).map { $0 == .words } == [true, true, false, false])
  }

  @Test func whatIsDamagedIsMadeAnewAndHidesNoBrokenPattern() throws {
    let cache = OneEntry()
    _ = try RuleStyle.rules(of: [RuleFileTests.sound], cache: cache)
    let stored = try #require(cache.bytes)
    let broken = RuleFile(
      path: "R.yml", id: "S.R", bytes: Array("extends: existence\nmessage: x\ntokens: ['a(']\n".utf8))
    for i in stride(from: 0, to: stored.count, by: 211) {
      var damaged = stored
      damaged[i] ^= 0x10
      for bytes in [damaged, Array(stored.prefix(i)), stored + Array(stored.prefix(32))] {
        #expect(RuleStyle.rules(storedUnder: 0, in: OneEntry(bytes)) == nil)
        #expect(throws: RuleFileErrors.self) { _ = try RuleStyle.rules(of: [broken], cache: OneEntry(bytes)) }
        let repaired = OneEntry(bytes)
        _ = try RuleStyle.rules(of: [RuleFileTests.sound], cache: repaired)
        #expect(repaired.bytes == stored)
      }
    }
  }

  /// Rules of every kind, with all that their files may say.
  private static let kinds: [(kind: String, text: String)] = [
    (
      "Existence",
      "tokens: [utilise, 'in order to', '\\d+ per cent']\nexceptions: ['in order to go']\nlimit: 2"
    ),
    ("Removal", "tokens: [very]\nfix: safe\naction:\n  name: remove"),
    (
      "Substitution",
      "extends: substitution\nmessage: \"'%s', not '%s'\"\nignorecase: true\ncapitalize: true\nunless: [navy]\nswap:\n  commence: begin|start\n  '(\\w+)-wise': 'as for $1'\n  '(?<!\\w+ )ahead of': before"
    ),
    ("Occurrence", "extends: occurrence\nscope: sentence\ntoken: '\\w+'\nmax: 9"),
    ("Minimum", "extends: occurrence\nscope: paragraph\ntoken: said\nmin: 1"),
    ("Repetition", "extends: repetition\ntokens: ['\\w+']\nalpha: true"),
    ("Consistency", "extends: consistency\neither:\n  adviser: advisor\n  grey: gray"),
    (
      "Conditional",
      "extends: conditional\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\(([A-Z]{3,5})\\)'\nexceptions: [NATO]"
    ),
    ("Title", "extends: capitalization\nmatch: $title\nscope: heading\nexceptions: [iPhone]"),
    ("Pattern", "extends: capitalization\nmatch: '^[A-Z].*'\nprefix: '\\d+\\. '\nthreshold: 0.5"),
    ("Metric", "extends: metric\nformula: 'words / sentences * 1.5'\ncondition: '> 8.5'"),
    ("Readability", "extends: readability\nmetrics: [SMOG, Gunning Fog]\ngrade: 3.5"),
    ("Spelling", "extends: spelling\nfilters: ['[A-Z]\\w+']\nlevel: error"),
    (
      "Sequence",
      "extends: sequence\ntokens:\n  - tag: MD\n  - pattern: of\n    skip: 1\n  - tag: VB|NN\n    negate: true"
    ),
  ]

  @Test(arguments: [false, true]) func aStoredRuleFindsWhatItsFileDoes(isVale: Bool) throws {
    let files = RuleFileTests.kinds.map { kind, text in
      let start = text.hasPrefix("extends") ? "" : "extends: existence\n"
      let message = text.contains("message:") ? "" : "message: \"'%s' of \(kind)\"\n"
      let own =
        isVale
        ? text.split(separator: "\n").filter { !$0.hasPrefix("fix") && !$0.hasPrefix("unless") }
        : [Substring(text)]
      return RuleFile(
        path: "\(kind).yml", id: "S.\(kind)",
        bytes: Array((start + message + own.joined(separator: "\n") + "\n").utf8),
        isVale: isVale)
    }
    let accepted = [(pattern: "Brandvold", path: "accept.txt", line: 1)]
    let cache = OneEntry()
    let rules = try RuleStyle.rules(of: files, accepted: accepted, cache: cache)
    let stored = try #require(RuleStyle.rules(storedUnder: 0, in: cache))
    let article = TestDesk.article(
      """
      THE port of the the town

      The adviser said an advisor would utilise the very old grey crane in order to work, OPEC (OPEC) and NATO \
      said. It could of worked ahead of the visit, cost-wise, Mr Brandvold told UNHCR; 40 per cent utilise it.

      1. they Commence the the work with a gray ship, they utilise zqxv, and nobody asked anyone about any of it.

      The navy may commence.
      """)
    let context = TestDesk.context()
    var silent: [String] = []
    for (rule, twin) in zip(rules, stored) {
      let found = RuleRunner.run(rule, on: article, in: context)
      #expect(found == RuleRunner.run(twin, on: article, in: context))
      #expect(rule.info.summary == twin.info.summary && rule.info.severity == twin.info.severity)
      #expect(twin.info.examples.isEmpty)
      if found.isEmpty { silent.append(rule.id) }
    }
    #expect(stored.count == files.count)
    // Vale measures mark-up alone, and headings are its own.
    let quiet = isVale ? ["S.Title", "S.Metric", "S.Readability"] : []
    #expect(silent == quiet)
  }

  @Test func lettersAreToldByTheirCategory() {
    let wrong = (0x80..<WordBytes.wide.count).filter {
      WordBytes.isWord(scalar: UInt32($0)) != WordBytes.wide[$0]
    }
    #expect(wrong == [])
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
