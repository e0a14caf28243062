import SourceText

/// A quotation: words between marks, or words whose marks are incomplete.
public struct Quotation: Sendable {
  /// The family of marks.
  public enum Style: UInt8, Sendable {
    /// `"…"`
    case straightDouble
    /// `“…”`
    case curlyDouble
    /// `«…»`
    case guillemets
    /// `„…“` or `„…”`
    case lowHigh
    /// ANPA's doubled backticks and apostrophes.
    case teletype
    /// `'…'`
    case straightSingle
    /// `‘…’`
    case curlySingle

    /// Whether the marks are single ones.
    public var isSingle: Bool { self == .straightSingle || self == .curlySingle }
  }

  /// How the quotation ends.
  public enum Ending: UInt8, Sendable {
    /// It has its closing mark.
    case closed
    /// No closing mark where one is needed.
    case unclosed
    /// A closing mark whose opening mark is missing: the range starts where it may have stood.
    case unopened
  }

  /// How the quotation runs over several paragraphs.
  public enum Running: UInt8, Sendable {
    /// It does not run over several paragraphs.
    case no
    /// The opening mark is repeated at each paragraph, the closing mark stands at the end.
    case repeated
    /// Opened once, closed paragraphs later.
    case openedOnce
  }

  /// Which marks it has; of an incomplete one, those that are there.
  public var style: Style
  /// Whether both of its marks are there.
  public var ending: Ending
  /// Whether it runs over several paragraphs, and with which marks.
  public var running: Running
  /// 1 for an outer quotation, 2 for one inside it.
  public var depth: Int
  /// With its marks.
  public var range: TextRange
  /// The opening mark of each paragraph that has one; empty for an unopened quotation.
  public var openers: [TextRange]
  /// Paragraphs of a quotation that repeats its opening mark in which that mark is missing: their starts.
  public var missingOpeners: [Int] = []
  /// The closing mark.
  public var closer: TextRange?
  /// Indices of the paragraphs it touches.
  public var paragraphs: ClosedRange<Int>
  /// Indices of the tokens from its first to its last, marks included.
  public var tokens: Range<Int>
  /// An opening mark of the same kind inside it, when its own end is missing or doubtful.
  public var nestedSame: TextRange?
  /// The closing mark of that inner quotation.
  public var nestedCloser: TextRange?

  /// The first opening mark.
  public var opener: TextRange? { openers.first }

  /// The words between the marks.
  public var inner: TextRange {
    TextRange(openers.first?.upper ?? range.lower, closer?.lower ?? range.upper)
  }
}
