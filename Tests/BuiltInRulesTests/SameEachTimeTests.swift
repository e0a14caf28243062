import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import BuiltInRules

/// A story has one result, whatever the order in which a dictionary hands out what it holds.
@Suite struct SameEachTimeTests {
  /// What a rule says of a copy, in runs whose dictionaries lie at other addresses, from which their order comes.
  private func results(_ rule: any Rule, _ copy: String) -> Set<[Diagnostic]> {
    var found: Set<[Diagnostic]> = []
    var kept: [[String: Int]] = []
    for i in 0..<100 {
      found.insert(TestDesk.diagnostics(rule, on: SourceText(copy)))
      // Held, so that the next one of its size lies elsewhere.
      kept.append(["%": i, "percent": i, "per cent": i])
    }
    #expect(kept.count == 100)
    return found
  }

  @Test func ofTwoFormsThatAreEvenTheFirstIsKept() throws {
    let copy =
      "Prices rose 4% in May, 5 percent in June, 6 percent in July, 7 per cent in August and 8 per cent in May."
    let found = results(PercentStyle(), copy)
    #expect(found.count == 1)
    #expect(found.first?.first?.message.contains("percent") == true)
  }

  @Test func theFormThatMostHaveIsKeptThoughItComesLast() {
    let copy = "Prices rose 4% in May, 5 percent in June, 7 per cent in August and 8 per cent in May."
    #expect(results(PercentStyle(), copy).map { $0.first?.message.contains("per cent") } == [true])
  }

  @Test func valuesComeByTheirKeys() {
    let values = Dictionary(uniqueKeysWithValues: (0..<200).map { ($0 &* 7919 % 1009, $0) })
    #expect(values.valuesInOrder == values.keys.sorted().map { values[$0] ?? -1 })
    #expect([Int: Int]().valuesInOrder == [])
  }
}
