import BuiltInRules
import Diagnostics
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Faulty sentences beside their right twins: `Fixtures/grammar-pairs.tsv`.
@Suite struct GrammarPairsTests {
  /// The rows of the table: kind, faulty, right.
  private static let rows: [[String]] = {
    let path = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/grammar-pairs.tsv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }()

  private func findings(_ copy: String) -> [Diagnostic] {
    builtInRules.filter { $0.info.category == .grammar }.flatMap {
      TestDesk.diagnostics($0, on: SourceText(copy))
    }
  }

  @Test func mostFaultsAreFound() {
    let missed = GrammarPairsTests.rows.filter { findings($0[1]).isEmpty }
    #expect(GrammarPairsTests.rows.count == 18)
    #expect(missed.count <= 4, "\(missed.map { $0[1] })")
  }

  @Test func noRightTwinIsFlagged() {
    for row in GrammarPairsTests.rows {
      #expect(findings(row[2]).isEmpty, "\(row[2])")
    }
  }

  /// Each a cause of false alarms that was mended: `Fixtures/grammar-quiet.txt`.
  @Test func whatWasMendedStaysSilent() throws {
    let path = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/grammar-quiet.txt"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(lines.count > 25)
    for line in lines {
      let loud = findings(String(line)).filter { $0.severity > .note }
      #expect(loud.isEmpty, "\(line): \(loud.map(\.message))")
    }
  }
}
