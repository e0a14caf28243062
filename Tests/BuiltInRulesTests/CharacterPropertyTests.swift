import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Every scalar of Unicode, alone and in seeded pairs and triples, through the whole linter and its fixes.
///
/// A short run for every change; `WIRELINT_LONG_TESTS=1` tries every scalar and a million combinations.
@Suite struct CharacterProperties {
  private static let isLong = ProcessInfo.processInfo.environment["WIRELINT_LONG_TESTS"] != nil
  /// Combinations stand in words and sentences, many to an article, so that parsing is not all that is timed.
  private static let perArticle = 400
  private static let most = UInt32(0x110000)

  /// Unicode's scalars by number: the surrogates are none.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar? { Unicode.Scalar(value) }

  /// SplitMix64: the same numbers at every run.
  private struct Numbers {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  }

  /// All rules there are, off by default or not, every severity.
  private static func linter() throws -> ArticleLinter {
    var settings = LintSettings()
    settings.selection.enabled = ["*"]
    settings.minimum = .note
    settings.wantsSuggestions = false
    let rules = try settings.selection.select(from: builtInRules)
    return LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules, settings: settings
    ).linter()
  }

  private static func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
    offset == bytes.count || offset < bytes.count && bytes[offset] & 0xC0 != 0x80
  }

  /// What must hold of any text: ranges and edits lie on scalar boundaries inside the file, and a second
  /// run of the safe fixes changes nothing. The faults of a text, empty where all holds.
  private static func faults(of bytes: [UInt8], _ linter: ArticleLinter) -> [String] {
    let file = SourceText(name: "story.txt", bytes: bytes)
    var faults: [String] = []
    for diagnostic in linter.lint(file).diagnostics {
      let ranges =
        [diagnostic.range] + diagnostic.related.map(\.range)
        + diagnostic.fixes.flatMap { $0.edits.map(\.range) }
      for range in ranges where !isBoundary(range.lower, in: bytes) || !isBoundary(range.upper, in: bytes) {
        faults.append("\(diagnostic.rule): \(range) cuts a scalar: \(diagnostic.message)")
      }
    }
    let once = FixRun(linter: linter, unsafe: false).fix(file)
    if !once.fighting.isEmpty || !once.unfinished.isEmpty {
      faults.append("fixes do not come to an end: \(once.fighting) \(once.unfinished)")
    }
    let plan = FixPlan(once.report.diagnostics, allowing: [.safe], in: once.after.bytes.count)
    if !plan.chosen.isEmpty { faults.append("fixes are not idempotent: \(plan.chosen.map(\.rule))") }
    if String(validating: once.after.bytes, as: UTF8.self) == nil { faults.append("fixed text is no UTF-8") }
    return faults
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

  @Test func everyScalarGoesThroughTheLinter() throws {
    let linter = try Self.linter()
    // The short run takes every scalar that rules could know, and a sample of the rest.
    let values = (1..<Self.most).filter {
      Self.isLong || $0 < 0x600 || (0x2000...0x2100).contains($0) || $0 % 97 == 0
    }
    let scalars = values.compactMap(Self.scalar)
    #expect(Self.isLong ? scalars.count > 1_100_000 : scalars.count > 12_000)
    for start in stride(from: 0, to: scalars.count, by: Self.perArticle) {
      let batch = scalars[start..<min(scalars.count, start + Self.perArticle)]
      let found = Self.faults(of: Self.article(batch.map { [$0] }), linter)
      #expect(found.isEmpty, "from U+\(String(batch[start].value, radix: 16)): \(found.prefix(3))")
    }
  }

  @Test func seededPairsAndTriplesGoThroughTheLinter() throws {
    let linter = try Self.linter()
    var numbers = Numbers(state: 6)
    // Scalars that mean something to a rule meet each other more often than chance has it.
    let charged = Array(
      "\"'`“”‘’«».,;:!?()[]{}<>&\\/@#%*-–—_ \n\r\t09aAéÃâ€™ðÐÑвЂ√├Ô\u{A0}\u{AD}\u{301}\u{200B}\u{200D}\u{202E}\u{2066}\u{2069}\u{FEFF}\u{FFFD}\u{3000}，（１\u{64A}\u{6CC}\u{643}\u{6A9}۲А\u{3BF}中\u{1F3F4}\u{E0067}\u{1}\u{92}\u{19}\u{85}\u{2028}"
        .unicodeScalars)
    for _ in 0..<((Self.isLong ? 1_000_000 : 4_000) / Self.perArticle) {
      let runs = (0..<Self.perArticle).map { _ in
        (0..<(2 + numbers.below(2))).map { _ in
          numbers.below(3) == 0
            ? charged[numbers.below(charged.count)]
            : Self.scalar(UInt32(numbers.below(Int(Self.most)))) ?? " "
        }
      }
      let text = Self.article(runs)
      let found = Self.faults(of: text, linter)
      if !found.isEmpty {
        let culprit = runs.first { !Self.faults(of: Self.article([$0]), linter).isEmpty } ?? []
        #expect(found.isEmpty, "\(culprit.map { String($0.value, radix: 16) }): \(found.prefix(3))")
      }
    }
  }
}
