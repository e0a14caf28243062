import SourceText

/// Aligns the passages of two texts by length and by what translation keeps: numbers, Latin names, addresses,
/// quotation and question marks.
///
/// Source of the method: Gale and Church, "A program for aligning sentences in bilingual corpora" (1993);
/// the search is kept to a band around the diagonal, so that memory grows with the length only.
struct Aligner {
  /// Passages of the source that belong to passages of the target.
  struct Bead: Equatable {
    var source: Range<Int>
    var target: Range<Int>
  }

  /// What passages are: translators put sentences together more often than paragraphs.
  enum Kind {
    case paragraphs, sentences

    /// What it costs to make one passage of two.
    fileprivate var merging: Float { self == .paragraphs ? 4 : 3.2 }
  }

  /// What it costs to leave a passage out, or to add one.
  private static let leaving: Float = 3.4
  /// What a passage costs that was put together with its neighbour though nothing of it is on the other side.
  private static let unanswered: Float = 1.2

  /// Steps of the search with what each costs by itself: how rarely translators do so.
  private static func steps(_ kind: Kind) -> [(source: Int, target: Int, cost: Float)] {
    [
      (1, 1, 0), (1, 0, leaving), (0, 1, leaving), (2, 1, kind.merging), (1, 2, kind.merging), (2, 2, 4.5),
      (3, 1, kind.merging + 1.5), (1, 3, kind.merging + 1.5),
    ]
  }
  /// Cells of the band that are kept at most.
  private static let mostCells = 1 << 24

  private let source: [Passage]
  private let target: [Passage]
  private let steps: [(source: Int, target: Int, cost: Float)]
  /// How far the search goes from the diagonal.
  private let radius: Int

  /// The beads of two texts, in order; every passage is in one.
  static func beads(_ source: [Passage], _ target: [Passage], _ kind: Kind) -> [Bead] {
    Aligner(source, target, kind).search()
  }

  private init(_ source: [Passage], _ target: [Passage], _ kind: Kind) {
    steps = Aligner.steps(kind)
    self.source = source
    self.target = target
    let room = Aligner.mostCells / (source.count + 1) / 2
    radius = max(8, min(max(source.count, target.count), 64 + 2 * abs(source.count - target.count), room))
  }

  /// The column of the diagonal in a row.
  private func middle(_ row: Int) -> Int { source.isEmpty ? 0 : row * target.count / source.count }

  private func search() -> [Bead] {
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
          guard before < costs[base + own] else { continue }
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
      beads.append(Bead(source: (row - step.source)..<row, target: (column - step.target)..<column))
      row -= step.source
      column -= step.target
    }
    return beads.reversed()
  }

  /// How unlike two runs of passages are.
  private func distance(_ s: Range<Int>, _ t: Range<Int>) -> Float {
    if s.isEmpty || t.isEmpty { return 0 }
    if s.count == 1, t.count == 1 { return Aligner.distance(source[s.lowerBound], target[t.lowerBound]) }
    let (from, to) = (Passage(source[s]), Passage(target[t]))
    var cost = Aligner.distance(from, to)
    // A passage whose names and numbers are all missing was not put together with its neighbour but left out.
    if s.count > 1 {
      for part in source[s] where part.isAnswered(by: to) == false { cost += Aligner.unanswered }
    }
    if t.count > 1 {
      for part in target[t] where part.isAnswered(by: from) == false { cost += Aligner.unanswered }
    }
    return cost
  }

  private static func distance(_ s: Passage, _ t: Passage) -> Float {
    // Short texts vary more than long ones.
    let spread = 0.15 + 0.9 / (min(s.length, t.length) + 4).squareRoot()
    let ratio = s.length > t.length ? s.length / t.length : t.length / s.length
    // An upper estimate of the logarithm, which needs no library: ln r < (r - 1) / sqrt(r).
    let deviation = (ratio - 1) / ratio.squareRoot() / spread
    var cost = min(12, deviation * deviation / 2)
    let common = s.numbers.count { number in t.numbers.contains { FigureMatch.same($0, number) } }
    cost -= Double(min(3, common)) * 1.2
    cost += Double(min(3, max(s.numbers.count, t.numbers.count) - common)) * 0.7
    if !s.names.isEmpty, !t.names.isEmpty {
      cost -= Double(min(3, s.names.intersection(t.names).count)) * 0.9
      if s.names.isDisjoint(with: t.names), s.names.count > 1, t.names.count > 1 { cost += 0.8 }
    }
    if s.hasNames != t.hasNames || s.names.isEmpty || t.names.isEmpty {
      cost -= Double(min(3, s.anchors.intersection(t.anchors).count)) * 0.6
    }
    if s.isQuoted != t.isQuoted { cost += 0.8 }
    if s.isQuestion != t.isQuestion { cost += 0.5 }
    return Float(cost)
  }
}
