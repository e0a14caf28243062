import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// Where pairs of passages stand, and which of them are for people to look at.
@Suite struct AlignedPairTests {
  private static let passages = [TextRange(0, 10), TextRange(12, 20), TextRange(22, 30)].map { range in
    var passage = Passages.passage(10)
    passage.range = range
    return passage
  }

  private static func pair(_ source: Range<Int>, _ target: Range<Int>, cost: Float = 0) -> AlignedPair {
    AlignedPair(Aligner.Bead(source: source, target: target, cost: cost), passages, passages)
  }

  @Test func aPairReachesFromItsFirstPassageToItsLast() {
    let pair = Self.pair(0..<2, 1..<3)
    #expect(pair.segment.source == TextRange(0, 20) && pair.segment.target == TextRange(12, 30))
    #expect(pair.segment.state == .translated && pair.counts == (2, 2))
  }

  /// An empty side is at the place where it is due: behind the passage before it.
  @Test func whatIsMissingIsAtItsPlace() {
    let omitted = Self.pair(1..<2, 1..<1)
    #expect(omitted.segment.state == .omitted && omitted.segment.target == TextRange(at: 10))
    let added = Self.pair(0..<0, 0..<1)
    #expect(added.segment.state == .added && added.segment.source == TextRange(at: 0))
    let bead = Aligner.Bead(source: 0..<1, target: 0..<0)
    #expect(AlignedPair(bead, Self.passages, []).segment.target == TextRange(at: 0))
  }

  @Test func pairsThatLittleSpeaksForAreUnsure() {
    #expect(!Self.pair(0..<1, 0..<1, cost: -4).isUnsure && Self.pair(0..<1, 0..<1, cost: -4).score == 4)
    #expect(!Self.pair(0..<1, 0..<1, cost: 1.4).isUnsure && Self.pair(0..<1, 0..<1, cost: 1.6).isUnsure)
    #expect(Self.pair(0..<1, 0..<0).isUnsure && Self.pair(0..<0, 0..<1).isUnsure)
  }
}
