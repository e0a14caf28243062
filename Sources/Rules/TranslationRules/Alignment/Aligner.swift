import SourceText

/// Aligns the passages of two texts by length and by what translation keeps or both languages have words for: numbers,
/// names by letter and sound, months and weekdays, words that look alike, notions of `anchors.tsv`.
///
/// Source of the method: Gale and Church, "A program for aligning sentences in bilingual corpora" (1993), with
/// evidence beside length as in Varga and others, "Parallel corpora for medium density languages" (2005), weighed by
/// how rare it is in the two texts; the search is kept to a band around the diagonal, so that memory grows with the
/// length only.
struct Aligner {
  /// Passages of the source that belong to passages of the target.
  struct Bead: Equatable {
    var source: Range<Int>
    var target: Range<Int>
    /// How unlike its two sides are: less than nothing where much speaks for it. 0 where a side is empty.
    var cost: Float = 0
  }

  /// What passages are: translators put sentences together more often than paragraphs.
  enum Kind {
    case paragraphs, sentences
    /// Sentences of which each has a counterpart, so far as that goes.
    case answered

    /// What it costs to make one passage of two.
    fileprivate var merging: Float { self == .paragraphs ? 4 : 3.2 }
    /// What it costs to leave a passage out, or to add one.
    fileprivate var leaving: Float { self == .answered ? 12 : 3.4 }
  }

  /// What a passage costs that was put together with its neighbour though nothing of it is on the other side, and the
  /// evidence that it has then at least.
  private static let unanswered: Float = 1.2
  private static let leastUnanswered = 2.0

  /// Steps of the search with what each costs by itself: how rarely translators do so.
  private static func steps(_ kind: Kind) -> [(source: Int, target: Int, cost: Float)] {
    [
      (1, 1, 0), (1, 0, kind.leaving), (0, 1, kind.leaving), (2, 1, kind.merging), (1, 2, kind.merging),
      (2, 2, 4.5),
      (3, 1, kind.merging + 1.5), (1, 3, kind.merging + 1.5),
    ]
  }
  /// Cells of the band that are kept at most.
  private static let mostCells = 1 << 24

  private let weights: EvidenceWeights
  private var source: [WeighedPassage] { weights.source }
  private var target: [WeighedPassage] { weights.target }
  private let steps: [(source: Int, target: Int, cost: Float)]
  /// How far the search goes from the diagonal.
  private let radius: Int

  /// The beads of the paragraphs of two texts, in order; every paragraph is in one.
  static func beads(_ source: [Passage], _ target: [Passage]) -> [Bead] {
    let aligner = Aligner(EvidenceWeights(source, target), .paragraphs)
    return aligner.withoutReplacements(aligner.withoutCrossings(aligner.search()))
  }

  init(_ weights: EvidenceWeights, _ kind: Kind) {
    steps = Aligner.steps(kind)
    self.weights = weights
    let (source, target) = (weights.source, weights.target)
    let room = Aligner.mostCells / (source.count + 1) / 2
    radius = max(8, min(max(source.count, target.count), 64 + 2 * abs(source.count - target.count), room))
  }

  /// The column of the diagonal in a row.
  private func middle(_ row: Int) -> Int { source.isEmpty ? 0 : row * target.count / source.count }

  /// The cheapest beads, in order; every passage is in one.
  func search() -> [Bead] {
    let width = 2 * radius + 1
    var costs = [Float](repeating: .infinity, count: 4 * width)
    var taken = [UInt8](repeating: 255, count: (source.count + 1) * width)
    func place(_ row: Int, _ column: Int) -> Int? {
      let offset = column - middle(row) + radius
      return offset >= 0 && offset < width && row >= 0 && column >= 0 ? offset : nil
    }
    for row in 0...source.count {
      let base = row % 4 * width
      for k in 0..<width { costs[base + k] = .infinity }
      for column in max(0, middle(row) - radius)...min(target.count, max(0, middle(row) + radius)) {
        guard let own = place(row, column) else { continue }
        if row == 0, column == 0 {
          costs[base + own] = 0
          continue
        }
        for (k, step) in steps.enumerated() {
          let (r, c) = (row - step.source, column - step.target)
          guard r >= 0, c >= 0, let from = place(r, c) else { continue }
          let before = costs[r % 4 * width + from]
          // Nothing brings more than evidence does.
          guard before + step.cost - Float(EvidenceWeights.common.most) < costs[base + own] else { continue }
          let cost = before + step.cost + distance(r..<row, c..<column)
          if cost < costs[base + own] {
            costs[base + own] = cost
            taken[row * width + own] = UInt8(k)
          }
        }
      }
    }
    return trace(taken, width, place)
  }

  private func trace(_ taken: [UInt8], _ width: Int, _ place: (Int, Int) -> Int?) -> [Bead] {
    var beads: [Bead] = []
    var (row, column) = (source.count, target.count)
    while row > 0 || column > 0 {
      guard let own = place(row, column), taken[row * width + own] != 255 else {
        // The band did not hold the way: what is left belongs together.
        beads.append(Bead(source: 0..<row, target: 0..<column))
        break
      }
      let step = steps[Int(taken[row * width + own])]
      let (s, t) = ((row - step.source)..<row, (column - step.target)..<column)
      beads.append(
        Bead(source: s, target: t, cost: distance(s, t)))
      row -= step.source
      column -= step.target
    }
    return beads.reversed()
  }

  /// How unlike two runs of passages are.
  private func distance(_ s: Range<Int>, _ t: Range<Int>) -> Float {
    if s.count == 1, t.count == 1 { return distance(source[s.lowerBound], target[t.lowerBound]) }
    guard let from = WeighedPassage.joined(source[s]), let to = WeighedPassage.joined(target[t]) else {
      return 0
    }
    var cost = distance(from, to)
    // A passage whose names and numbers are all missing was not put together with its neighbour but left out.
    func lacks(_ part: WeighedPassage, _ other: WeighedPassage) -> Bool {
      !part.shares(other) && weights.weight(part) >= Aligner.leastUnanswered
    }
    if s.count > 1 { cost += Aligner.unanswered * Float(source[s].count { lacks($0, to) }) }
    if t.count > 1 { cost += Aligner.unanswered * Float(target[t].count { lacks($0, from) }) }
    return cost
  }

  private func distance(_ s: WeighedPassage, _ t: WeighedPassage) -> Float {
    Float(weights.distance(s, t, usual: 0))
  }

  /// Beads of which no passage that was put together with its neighbour stands beside one without a counterpart: that
  /// a translator did both at once is much rarer than that two passages are two.
  private func withoutCrossings(_ beads: [Bead]) -> [Bead] {
    var beads = beads
    var i = 0
    while i + 1 < beads.count {
      defer { i += 1 }
      let (a, b) = (beads[i], beads[i + 1])
      guard a.source.count + b.source.count == 2, a.target.count + b.target.count == 2,
        a.source.isEmpty || a.target.isEmpty || b.source.isEmpty || b.target.isEmpty
      else { continue }
      for k in 0..<2 {
        let s = (a.source.lowerBound + k)..<(a.source.lowerBound + k + 1)
        let t = (a.target.lowerBound + k)..<(a.target.lowerBound + k + 1)
        beads[i + k] = Bead(source: s, target: t, cost: distance(s, t))
      }
    }
    return beads
  }

  /// Beads of paragraphs of which none is left out right beside one that is added: that one has lost a sentence is
  /// likelier than that it gave way to another.
  private func withoutReplacements(_ beads: [Bead]) -> [Bead] {
    var result: [Bead] = []
    for bead in beads {
      guard let before = result.last, before.source.count + bead.source.count == 1,
        before.target.count + bead.target.count == 1
      else {
        result.append(bead)
        continue
      }
      let s = before.source.lowerBound..<bead.source.upperBound
      let t = before.target.lowerBound..<bead.target.upperBound
      let (a, b) = (source[s.lowerBound], target[t.lowerBound])
      // Another text altogether has names and numbers of its own.
      guard a.shares(b) || a.lonelyNumbers == 0 || b.lonelyNumbers == 0 else {
        result.append(bead)
        continue
      }
      result[result.count - 1] = Bead(source: s, target: t, cost: distance(s, t))
    }
    return result
  }
}
