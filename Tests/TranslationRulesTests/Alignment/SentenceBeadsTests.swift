import RuleTestSupport
import Testing

@testable import TranslationRules

/// Which sentences of two passages belong together.
@Suite struct SentenceBeadsTests {
  private static func beads(
    _ source: [Passage], _ target: [Passage], isText: Bool = false
  ) -> [Aligner.Bead] {
    SentenceBeads(EvidenceWeights(source, target), usual: 0, isWide: false, isText: isText).beads
  }

  private static func beads(_ source: [UInt64], _ target: [UInt64], isText: Bool = false) -> String {
    Passages.shown(beads(Passages.sentences(source), Passages.sentences(target), isText: isText))
  }

  @Test(arguments: [
    ([1, 2, 3] as [UInt64], [1, 2, 3] as [UInt64], "1-1 1-1 1-1"), ([1, 2, 3], [1, 3], "1-1 1-0 1-1"),
    ([1, 3], [1, 2, 3], "1-1 0-1 1-1"), ([1, 2, 3], [2, 3], "1-0 1-1 1-1"),
    ([1, 2, 3], [1, 2], "1-1 1-1 1-0"),
  ]) func shortParagraphs(_ source: [UInt64], _ target: [UInt64], _ expected: String) {
    #expect(Self.beads(source, target) == expected)
  }

  /// Longer ones are looked at where sentences are not one to one, texts without breaks alike.
  @Test(arguments: [false, true]) func longOnesLoseOneSentence(_ isText: Bool) {
    let all = Array(1...12 as ClosedRange<UInt64>)
    for place in [0, 5, 11] {
      var rest = all
      rest.remove(at: place)
      var expected = Array(repeating: "1-1", count: 12)
      expected[place] = "1-0"
      #expect(Self.beads(all, rest, isText: isText) == expected.joined(separator: " "))
      expected[place] = "0-1"
      #expect(Self.beads(rest, all, isText: isText) == expected.joined(separator: " "))
    }
    #expect(Self.beads(all, all, isText: isText) == Array(repeating: "1-1", count: 12).joined(separator: " "))
  }

  @Test func sentencesThatWerePutTogetherStayTogether() {
    let joined = [Passages.passage(120, [2, 3, 4, 5]), Passages.passage(60, [6, 7])]
    #expect(Passages.shown(Self.beads(Passages.sentences([1, 2, 3]), joined)) == "2-1 1-1")
    #expect(Passages.shown(Self.beads(joined, Passages.sentences([1, 2, 3]))) == "1-2 1-1")
  }

  /// Whatever the two sides are, each sentence is in one bead, and the beads are in order.
  @Test func everySentenceIsInOneBead() {
    var numbers = SeededNumbers(state: 20_261_201)
    for _ in 0..<300 {
      func side() -> [Passage] {
        (0..<Int.random(in: 0...11, using: &numbers)).map { _ in
          Passages.passage(
            Double.random(in: 1...200, using: &numbers),
            Set((0..<3).map { _ in UInt64.random(in: 1...12, using: &numbers) }),
            isQuoted: Bool.random(using: &numbers))
        }
      }
      let (source, target) = (side(), side())
      let beads = Self.beads(source, target, isText: Bool.random(using: &numbers))
      #expect(beads.flatMap(\.source) == Array(source.indices), "\(Passages.shown(beads))")
      #expect(beads.flatMap(\.target) == Array(target.indices), "\(Passages.shown(beads))")
    }
  }
}
