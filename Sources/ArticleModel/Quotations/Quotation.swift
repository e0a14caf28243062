import SourceText

/// A quotation: words between marks, or words whose marks are incomplete.
package struct Quotation: Sendable {
  /// The family of marks.
  package enum Style: UInt8, Sendable {
    case straightDouble
    case curlyDouble
    case guillemets
    case lowHigh
    /// ANPA's doubled backticks and apostrophes.
    case teletype
    case straightSingle
    case curlySingle

    /// Whether the marks are single ones.
    package var isSingle: Bool { self == .straightSingle || self == .curlySingle }
  }

  /// How the quotation ends.
  package enum Ending: UInt8, Sendable {
    case closed
    /// No closing mark where one is needed.
    case unclosed
    /// A closing mark whose opening mark is missing: the range starts where it may have stood.
    case unopened
  }

  /// How the quotation runs over several paragraphs.
  package enum Running: UInt8, Sendable {
    case no
    /// The opening mark is repeated at each paragraph, the closing mark stands at the end.
    case repeated
    /// Opened once, closed paragraphs later.
    case openedOnce
  }

  package var style: Style
  package var ending: Ending
  package var running: Running
  /// 1 for an outer quotation, 2 for one inside it.
  package var depth: Int
  /// With its marks.
  package var range: TextRange
  /// The opening mark of each paragraph that has one; empty for an unopened quotation.
  package var openers: [TextRange]
  /// Paragraphs of a quotation that repeats its opening mark in which that mark is missing: their starts.
  package var missingOpeners: [Int] = []
  /// The closing mark.
  package var closer: TextRange?
  /// Indices of the paragraphs it touches.
  package var paragraphs: ClosedRange<Int>
  /// Indices of the tokens from its first to its last, marks included.
  package var tokens: Range<Int>
  /// An opening mark of the same kind inside it, when its own end is missing or doubtful.
  package var nestedSame: TextRange?
  /// The closing mark of that inner quotation.
  package var nestedCloser: TextRange?

  /// The first opening mark.
  package var opener: TextRange? { openers.first }

  /// The words between the marks.
  package var inner: TextRange {
    TextRange(openers.first?.upper ?? range.lower, closer?.lower ?? range.upper)
  }
}
