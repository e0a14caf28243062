import Bitext
import SourceText

/// Passages of the source with those of the target that they belong to.
package struct AlignedPair: Sendable {
  /// Where they stand; where a side is empty, at the place where it is due.
  package var segment: Segment
  /// Passages of each side.
  package var counts: (source: Int, target: Int)
  /// How well they fit: above nothing where more speaks for the pair than against it.
  package var score: Double

  /// Pairs that fit worse are for people to look at.
  private static let sure = -1.5

  /// Whether they may belong elsewhere: little speaks for the pair, or it has one side only.
  package var isUnsure: Bool { counts.source == 0 || counts.target == 0 || score < AlignedPair.sure }

  init(_ bead: Aligner.Bead, _ from: [Passage], _ to: [Passage]) {
    func range(_ run: Range<Int>, _ all: [Passage]) -> TextRange {
      if let first = run.first, let last = run.last { return all[first].range.union(all[last].range) }
      let before = run.lowerBound > 0 ? all[run.lowerBound - 1].range.upper : all.first?.range.lower ?? 0
      return TextRange(at: before)
    }
    segment = Segment(
      source: range(bead.source, from), target: range(bead.target, to),
      state: bead.target.isEmpty ? .omitted : bead.source.isEmpty ? .added : .translated)
    counts = (bead.source.count, bead.target.count)
    score = -Double(bead.cost)
  }
}
