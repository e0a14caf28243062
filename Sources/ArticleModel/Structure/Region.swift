import SourceText

/// What a part of an article is for its readers.
package enum RegionKind: UInt8, Sendable, CaseIterable {
  case headline
  case byline
  /// `MOSCOW, Oct. 12 (Agency) - ` at the start of the lead, or a line of its own with the date.
  case dateline
  case body
  /// A short heading between paragraphs.
  case crosshead
  case caption
  case table
  /// Editors' notes, take and version lines above the story.
  case editorNote
  /// Related links, calls to action and other page furniture.
  case furniture
  /// Contributor lines, initials, end markers and desk codes under the story.
  case signOff

  /// The name in `--dump article` and in configuration.
  package var name: String {
    switch self {
    case .headline: "headline"
    case .byline: "byline"
    case .dateline: "dateline"
    case .body: "body"
    case .crosshead: "crosshead"
    case .caption: "caption"
    case .table: "table"
    case .editorNote: "editor-note"
    case .furniture: "furniture"
    case .signOff: "sign-off"
    }
  }
}

/// A set of region kinds, as rules name the regions that they read.
package struct RegionSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  // Concrete, since the generic one of `SetAlgebra` is called through a witness table.
  package init(arrayLiteral elements: RegionSet...) {
    var raw: UInt16 = 0
    for element in elements { raw |= element.rawValue }
    rawValue = raw
  }

  /// The set of one kind.
  package init(_ kind: RegionKind) { rawValue = 1 << UInt16(kind.rawValue) }

  package static let headline = RegionSet(.headline)
  package static let byline = RegionSet(.byline)
  package static let dateline = RegionSet(.dateline)
  package static let body = RegionSet(.body)
  package static let crosshead = RegionSet(.crosshead)
  package static let caption = RegionSet(.caption)
  package static let table = RegionSet(.table)
  package static let editorNote = RegionSet(.editorNote)
  package static let furniture = RegionSet(.furniture)
  package static let signOff = RegionSet(.signOff)
  /// Everything that is the story's own wording.
  package static let prose: RegionSet = [.headline, .body, .crosshead, .caption]
  /// The whole file.
  package static let all = RegionSet(rawValue: 0xFFFF)

  /// Whether a kind belongs to the set.
  package func contains(_ kind: RegionKind) -> Bool { contains(RegionSet(kind)) }
}

/// A stretch of the text with its purpose. Regions are sorted, do not overlap and cover every
/// paragraph; a dateline that opens a paragraph is a region of its own before the body's.
package struct Region: Sendable {
  package var kind: RegionKind
  package var range: TextRange

  package init(kind: RegionKind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// A paragraph: lines joined where the copy is hard-wrapped.
package struct Paragraph: Sendable {
  /// From the first byte that is not white space to the last one.
  package var range: TextRange
  package var kind: RegionKind
  /// Indices of its tokens.
  package var tokens: Range<Int>
  /// Indices of its sentences.
  package var sentences: Range<Int>
  /// Whether it runs over several lines of the file that read as one.
  package var isHardWrapped: Bool
}

/// A sentence of a paragraph, with the quotation marks and brackets that close it.
package struct Sentence: Sendable {
  package var range: TextRange
  /// Indices of its tokens.
  package var tokens: Range<Int>
  /// Index of its paragraph.
  package var paragraph: Int
  /// Whether it ends with a stop, question or exclamation mark (before closing marks).
  package var isTerminated: Bool
}
