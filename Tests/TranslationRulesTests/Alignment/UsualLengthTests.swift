import Testing

@testable import TranslationRules

/// How long translations are in two texts.
@Suite struct UsualLengthTests {
  private static func logarithm(_ pairs: [(Double, Double)], prior: Int = 4) -> Double {
    let weights = EvidenceWeights(
      pairs.map { Passages.passage($0.0) }, pairs.map { Passages.passage($0.1) })
    return UsualLength(
      pairs.indices.map { (weights.source[$0...$0], weights.target[$0...$0]) }, prior: prior
    ).logarithm
  }

  @Test func theMiddleCountsMoreTheMorePassagesThereAre() {
    let longer = EvidenceWeights.logarithm(1.2)
    #expect(Self.logarithm([]) == 0)
    // Four passages against four that are as usual: half of it.
    #expect(abs(Self.logarithm(Array(repeating: (100, 120), count: 4)) - longer / 2) < 1e-9)
    #expect(abs(Self.logarithm(Array(repeating: (100, 120), count: 36)) - longer * 0.9) < 1e-9)
    #expect(abs(Self.logarithm([(100, 120)], prior: 0) - longer) < 1e-9)
  }

  /// One passage that was left out half does not change what is usual, as a mean would.
  @Test func oneStrangePassageChangesNothing() {
    let pairs = [(100.0, 120.0), (100, 120), (100, 10)]
    #expect(abs(Self.logarithm(pairs, prior: 0) - EvidenceWeights.logarithm(1.2)) < 1e-9)
  }

  @Test func shortPassagesTellNothing() {
    #expect(Self.logarithm([(39, 80), (12, 40)], prior: 0) == 0)
    #expect(Self.logarithm([(40, 80)], prior: 0) > 0.69)
  }
}
