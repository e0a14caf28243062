import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing
import TranslationRules

/// One example of one rule: a table with a header that names the languages.
struct PairCase: CustomTestStringConvertible, Sendable {
  let rule: any TranslationRule
  let example: Example

  var testDescription: String { "\(rule.info.id): \(example.copy.prefix(60))" }
  var location: Testing.SourceLocation {
    Testing.SourceLocation(
      fileID: "TranslationRules/\(rule.info.id)", filePath: "\(example.file)", line: Int(example.line),
      column: 1)
  }

  /// What a rule says of an example: a table, or two plain texts with a line `=====` between.
  static func found(_ rule: any TranslationRule, _ bytes: [UInt8]) -> [Diagnostic] {
    for line in ["\n=====\n", "\r\n=====\r\n"] {
      guard let mark = bytes.firstRange(of: Array(line.utf8)) else { continue }
      let target = SourceText(name: "target.txt", bytes: Array(bytes[mark.upperBound...]))
      return TestDesk.pair(
        [rule], SourceText(name: "source.txt", bytes: Array(bytes[..<mark.lowerBound])), target
      )
      .map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.range = TextRange(
          diagnostic.range.lower + mark.upperBound, diagnostic.range.upper + mark.upperBound)
        return diagnostic
      }
    }
    return TestDesk.bilingual([rule], SourceText(name: "segments.tsv", bytes: bytes))
  }

  static let all: [PairCase] = translationRules.flatMap { rule in
    rule.info.examples.map { PairCase(rule: rule, example: $0) }
  }
}

@Suite struct EveryTranslationRule {
  @Test(arguments: PairCase.all) func flagsExactlyTheMarkedRanges(_ c: PairCase) {
    let marked = MarkedText(c.example.copy)
    let found = PairCase.found(c.rule, Array(marked.text.utf8))
    #expect(found.map(\.range) == marked.ranges, "\(found.map(\.message))", sourceLocation: c.location)
    #expect(found.allSatisfy { $0.rule == c.rule.info.id }, sourceLocation: c.location)
  }

  /// With a byte order mark, other line ends and a segment of other text before.
  @Test(arguments: PairCase.all) func survivesDisguise(_ c: PairCase) {
    let marked = MarkedText(c.example.copy)
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    var offsets: [Int] = []
    for byte in Array(marked.text.utf8) {
      offsets.append(bytes.count)
      if byte == 0x0A { bytes.append(0x0D) }
      bytes.append(byte)
    }
    offsets.append(bytes.count)
    let found = PairCase.found(c.rule, bytes)
    let expected = marked.ranges.map { TextRange(offsets[$0.lower], offsets[$0.upper]) }
    #expect(found.map(\.range) == expected, "\(found.map(\.message))", sourceLocation: c.location)
  }

  @Test(arguments: PairCase.all.filter { $0.example.fixed != nil }) func fixesOnceAndForGood(_ c: PairCase) {
    let marked = MarkedText(c.example.copy)
    let text = SourceText(marked.text, name: "segments.tsv")
    let plan = FixPlan(TestDesk.bilingual([c.rule], text), allowing: [.safe, .unsafe, .choice])
    let fixed = SourceText(name: text.name, bytes: plan.applied(to: text.bytes))
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == c.example.fixed, sourceLocation: c.location)
    #expect(TestDesk.bilingual([c.rule], fixed).isEmpty, sourceLocation: c.location)
  }

  @Test func hasExamplesOfBothKinds() {
    for rule in translationRules {
      #expect(
        rule.info.examples.filter(\.isFlagged).count >= 2, "\(rule.info.id) flags fewer than two examples")
      #expect(rule.info.examples.contains { !$0.isFlagged }, "\(rule.info.id) allows no example")
      #expect(rule.info.category == .translation && rule.info.id.hasPrefix("translation-"))
    }
  }

  @Test func listIsSortedAndMatchesTheFolder() throws {
    let ids = translationRules.map(\.info.id)
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
    let folder = TestDesk.root + "/Sources/Rules/TranslationRules/Rules"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let rules = try files.filter {
      try String(contentsOfFile: folder + "/" + $0, encoding: .utf8).contains(": TranslationRule {")
    }
    #expect(Set(rules) == Set(translationRules.map { RulePage.typeName(of: $0.info) + ".swift" }))
  }

  @Test(arguments: translationRules.map(\.info.id)) func pageIsUpToDate(_ id: String) throws {
    let info = try #require(translationRules.first { $0.info.id == id }).info
    let source = "Sources/Rules/TranslationRules/Rules/\(RulePage.typeName(of: info)).swift"
    let page = try? String(contentsOfFile: TestDesk.root + "/" + RulePage.path(of: info), encoding: .utf8)
    #expect(page == RulePage.markdown(info, source: source), "run 'wirelint rules --write-pages'")
  }
}
