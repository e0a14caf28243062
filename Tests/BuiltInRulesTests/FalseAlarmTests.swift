import BuiltInRules
import Diagnostics
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Classes of false alarm found by reading alarms on real copy, each a pair of invented stories
/// (Fixtures/false-alarms.txt): the rule flags what is marked in the first, with the severity that is named, and
/// gives neither a warning nor an error in its twin.
@Suite struct FalseAlarms {
  struct Pair: CustomTestStringConvertible, Sendable {
    var name: String
    var rule: String
    var severity: Severity
    var flagged: MarkedText
    var twin: String

    var testDescription: String { "\(rule): \(name)" }
  }

  static let pairs: [Pair] = {
    let path = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/false-alarms.txt"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let parts = text.components(separatedBy: "\n=== ").dropFirst().map { part in
      part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    return stride(from: 0, to: parts.count - 1, by: 2).compactMap { i in
      let head = parts[i][0].components(separatedBy: ", ")
      guard head.count == 3, let severity = Severity(rawValue: head[2]), parts[i + 1][0] == "twin" else {
        return nil
      }
      return Pair(
        name: head[0], rule: head[1], severity: severity,
        flagged: MarkedText(parts[i][1].trimmingCharacters(in: .newlines)),
        twin: parts[i + 1][1].trimmingCharacters(in: .newlines))
    }
  }()

  @Test func everyPairIsRead() throws {
    #expect(Self.pairs.count >= 50)
    #expect(Self.pairs.allSatisfy { !$0.flagged.ranges.isEmpty && !$0.twin.isEmpty })
    let known = Set(builtInRules.map(\.info.id))
    #expect(Self.pairs.allSatisfy { known.contains($0.rule) })
  }

  @Test(arguments: pairs) func flagsTheFault(_ pair: Pair) throws {
    let rule = try #require(builtInRules.first { $0.info.id == pair.rule })
    let found = TestDesk.diagnostics(rule, on: SourceText(pair.flagged.text))
    for range in pair.flagged.ranges {
      #expect(
        found.contains { $0.range.overlaps(range) && $0.severity == pair.severity },
        "\(found.map { "\($0.severity) \($0.message)" })")
    }
  }

  @Test(arguments: pairs) func leavesTheTwinAlone(_ pair: Pair) throws {
    let rule = try #require(builtInRules.first { $0.info.id == pair.rule })
    let found = TestDesk.diagnostics(rule, on: SourceText(pair.twin)).filter { $0.severity > .note }
    #expect(found.isEmpty, "\(found.map(\.message))")
  }
}
