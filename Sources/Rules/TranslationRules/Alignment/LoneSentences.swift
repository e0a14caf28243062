/// Weighs whether sentences of one side have no counterpart on the other: whether the other side is as much shorter and
/// lacks their names and numbers, and whether the others fit better without them.
///
/// The weights come of a logistic regression over news with and without a sentence left out: segments 1 to 998 of
/// NTREX-128 (Federmann, Kocmi and Xin, 2022), English with German, French, Spanish, Russian, Turkish, Persian, Arabic,
/// Chinese, Japanese and Korean, both ways.
struct LoneSentences {
  /// Sentences in a row without a counterpart.
  struct Gap {
    /// Whether the source has them.
    var isOmitted: Bool
    var range: Range<Int>
    var score: Double
  }

  let weights: EvidenceWeights
  /// The logarithm of how long translations are in these texts, by what is usual.
  let usual: Double
  /// Whether a letter says more or less from text to text: scripts without vowels, and ideographs.
  let isWide: Bool

  /// What a gap is likely from on: translators leave out, and add less often.
  let least: (omitted: Double, added: Double)

  /// Of short paragraphs, and of longer texts, whose every doubtful place has been chosen by the search.
  static let ofParagraphs = (omitted: -0.3, added: 0.4)
  static let ofTexts = (omitted: -0.6, added: 0.4)

  /// Sentences in a row that are looked at.
  private static let longestGap = 3
  /// What better alignment without the gap counts, and how much of it.
  private static let fit = (each: 0.64, most: 8.0)

  /// The likeliest gap of two sides; nil where none is likely.
  func likeliest(_ source: [WeighedPassage], _ target: [WeighedPassage]) -> Gap? {
    var best: Gap?
    var together: Double?
    for isOmitted in [true, false] {
      let (own, other) = isOmitted ? (source, target) : (target, source)
      guard own.count > 1, let whole = WeighedPassage.joined(other[...]) else { continue }
      for start in own.indices {
        for end in (start + 1)...min(own.count, start + LoneSentences.longestGap) {
          let rest = Array(own[..<start] + own[end...])
          guard
            let evidence = score(
              own[start..<end], rest, whole, isOmitted: isOmitted, of: max(own.count, other.count))
          else { continue }
          let least = max(
            best?.score ?? -.infinity, isOmitted ? self.least.omitted : self.least.added)
          // Aligning costs more than all else.
          guard evidence + LoneSentences.fit.each * LoneSentences.fit.most > least else { continue }
          let before = together ?? weights.distance(source, target, usual: usual)
          together = before
          let after =
            isOmitted
            ? weights.distance(rest, target, usual: usual) : weights.distance(source, rest, usual: usual)
          let gain = max(-LoneSentences.fit.most, min(LoneSentences.fit.most, before - after))
          let score = evidence + LoneSentences.fit.each * gain
          if score > least { best = Gap(isOmitted: isOmitted, range: start..<end, score: score) }
        }
      }
    }
    return best
  }

  /// What speaks for a gap but the alignment: lengths, names and numbers, quotation marks.
  private func score(
    _ gap: ArraySlice<WeighedPassage>, _ rest: [WeighedPassage], _ other: WeighedPassage, isOmitted: Bool,
    of count: Int
  ) -> Double? {
    guard let lone = WeighedPassage.joined(gap), let kept = WeighedPassage.joined(rest[...]) else {
      return nil
    }
    let usual = isOmitted ? usual : -usual
    let spread = (0.12 + 0.9 / (other.length + 4).squareRoot()) * (isWide ? 1.6 : 1)
    let with = (EvidenceWeights.logarithm(other.length / (kept.length + lone.length)) - usual) / spread
    let without = (EvidenceWeights.logarithm(other.length / kept.length) - usual) / spread
    func bounded(_ value: Double, _ most: Double) -> Double { max(-most, min(most, value)) }
    var score = isWide ? -2.71 : -2.04
    score -= 0.64 * bounded((with * with - without * without) / 2, 6)
    score += 1.73 * bounded(abs(with) - abs(without), 3)
    score -= 0.58 * bounded(-with, 3)
    // A few words are soon said with others: the series of e to the power of their length by twenty letters.
    let x = lone.length / 20
    score -= 1.82 / (1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4))))
    score -= 1.04 * Double(min(4, count) - 2)
    let answered = weights.shared(lone, other, besides: kept)
    score += 0.21 * min(5, answered.missing) - 0.74 * min(5, answered.common)
    score += 0.63 * Double(min(2, lone.lonelyNumbers))
    if lone.isQuoted, !kept.isQuoted { score += other.isQuoted ? -1.02 : 1.02 }
    return score
  }
}
