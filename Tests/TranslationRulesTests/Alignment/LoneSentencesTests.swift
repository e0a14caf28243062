import Testing

@testable import TranslationRules

/// Sentences of one side that have no counterpart.
@Suite struct LoneSentencesTests {
  private static func gap(
    _ source: [Passage], _ target: [Passage], isWide: Bool = false,
    least: (omitted: Double, added: Double) = LoneSentences.ofParagraphs
  ) -> LoneSentences.Gap? {
    let weights = EvidenceWeights(source, target)
    return LoneSentences(weights: weights, usual: 0, isWide: isWide, least: least).likeliest(
      weights.source, weights.target)
  }

  @Test func wholeTranslationsHaveNone() {
    #expect(Self.gap(Passages.sentences([1, 2, 3, 4]), Passages.sentences([1, 2, 3, 4])) == nil)
    #expect(Self.gap(Passages.sentences([1]), Passages.sentences([1])) == nil)
    #expect(Self.gap([], []) == nil)
  }

  /// Wherever it stands, and on whichever side.
  @Test(arguments: 0..<4) func theOneThatIsMissingIsFound(_ place: Int) throws {
    let all: [UInt64] = [1, 2, 3, 4]
    var rest = all
    rest.remove(at: place)
    let omitted = try #require(Self.gap(Passages.sentences(all), Passages.sentences(rest)))
    #expect(omitted.isOmitted && omitted.range == place..<(place + 1))
    let added = try #require(Self.gap(Passages.sentences(rest), Passages.sentences(all)))
    #expect(!added.isOmitted && added.range == place..<(place + 1))
  }

  @Test func twoInARowAreOneGap() throws {
    let gap = try #require(Self.gap(Passages.sentences([1, 2, 3, 4]), Passages.sentences([1, 4])))
    #expect(gap.isOmitted && gap.range == 1..<3)
  }

  /// Two sentences that became one of their length have all that they said.
  @Test func sentencesThatWerePutTogetherAreNoGap() {
    let joined = [Passages.passage(60, [2, 3]), Passages.passage(120, [4, 5, 6, 7])]
    #expect(Self.gap(Passages.sentences([1, 2, 3]), joined) == nil)
  }

  /// A few words may be said with the sentence beside them.
  @Test func aShortSentenceIsNotMissed() {
    let sentences = Passages.sentences([1, 2, 3])
    let short = [sentences[0], Passages.passage(8), sentences[1], sentences[2]]
    let long = [sentences[0], Passages.passage(60), sentences[1], sentences[2]]
    #expect(Self.gap(short, sentences) == nil)
    #expect(Self.gap(long, sentences)?.range == 1..<2)
  }

  /// Numbers that the other text has nowhere speak for a gap, and so does a lost quotation.
  @Test func whatTheOtherTextLacksSpeaksForAGap() throws {
    let kept = Passages.sentences([1, 2])
    func score(_ lone: Passage) throws -> Double {
      try #require(Self.gap([kept[0], lone, kept[1]], kept, least: (-9, -9))).score
    }
    let plain = try score(Passages.passage(60))
    #expect(try score(Passages.passage(60, numbers: [90])) > plain + 0.6)
    #expect(try score(Passages.passage(60, isQuoted: true)) > plain + 1)
  }

  /// In scripts whose letters say more or less from text to text the same lengths tell less.
  @Test func wideScriptsNeedMore() throws {
    let (source, target) = (Passages.sentences([1, 2, 3, 4]), Passages.sentences([1, 2, 4]))
    let usual = try #require(Self.gap(source, target))
    let wide = try #require(Self.gap(source, target, isWide: true, least: (-9, -9)))
    #expect(wide.range == usual.range && wide.score < usual.score - 0.5)
    #expect(Self.gap(source, target, least: (usual.score + 0.1, 9)) == nil)
  }
}
