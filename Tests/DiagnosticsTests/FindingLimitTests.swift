import Diagnostics
import SourceText
import Testing

/// Rules gather findings as they like; the limit holds whatever way they do it.
@Suite struct FindingLimitTests {
  private static func finding(_ i: Int, _ severity: Severity? = .note) -> Finding {
    Finding(severity, at: TextRange(i, i + 1), "\(i)")
  }

  /// The ways in which rules gather one finding for each of so many elements.
  private static let ways: [@Sendable (Int) -> [Finding]] = [
    { (0..<$0).map { finding($0) } },
    { (0..<$0).compactMap { finding($0) } },
    { (0..<$0).flatMap { [finding($0)] } },
    { count in
      var found: [Finding] = []
      for i in 0..<count { found.append(finding(i)) }
      return found
    },
    { count in
      var found: [Finding] = []
      for i in 0..<count { found += [finding(i)] }
      return found
    },
    { count in
      var found: [Finding] = []
      for i in stride(from: 0, to: count, by: 7) {
        found.append(contentsOf: (i..<min(i + 7, count)).map { finding($0) })
      }
      return found
    },
  ]

  @Test(arguments: 0..<6) func keepsTheFirstOnesAndCountsTheRest(_ way: Int) {
    let limit = FindingLimit(most: 300)
    for (count, kept) in [(0, 0), (5, 5), (256, 256), (300, 300), (301, 300), (9_000, 300)] {
      let found = limit.hold { FindingLimitTests.ways[way](count) }
      #expect(found.map(\.message) == (0..<kept).map { "\($0)" })
      #expect(limit.takeExcess() == count - kept)
      #expect(limit.takeExcess() == 0)
    }
  }

  /// A thousand notes are no reason to be silent on the errors behind them.
  @Test func whatIsGraverIsKeptForLonger() {
    let limit = FindingLimit(most: 300)
    let found: [Finding] = limit.hold {
      (0..<4_000).map {
        FindingLimitTests.finding($0, $0 < 1_000 ? .note : $0 < 2_000 ? nil : $0 < 3_000 ? .warning : .error)
      }
    }
    let counts = Dictionary(grouping: found) { $0.severity }.mapValues(\.count)
    #expect(counts == [.note: 300, nil: 300, .error: 300])
    #expect(limit.takeExcess() == 3_100)
  }

  @Test func whatIsKeptInAnotherFormIsLimited() {
    let limit = FindingLimit(most: 300)
    var found: [(Finding, Int)] = []
    limit.hold {
      for i in 0..<1_000 where FindingLimit.hasRoom(behind: found.count, for: FindingLimitTests.finding(i)) {
        found.append((FindingLimitTests.finding(i), i))
      }
    }
    #expect(found.map(\.1) == Array(0..<300) && limit.takeExcess() == 700)
  }

  @Test(arguments: 0..<6) func nothingIsLimitedWhereNoneIsSet(_ way: Int) {
    let limit = FindingLimit(most: 300)
    _ = limit.hold { FindingLimitTests.ways[way](500) }
    #expect(FindingLimitTests.ways[way](9_000).count == 9_000)
    #expect(FindingLimit(most: .max).hold { FindingLimitTests.ways[way](9_000).count } == 9_000)
  }

  @Test func endsWhenNobodyWaits() {
    var (asked, looked) = (0, 0)
    let limit = FindingLimit(most: 300) {
      asked += 1
      return asked > 2
    }
    let found: [Finding] = limit.hold {
      (0..<1_000_000).compactMap { i -> Finding? in
        looked += 1
        return i % 100 == 0 ? FindingLimitTests.finding(i) : nil
      }
    }
    #expect(looked < 1_000 && found.count == (looked + 99) / 100)
  }

  @Test func otherArraysAreAsTheyWere() {
    let limit = FindingLimit(most: 0) { true }
    limit.hold {
      #expect((0..<9_000).map { $0 }.count == 9_000 && (0..<9_000).compactMap { Optional($0) }.count == 9_000)
    }
  }
}
