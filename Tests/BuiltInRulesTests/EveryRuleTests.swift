import ArticleModel
import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// One example of one rule.
struct Case: CustomTestStringConvertible, Sendable {
  let rule: any Rule
  let example: Example

  var testDescription: String { "\(rule.info.id): \(example.copy.prefix(40))" }
  var location: Testing.SourceLocation {
    Testing.SourceLocation(
      fileID: "BuiltInRules/\(rule.info.id)", filePath: "\(example.file)", line: Int(example.line), column: 1)
  }

  static let all: [Case] = builtInRules.flatMap { rule in
    rule.info.examples.map { Case(rule: rule, example: $0) }
  }
  static let fixable: [Case] = all.filter { $0.example.fixed != nil }
}

/// What is put in front of an example, or done to all of it, so that offsets and classes are tried on
/// more than ASCII.
enum Disguise: String, CaseIterable, Sendable {
  case emoji
  case combiningAccents
  case curlyQuotes
  case lineEnds
  case byteOrderMark

  /// The disguised bytes and the map from byte offsets of the plain text to offsets of the result.
  func wear(_ text: String) -> (bytes: [UInt8], offset: (Int) -> Int) {
    let plain = Array(text.utf8)
    switch self {
    case .emoji: return front("A 🗞️ and a 👩🏽‍💻 stand in front of the copy here.\n\n", plain)
    case .combiningAccents:
      return front("A cafe\u{301} of the re\u{301}gime stands in front of the copy here.\n\n", plain)
    case .curlyQuotes: return front("A note in front of the copy calls it “marked”.\n\n", plain)
    case .byteOrderMark: return ([0xEF, 0xBB, 0xBF] + plain, { $0 + 3 })
    case .lineEnds:
      var bytes: [UInt8] = []
      var places: [Int] = []
      for byte in plain {
        places.append(bytes.count)
        if byte == 0x0A { bytes.append(0x0D) }
        bytes.append(byte)
      }
      places.append(bytes.count)
      return (bytes, { places[$0] })
    }
  }

  /// Whether the rule is about what the disguise does.
  func isBusiness(of rule: any Rule) -> Bool {
    switch self {
    case .byteOrderMark: rule.info.id == "bom"
    case .lineEnds: rule.info.id == "crlf-mixed"
    default: false
    }
  }

  private func front(_ prefix: String, _ plain: [UInt8]) -> (bytes: [UInt8], offset: (Int) -> Int) {
    let lead = Array(prefix.utf8)
    return (lead + plain, { $0 + lead.count })
  }
}

@Suite struct EveryRule {
  @Test(arguments: Case.all) func flagsExactlyTheMarkedRanges(_ c: Case) {
    let marked = MarkedText(c.example.copy)
    let text = SourceText(name: c.example.name ?? "story.txt", bytes: Array(marked.text.utf8))
    let found = TestDesk.diagnostics(c.rule, on: c.example, text)
    #expect(found.map(\.range) == marked.ranges, "\(found.map(\.message))", sourceLocation: c.location)
    #expect(found.allSatisfy { $0.rule == c.rule.info.id }, sourceLocation: c.location)
  }

  /// Line ends and a byte order mark are for every example; what stands in front would change the
  /// reading of those that begin with a headline or dateline.
  @Test(arguments: Case.all, Disguise.allCases) func survivesDisguise(_ c: Case, _ disguise: Disguise) {
    let marked = MarkedText(c.example.copy)
    if c.example.isWhole, disguise != .lineEnds, disguise != .byteOrderMark { return }
    if disguise.isBusiness(of: c.rule) { return }
    let (bytes, offset) = disguise.wear(marked.text)
    let found = TestDesk.diagnostics(
      c.rule, on: c.example, SourceText(name: c.example.name ?? "story.txt", bytes: bytes))
    let expected = marked.ranges.map { TextRange(offset($0.lower), offset($0.upper)) }
    #expect(
      found.map(\.range) == expected, "\(disguise): \(found.map(\.message))", sourceLocation: c.location)
  }

  @Test(arguments: Case.all.filter { !$0.rule.info.readsQuotations && $0.example.isFlagged })
  func keepsOutOfQuotations(_ c: Case) {
    let plain = MarkedText(c.example.copy).text
    guard c.example.name == nil, !plain.contains("\""), !plain.contains("“"), !plain.contains("\n") else {
      return
    }
    let quoted = "Ines Okafor told reporters at the harbour: \"\(plain)\""
    #expect(
      TestDesk.diagnostics(c.rule, on: SourceText(quoted), date: c.example.date).isEmpty,
      sourceLocation: c.location)
  }

  @Test(arguments: Case.fixable) func fixesOnceAndForGood(_ c: Case) {
    let marked = MarkedText(c.example.copy)
    let text = SourceText(marked.text)
    let found = TestDesk.diagnostics(c.rule, on: text, date: c.example.date)
    let plan = FixPlan(found, allowing: [.safe, .unsafe, .choice])
    let fixed = SourceText(name: text.name, bytes: plan.applied(to: text.bytes))
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == c.example.fixed, sourceLocation: c.location)
    // The repaired copy must not give any rule that runs by default something new to say.
    let before = Loudness(text, date: c.example.date)
    let after = Loudness(fixed, date: c.example.date)
    for rule in builtInRules where rule.info.isOnByDefault {
      let said = after.diagnostics(rule)
      let limit = rule.info.id == c.rule.info.id ? 0 : before.diagnostics(rule).count
      #expect(said.count <= limit, "\(rule.info.id): \(said.map(\.message))", sourceLocation: c.location)
    }
  }

  /// What rules say louder than notes of one text, which is parsed once for all of them.
  private struct Loudness {
    private let article: Article
    private let context: RuleContext

    init(_ text: SourceText, date: String?) {
      article = TestDesk.article(text)
      context = TestDesk.context(date: date)
    }

    func diagnostics(_ rule: any Rule) -> [Diagnostic] {
      TestDesk.diagnostics(rule, on: article, in: context).filter { $0.severity > .note }
    }
  }

  @Test(arguments: Case.all.filter(\.example.isFlagged)) func isSilentWhenDisabled(_ c: Case) throws {
    var selection = RuleSelection()
    selection.disabled = [c.rule.info.id]
    let rules = try selection.select(from: builtInRules)
    #expect(rules.count < builtInRules.count)
    #expect(!rules.contains { $0.rule.info.id == c.rule.info.id }, sourceLocation: c.location)
  }

  /// Whoever lets `fix` change copy unasked is told why that is safe.
  @Test(arguments: builtInRules.map(\.info.id)) func saysWhyItsFixesAreSafe(_ id: String) throws {
    let rule = try #require(builtInRules.first { $0.info.id == id })
    let hasSafeFix = rule.info.examples.contains { example in
      let text = SourceText(MarkedText(example.copy).text)
      return TestDesk.diagnostics(rule, on: text, date: example.date).flatMap(\.fixes).contains {
        $0.safety == .safe
      }
    }
    #expect(!hasSafeFix || rule.info.fixSafety?.hasPrefix("Safe") == true)
    #expect(rule.info.fixSafety.map { $0.hasSuffix(".") && !$0.contains("\n") } ?? true)
  }

  @Test func hasExamplesOfBothKinds() {
    for rule in builtInRules {
      #expect(
        rule.info.examples.filter(\.isFlagged).count >= 2, "\(rule.info.id) flags fewer than two examples")
      #expect(rule.info.examples.filter { !$0.isFlagged }.count >= 1, "\(rule.info.id) allows no example")
      #expect(!rule.info.summary.isEmpty && !rule.info.rationale.isEmpty)
    }
  }

  @Test func listsAreSortedAndMatchTheFolders() throws {
    let ids = builtInRules.map(\.info.id)
    #expect(Set(ids).count == ids.count)
    for rule in builtInRules {
      let path =
        "Sources/Rules/BuiltInRules/\(rule.info.category.folder)/\(RulePage.typeName(of: rule.info)).swift"
      #expect(
        FileManager.default.fileExists(atPath: TestDesk.root + "/" + path),
        "\(rule.info.id) is not in \(path)")
    }
    let all = TestDesk.root + "/Sources/Rules/BuiltInRules"
    let folders = try FileManager.default.contentsOfDirectory(atPath: all).filter { !$0.hasSuffix(".swift") }
    var count = 0
    for folder in folders {
      let sources = try Self.sources(of: folder)
      let rules = sources.filter { $0.value.contains(/: (SentencePattern)?Rule \{/) }
      let lists = sources.values.filter { $0.contains("Rules: [any Rule] = [") }
      try #require(lists.count == 1, "\(folder) has \(lists.count) lists of rules")
      let listed = lists[0].matches(of: /(\w+)\(\)/).map { String($0.output.1) }
      #expect(listed == rules.keys.sorted(), "the list of \(folder) is not its files, sorted")
      count += listed.count
    }
    #expect(count == builtInRules.count, "the list of a folder is missing in BuiltInRules.swift")
  }

  /// The source files of a folder of rules, each by its name without the ending.
  private static func sources(of folder: String) throws -> [String: String] {
    let path = TestDesk.root + "/Sources/Rules/BuiltInRules/" + folder
    let files = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".swift") }
    return try Dictionary(
      uniqueKeysWithValues: files.map {
        (String($0.dropLast(".swift".count)), try String(contentsOfFile: path + "/" + $0, encoding: .utf8))
      })
  }

  @Test(arguments: builtInRules.map(\.info.id)) func pageIsUpToDate(_ id: String) throws {
    let info = try #require(builtInRules.first { $0.info.id == id }).info
    let source = "Sources/Rules/BuiltInRules/\(info.category.folder)/\(RulePage.typeName(of: info)).swift"
    let page = try? String(contentsOfFile: TestDesk.root + "/" + RulePage.path(of: info), encoding: .utf8)
    #expect(
      page == RulePage.markdown(info, source: source),
      "the page is out of date: run 'wirelint rules --write-pages'")
  }
}
