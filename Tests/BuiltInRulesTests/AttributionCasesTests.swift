import BuiltInRules
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Short stories with a quotation that has no speaker, each with a twin in which it has one
/// (Fixtures/attribution): how many of the first missing-attribution finds, and of the second it flags.
@Suite struct AttributionCases {
  struct Case {
    var name: String
    /// The quotations without a speaker are marked.
    var faulty: MarkedText
    var twin: String
  }

  /// The cases of all files: `=== name`, the faulty story, `=== twin`, the twin.
  private static func cases() throws -> [Case] {
    let folder = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/attribution"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    return try files.sorted().flatMap { file -> [Case] in
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      let parts = text.components(separatedBy: "\n=== ").dropFirst().map { part in
        part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      }
      try #require(parts.count % 2 == 0 && parts.allSatisfy { $0.count == 2 }, "\(file)")
      return stride(from: 0, to: parts.count, by: 2).map { i in
        Case(
          name: "\(file): \(parts[i][0])",
          faulty: MarkedText(parts[i][1].trimmingCharacters(in: .newlines)),
          twin: parts[i + 1][1].trimmingCharacters(in: .newlines))
      }
    }
  }

  private static func flagged(_ copy: String) -> [TextRange] {
    TestDesk.diagnostics(MissingAttribution(), on: SourceText(copy)).map(\.range)
  }

  @Test func faultyStoriesAreFlaggedAndTwinsAreNot() throws {
    let cases = try Self.cases()
    #expect(cases.count >= 60)
    #expect(cases.allSatisfy { !$0.faulty.ranges.isEmpty })
    let missed = cases.filter { c in
      let found = Self.flagged(c.faulty.text)
      return !c.faulty.ranges.allSatisfy { wanted in found.contains { $0.overlaps(wanted) } }
    }
    let alarmed = cases.filter { !Self.flagged($0.twin).isEmpty }
    #expect(
      Double(missed.count) <= 0.2 * Double(cases.count),
      "missed: \(missed.map(\.name).joined(separator: "; "))")
    #expect(
      Double(alarmed.count) <= 0.05 * Double(cases.count),
      "flagged twins: \(alarmed.map(\.name).joined(separator: "; "))")
  }

  /// What is flagged in a faulty story is the quotation that is marked, and nothing else.
  @Test func nothingElseIsFlagged() throws {
    let cases = try Self.cases()
    let extra = cases.filter { c in
      Self.flagged(c.faulty.text).contains { found in !c.faulty.ranges.contains { $0.overlaps(found) } }
    }
    #expect(extra.count <= cases.count / 20, "\(extra.map(\.name).joined(separator: "; "))")
  }
}
