/// How long translations are in two texts, by what is usual between their languages.
struct UsualLength {
  /// The middle of the logarithms; the fewer there are, the nearer to what is usual.
  let logarithm: Double

  /// Letters of a passage of which the length tells something.
  private static let least = 40.0

  /// `prior`: passages that what is usual counts as.
  init(_ pairs: [(ArraySlice<WeighedPassage>, ArraySlice<WeighedPassage>)], prior: Int) {
    let all = pairs.compactMap { source, target -> Double? in
      let (from, to) = (source.reduce(0) { $0 + $1.length }, target.reduce(0) { $0 + $1.length })
      return from >= UsualLength.least && to > 0 ? EvidenceWeights.logarithm(to / from) : nil
    }.sorted()
    logarithm = all.isEmpty ? 0 : all[all.count / 2] * Double(all.count) / Double(all.count + prior)
  }
}

/// The sentences of two passages that belong together, and those without a counterpart.
struct SentenceBeads {
  /// The beads, in order; every sentence is in one.
  private(set) var beads: [Aligner.Bead] = []

  private let weights: EvidenceWeights
  private var omitted: [Bool]
  private var added: [Bool]

  /// Sentences of a paragraph that is weighed as a whole; in a longer one a place is with its neighbours.
  private static let shortParagraph = 4
  /// Gaps that a short paragraph has at most.
  private static let mostGaps = 3
  /// Sentences around a doubtful place of a text.
  private static let widestPlace = 8

  /// `isText`: whether they are texts without breaks, which tell by themselves how long translations are.
  init(_ weights: EvidenceWeights, usual: Double, isWide: Bool, isText: Bool) {
    self.weights = weights
    omitted = weights.source.map { _ in false }
    added = weights.target.map { _ in false }
    if max(omitted.count, added.count) > SentenceBeads.shortParagraph {
      let beads = Aligner(weights, .sentences).search()
      let pairs = beads.map { (weights.source[$0.source], weights.target[$0.target]) }
      let own = isText ? UsualLength(pairs, prior: 8).logarithm : usual
      lookAround(
        beads, LoneSentences(weights: weights, usual: own, isWide: isWide, least: LoneSentences.ofTexts))
    } else {
      lookThrough(
        LoneSentences(weights: weights, usual: usual, isWide: isWide, least: LoneSentences.ofParagraphs))
    }
    join()
  }

  /// Marks what a short paragraph has alone, the likeliest first.
  private mutating func lookThrough(_ lone: LoneSentences) {
    for _ in 0..<SentenceBeads.mostGaps {
      let (s, t) = (kept.source, kept.target)
      guard let gap = lone.likeliest(s.map { weights.source[$0] }, t.map { weights.target[$0] }) else {
        return
      }
      mark(gap, s, t)
    }
  }

  /// Marks what a longer one has alone where sentences are not one to one.
  private mutating func lookAround(_ beads: [Aligner.Bead], _ lone: LoneSentences) {
    for (i, bead) in beads.enumerated() where bead.source.count != 1 || bead.target.count != 1 {
      let (first, last) = (beads[max(0, i - 1)], beads[min(beads.count - 1, i + 1)])
      let s = first.source.lowerBound..<last.source.upperBound
      let t = first.target.lowerBound..<last.target.upperBound
      guard !s.isEmpty, !t.isEmpty, max(s.count, t.count) <= SentenceBeads.widestPlace,
        let gap = lone.likeliest(Array(weights.source[s]), Array(weights.target[t]))
      else { continue }
      mark(gap, Array(s), Array(t))
    }
  }

  private mutating func mark(_ gap: LoneSentences.Gap, _ s: [Int], _ t: [Int]) {
    for i in gap.range { if gap.isOmitted { omitted[s[i]] = true } else { added[t[i]] = true } }
  }

  /// The sentences that are not marked.
  private var kept: (source: [Int], target: [Int]) {
    (weights.source.indices.filter { !omitted[$0] }, weights.target.indices.filter { !added[$0] })
  }

  /// Aligns the sentences that have counterparts, and puts those that have none between them; one that stands amid
  /// sentences that are one on the other side is part of them.
  private mutating func join() {
    let (s, t) = (kept.source, kept.target)
    let part = weights.part(s.map { weights.source[$0] }, t.map { weights.target[$0] })
    var (row, column) = (0, 0)
    for bead in SentenceBeads.answered(Aligner(part, .answered).search()) {
      guard let first = bead.source.first, let last = bead.source.last, let start = bead.target.first,
        let end = bead.target.last
      else { continue }
      lone(&row, &column, s[first], t[start])
      beads.append(
        Aligner.Bead(source: s[first]..<(s[last] + 1), target: t[start]..<(t[end] + 1), cost: bead.cost))
      (row, column) = (s[last] + 1, t[end] + 1)
    }
    lone(&row, &column, weights.source.count, weights.target.count)
  }

  /// Adds sentences that stand alone before a place. Where both sides have some there, the one was likelier translated
  /// freely by the other than left out while that was added.
  private mutating func lone(_ row: inout Int, _ column: inout Int, _ s: Int, _ t: Int) {
    if row < s, column < t {
      beads.append(Aligner.Bead(source: row..<s, target: column..<t))
      return
    }
    while row < s {
      beads.append(Aligner.Bead(source: row..<(row + 1), target: column..<column))
      row += 1
    }
    while column < t {
      beads.append(Aligner.Bead(source: row..<row, target: column..<(column + 1)))
      column += 1
    }
  }

  /// Beads of which those with one side belong to a neighbour.
  private static func answered(_ beads: [Aligner.Bead]) -> [Aligner.Bead] {
    var result: [Aligner.Bead] = []
    for bead in beads {
      if let last = result.last,
        [bead.source, bead.target, last.source, last.target].contains(where: \.isEmpty)
      {
        result[result.count - 1].source = last.source.lowerBound..<bead.source.upperBound
        result[result.count - 1].target = last.target.lowerBound..<bead.target.upperBound
      } else {
        result.append(bead)
      }
    }
    return result
  }
}
