import Testing

@testable import TranslationRules

/// How unlike two passages are, by hand-made figures.
@Suite struct PassageDistanceTests {
  /// The distance of the first passage of each side.
  private static func distance(_ s: [Passage], _ t: [Passage], usual: Double = 0) -> Double {
    let weights = EvidenceWeights(s, t)
    return weights.distance(weights.source[0], weights.target[0], usual: usual)
  }

  private static func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.002 }

  /// Half the square of how many spreads the logarithm of the lengths is off: with 48 letters at least a spread is
  /// 0.15 + 0.9 / √52 = 0.2748, and ln 2 is 2.522 of them.
  @Test func lengthsCostAsFarAsTheyAreUnusual() {
    let (short, long) = ([Passages.passage(48)], [Passages.passage(96)])
    #expect(Self.distance(short, short) == 0)
    #expect(Self.isNear(Self.distance(short, long), 3.181) && Self.isNear(Self.distance(long, short), 3.181))
    // Where translations are usually twice as long, it is the other way that is unlikely.
    let usual = EvidenceWeights.logarithm(2)
    #expect(Self.isNear(Self.distance(short, long, usual: usual), 0))
    #expect(Self.distance(long, short, usual: usual) == 6, "no length costs more than six")
    #expect(Self.distance([Passages.passage(10)], [Passages.passage(2000)]) == 6)
  }

  @Test func questionsQuotationsAndLonelyNumbersCost() {
    let plain = [Passages.passage(60)]
    #expect(Self.distance([Passages.passage(60, isQuestion: true)], plain) == 0.5)
    #expect(Self.distance(plain, [Passages.passage(60, isQuoted: true)]) == 0.8)
    let both = [Passages.passage(60, isQuoted: true, isQuestion: true)]
    #expect(Self.distance(both, both) == 0)
    // Each number that the other text has nowhere; more than three tell no more.
    #expect(Self.distance([Passages.passage(60, numbers: [7])], plain) == 0.5)
    #expect(
      Self.distance([Passages.passage(60, numbers: [7, 8])], [Passages.passage(60, numbers: [9])]) == 1.5)
    #expect(Self.distance([Passages.passage(60, numbers: [1, 2, 3, 4, 5])], plain) == 1.5)
  }

  /// A name that stands once in each of two texts of one passage weighs ln (1 + 2/2), a number 1.6 times that.
  @Test func evidenceInCommonSpeaksForAPair() {
    let name = 0.6931
    #expect(Self.isNear(Self.distance([Passages.passage(60, [1])], [Passages.passage(60, [1])]), -0.6 * name))
    #expect(
      Self.isNear(
        Self.distance([Passages.passage(60, numbers: [1])], [Passages.passage(60, numbers: [1])]),
        -0.6 * 1.6 * name))
    // However many there are, they bring no more than six.
    let many = [Passages.passage(60, Set(1...20))]
    #expect(Self.isNear(Self.distance(many, many), -6))
  }

  /// What the other text has elsewhere costs; what it has nowhere tells nothing.
  @Test func evidenceThatIsElsewhereSpeaksAgainstAPair() {
    let source = [Passages.passage(60, [1]), Passages.passage(60)]
    // Of four passages two have the name: ln (1 + 4/2).
    let elsewhere = [Passages.passage(60), Passages.passage(60, [1])]
    #expect(Self.isNear(Self.distance(source, elsewhere), 0.5 * 1.0986))
    #expect(Self.distance(source, [Passages.passage(60), Passages.passage(60, [2])]) == 0)
  }

  @Test func runsAreAsUnlikeAsTheirBestParts() {
    func distance(_ s: [Double], _ t: [Double]) -> Double {
      let weights = EvidenceWeights(s.map { Passages.passage($0) }, t.map { Passages.passage($0) })
      return weights.distance(weights.source, weights.target, usual: 0)
    }
    #expect(distance([50, 70], [50, 70]) == 0)
    #expect(distance([50, 50], [100]) == 3.2 && distance([100], [50, 50]) == 3.2, "two as one")
    #expect(distance([40, 40, 40], [120]) == 4.7, "three as one")
    #expect(distance([30, 70], [70, 30]) == 4.5, "two as two, whose lengths agree only together")
    #expect(distance([20, 20, 20, 20, 20], [100]) == 12, "nobody translates five as one")
    #expect(distance([], []) == 0)
  }
}
