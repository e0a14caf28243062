import ArticleModel
import SourceText

/// The text of one message while it is taken out of its frame.
struct WireText {
  private(set) var text = MarkupText()
  private(set) var skipped: [SkippedText] = []
  private let p: UnsafeBufferPointer<UInt8>
  /// How marks are written that the wire's character set lacks; nil: as they are.
  private let marks: ANPAMarks?

  init(_ p: UnsafeBufferPointer<UInt8>, marks: ANPAMarks? = nil) {
    self.p = p
    self.marks = marks
  }

  /// Writes lines as one paragraph: their ends and indents are one blank each.
  mutating func write(_ range: TextRange, as kind: RegionKind) {
    let range = WireLines.trimmed(range, of: p)
    guard !range.isEmpty else { return }
    text.open(kind)
    var start = range.lower
    var i = start
    while i < range.upper {
      let isControl = p[i] < 0x20 && !MarkupText.isBlank(p[i])
      let mark = marks?.mark(p, at: i, in: range)
      guard isControl || mark != nil else {
        i += 1
        continue
      }
      flush(start..<i)
      if let mark {
        text.append(Array(mark.text.utf8), for: i..<(i + mark.length))
        i += mark.length
      } else {
        i += 1
      }
      start = i
    }
    flush(start..<range.upper)
    text.close()
  }

  private mutating func flush(_ range: Range<Int>) {
    if range.isEmpty { return }
    text.append(UnsafeBufferPointer(rebasing: p[range]), at: range.lowerBound)
  }

  /// Leaves a range out; `what` it is, for `--dump article`.
  mutating func skip(_ range: TextRange, _ what: String) {
    let range = WireLines.trimmed(range, of: p)
    guard !range.isEmpty else { return }
    if let last = skipped.last, last.what == what {
      skipped[skipped.count - 1].range = last.range.union(range)
    } else {
      skipped.append(SkippedText(range: range, what: what))
    }
  }
}
