import Bitext
import RuleKit
import SourceText

/// The two sides of a segment, read; what several rules compare is compared once.
package final class SegmentPair {
  package let source: SideReading
  package let target: SideReading
  package private(set) var segment = Segment(source: TextRange(0, 0), target: TextRange(0, 0))
  /// Index of the segment in its document.
  package private(set) var index = 0
  private var knownFigures: FigureMatch?

  init(source: SideReading, target: SideReading) {
    self.source = source
    self.target = target
  }

  /// Reads a segment; the bytes must outlive what is asked of the pair.
  func read(
    _ segment: Segment, _ index: Int, source s: UnsafeBufferPointer<UInt8>,
    target t: UnsafeBufferPointer<UInt8>
  ) {
    self.segment = segment
    self.index = index
    knownFigures = nil
    source.read(s, segment.source)
    target.read(t, segment.target)
  }

  /// Whether there is something to compare: a text on both sides.
  var isWhole: Bool { !source.tokens.isEmpty && !target.tokens.isEmpty && segment.state != .locked }

  /// How the numbers of the sides answer one another.
  var figures: FigureMatch {
    if let knownFigures { return knownFigures }
    let made = FigureMatch(source, target)
    knownFigures = made
    return made
  }
}
