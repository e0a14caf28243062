import Diagnostics
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Every scalar of Unicode, alone, in words and in seeded pairs and triples, through the whole linter and
/// its fixes.
///
/// A sample for every change; `scripts/test-long` tries every scalar and a million combinations.
@Suite struct CharacterProperties {
  private static let most = UInt32(0x110000)
  /// Short runs share an article; each then stands in a word and between two, so that the time does not
  /// all go into parsing.
  private static let perArticle = 400

  /// The scalars to try; the surrogates are none. A sample takes those that rules could know whole.
  private static func scalars(known: [ClosedRange<UInt32>], oneOf stride: UInt32) -> [Unicode.Scalar] {
    (0..<most).filter { value in
      TestDesk.isLongRun || value % stride == 0 || known.contains { $0.contains(value) }
    }.compactMap(Unicode.Scalar.init)
  }

  /// An article in which each run of scalars stands inside a word and between words.
  private static func article(_ runs: [[Unicode.Scalar]]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: "Council closes bridge\n\n".unicodeScalars)
    for (i, run) in runs.enumerated() {
      text.append("b")
      text.append(contentsOf: run)
      text.append(contentsOf: (i % 3 == 0 ? "s " : "n ").unicodeScalars)
      text.append(contentsOf: run)
      text.append(contentsOf: i % 11 == 0 ? ".\n\nThe ".unicodeScalars : " a ".unicodeScalars)
    }
    return Array(String(text).utf8)
  }

  @Test func everyScalarAloneGoesThroughTheLinter() throws {
    let bench = try WholeLinter()
    let scalars = Self.scalars(known: [0...0x180, 0x2000...0x2070, 0xFE00...0xFEFF], oneOf: 997)
    #expect(TestDesk.isLongRun ? scalars.count == 0x110000 - 0x800 : scalars.count > 1_500)
    for scalar in scalars {
      let found = bench.faults(of: Array(String(scalar).utf8))
      #expect(found.isEmpty, "U+\(String(scalar.value, radix: 16)): \(found.prefix(3))")
    }
  }

  @Test func everyScalarInWordsGoesThroughTheLinter() throws {
    let bench = try WholeLinter()
    let scalars = Self.scalars(known: [0...0x600, 0x2000...0x2100], oneOf: 97)
    #expect(TestDesk.isLongRun ? scalars.count == 0x110000 - 0x800 : scalars.count > 12_000)
    for start in stride(from: 0, to: scalars.count, by: Self.perArticle) {
      let batch = scalars[start..<min(scalars.count, start + Self.perArticle)]
      let found = bench.faults(of: Self.article(batch.map { [$0] }))
      #expect(found.isEmpty, "from U+\(String(batch[start].value, radix: 16)): \(found.prefix(3))")
    }
  }

  /// Scalars that mean something to a rule: they meet each other more often than chance has it.
  private static let charged = Array(
    "\"'`“”‘’«».,;:!?()[]{}<>&\\/@#%*-–—_ \n\r\t09aAéÃâ€™ðÐÑвЂ√├Ô\u{A0}\u{AD}\u{301}\u{200B}\u{200D}\u{202E}\u{2066}\u{2069}\u{FEFF}\u{FFFD}\u{3000}，（１\u{64A}\u{6CC}\u{643}\u{6A9}۲А\u{3BF}中\u{1F3F4}\u{E0067}\u{1}\u{92}\u{19}\u{85}\u{2028}"
      .unicodeScalars)

  @Test func seededPairsAndTriplesGoThroughTheLinter() throws {
    let bench = try WholeLinter()
    var numbers = SeededNumbers(state: 6)
    func run() -> [Unicode.Scalar] {
      (0..<Int.random(in: 2...3, using: &numbers)).map { _ in
        Int.random(in: 0..<3, using: &numbers) == 0
          ? Self.charged[Int.random(in: 0..<Self.charged.count, using: &numbers)]
          : Unicode.Scalar(UInt32.random(in: 0..<Self.most, using: &numbers)) ?? " "
      }
    }
    for _ in 0..<((TestDesk.isLongRun ? 1_000_000 : 4_000) / Self.perArticle) {
      let runs = (0..<Self.perArticle).map { _ in run() }
      let found = bench.faults(of: Self.article(runs))
      if found.isEmpty { continue }
      let culprit = runs.first { !bench.faults(of: Self.article([$0])).isEmpty } ?? []
      #expect(found.isEmpty, "\(culprit.map { String($0.value, radix: 16) }): \(found.prefix(3))")
    }
  }
}

/// The linter with everything that it can look for: all rules, off by default or not, all packs, notes too.
private struct WholeLinter {
  private let linter: ArticleLinter

  /// Compiled once for all tests; nil where a pack cannot be read.
  private static let plan: LintPlan? = {
    var settings = LintSettings()
    settings.selection.enabled = ["*"]
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    let library = StyleLibrary(DataFolder(path: TestDesk.root), withExamples: false)
    guard let packs = try? library.rules(library.packNames),
      let rules = try? settings.selection.select(from: allRules + packs)
    else { return nil }
    return LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules, settings: settings)
  }()

  init() throws { linter = try #require(Self.plan).linter() }

  private static func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
    offset == bytes.count || offset < bytes.count && bytes[offset] & 0xC0 != 0x80
  }

  /// What must hold of any text: ranges and edits lie on scalar boundaries inside the file, and a second
  /// run of the safe fixes changes nothing. The faults of a text, empty where all holds.
  func faults(of bytes: [UInt8]) -> [String] {
    let file = SourceText(name: "story.txt", bytes: bytes)
    let report = linter.lint(file)
    var faults: [String] = []
    for diagnostic in report.diagnostics {
      let ranges =
        [diagnostic.range] + diagnostic.related.map(\.range)
        + diagnostic.fixes.flatMap { $0.edits.map(\.range) }
      for range in ranges
      where !Self.isBoundary(range.lower, in: bytes) || !Self.isBoundary(range.upper, in: bytes) {
        faults.append("\(diagnostic.rule): \(range) cuts a scalar: \(diagnostic.message)")
      }
    }
    // Of a file without a word nothing was read, and such a file is not fixed.
    if report.failure != nil || report.diagnostics.allSatisfy(\.fixes.isEmpty) { return faults }
    let once = FixRun(linter: linter, unsafe: false).fix(file)
    if !once.fighting.isEmpty || !once.unfinished.isEmpty {
      faults.append("fixes do not come to an end: \(once.fighting) \(once.unfinished)")
    }
    let plan = FixPlan(once.report.diagnostics, allowing: [.safe], in: once.after.bytes.count)
    if !plan.chosen.isEmpty { faults.append("fixes are not idempotent: \(plan.chosen.map(\.rule))") }
    if String(validating: once.after.bytes, as: UTF8.self) == nil { faults.append("fixed text is no UTF-8") }
    return faults
  }
}
