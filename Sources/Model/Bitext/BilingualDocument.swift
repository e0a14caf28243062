import ArticleModel
import SourceText

/// One side of a bilingual document: its text, taken out of the format.
package struct BilingualSide: Sendable {
  /// The texts of all segments, those of different paragraphs with an empty line between, so that the side
  /// reads as an article.
  package var text: SourceText
  /// From offsets of `text` to offsets of the side's file.
  package var origin: OriginMap
  /// nil where the format does not tell.
  package var language: Language?

  /// - Parameters:
  ///   - text: The texts of all segments.
  ///   - origin: From offsets of `text` to offsets of the side's file.
  ///   - language: nil where the format does not tell.
  package init(text: SourceText, origin: OriginMap, language: Language?) {
    self.text = text
    self.origin = origin
    self.language = language
  }
}

/// A piece of source text with its translation.
package struct Segment: Sendable {
  /// Bytes of the source side's text.
  package var source: TextRange
  /// Bytes of the target side's text; empty where there is no translation, at the place where it is due.
  package var target: TextRange
  /// The inline codes of both sides: indices of the document's `codes`.
  package var codes: Range<Int32>
  /// How far its translation is, as the format says it or the alignment found it.
  package var state: State
  /// Hash of what tells two equal source texts apart on purpose: the context of PO, the resource name.
  package var context: UInt64
  /// Whether an aligned piece is a sentence of a paragraph rather than the whole of it.
  package var isSentence = false
  /// Whether the target is the form of a plural that stands for hardly more than one number, so that it need not
  /// state it: `one ship`.
  package var isOfFewNumbers = false

  /// What there is of the target, and whether it is meant to be looked at.
  package enum State: UInt8, Sendable {
    /// Finished, as far as the format tells.
    case translated
    /// Marked as not finished: fuzzy, needs-translation, needs-review.
    case unfinished
    /// Not to be translated.
    case locked
    /// Only in the source: a bead of the alignment without a counterpart.
    case omitted
    /// Only in the target.
    case added
    /// Nothing has been written yet, and the format says so.
    case untranslated
  }

  /// A segment of two ranges of bytes, one of each side's text; finished, as far as nothing else is said.
  package init(
    source: TextRange, target: TextRange, codes: Range<Int32> = 0..<0, state: State = .translated,
    context: UInt64 = 0
  ) {
    self.source = source
    self.target = target
    self.codes = codes
    self.state = state
    self.context = context
  }
}

/// A tag or code inside a segment.
package struct InlineCode: Sendable, Hashable {
  /// What it is and which: `g#1`, `/g#1`, `x#2`; two sides have the same code where these are equal.
  package var label: String
  /// Where it stands in its side's text (codes have no width there).
  package var offset: UInt32
  /// Whether it stands in the source.
  package var isSource: Bool

  /// A code before the byte at `offset` of its side's text.
  package init(label: String, offset: Int, isSource: Bool) {
    self.label = label
    self.offset = UInt32(truncatingIfNeeded: offset)
    self.isSource = isSource
  }
}

/// Source and target of a text, segment by segment: of a whole text, or of one piece of a long file.
package struct BilingualDocument: Sendable {
  /// What was translated.
  package var source: BilingualSide
  /// The translation.
  package var target: BilingualSide
  /// In the order of the target.
  package var segments: [Segment]
  /// The tags and codes of all segments, those of one segment side by side.
  package var codes: [InlineCode]
  /// Whether both sides stand in the same file, so that one diagnostic can name places of both.
  package var isOneFile: Bool
  /// Whether segments are pieces of running text (aligned plain files) rather than units of a format.
  package var isAligned: Bool

  /// Two sides with their segments, whose ranges and codes are places in them.
  package init(
    source: BilingualSide, target: BilingualSide, segments: [Segment], codes: [InlineCode] = [],
    isOneFile: Bool = true, isAligned: Bool = false
  ) {
    self.source = source
    self.target = target
    self.segments = segments
    self.codes = codes
    self.isOneFile = isOneFile
    self.isAligned = isAligned
  }
}
