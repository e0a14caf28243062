import SourceText

/// What a part of an article is for its readers.
public enum RegionKind: UInt8, Sendable, CaseIterable {
  // Concrete, since the one of raw values is called through a witness table.
  @inlinable @inline(__always)
  public static func == (a: RegionKind, b: RegionKind) -> Bool { a.rawValue == b.rawValue }

  /// A headline above the story, or what the format states as one.
  case headline
  /// Who wrote it: `By Ana Moreno`.
  case byline
  /// `MOSCOW, Oct. 12 (Agency) - ` at the start of the lead, or a line of its own with the date.
  case dateline
  /// A paragraph of the story.
  case body
  /// A short heading between paragraphs.
  case crosshead
  /// What is said of a picture.
  case caption
  /// Rows of a table, of results or prices.
  case table
  /// Editors' notes, take and version lines above the story.
  case editorNote
  /// Related links, calls to action and other page furniture.
  case furniture
  /// Contributor lines, initials, end markers and desk codes under the story.
  case signOff
  /// A summary above the story, which its lead says again.
  case abstract

  /// The name in `--dump article` and in configuration.
  public var name: String {
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
    case .abstract: "abstract"
    }
  }
}

/// A set of region kinds, as rules name the regions that they read.
public struct RegionSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  // Concrete, since the generic one of `SetAlgebra` is called through a witness table.
  /// The union of several sets, as `[.headline, .body]`.
  public init(arrayLiteral elements: RegionSet...) {
    var raw: UInt16 = 0
    for element in elements { raw |= element.rawValue }
    rawValue = raw
  }

  /// The set of one kind.
  public init(_ kind: RegionKind) { rawValue = 1 << UInt16(kind.rawValue) }

  /// Headlines alone.
  public static let headline = RegionSet(.headline)
  /// Bylines alone.
  public static let byline = RegionSet(.byline)
  /// Datelines alone, at the start of the lead or on a line of their own.
  public static let dateline = RegionSet(.dateline)
  /// The story's paragraphs alone, without the dateline that opens the lead.
  public static let body = RegionSet(.body)
  /// Short headings between paragraphs alone.
  public static let crosshead = RegionSet(.crosshead)
  /// Captions alone.
  public static let caption = RegionSet(.caption)
  /// Tables alone.
  public static let table = RegionSet(.table)
  /// Editors' notes, take and version lines alone.
  public static let editorNote = RegionSet(.editorNote)
  /// Related links, calls to action and other page furniture alone.
  public static let furniture = RegionSet(.furniture)
  /// Contributor lines, initials, end markers and desk codes alone.
  public static let signOff = RegionSet(.signOff)
  /// Summaries above the story alone.
  public static let abstract = RegionSet(.abstract)
  /// Everything that is the story's own wording.
  public static let prose: RegionSet = [.headline, .body, .crosshead, .caption, .abstract]
  /// The whole file.
  public static let all = RegionSet(rawValue: 0xFFFF)

  /// Whether a kind belongs to the set.
  public func contains(_ kind: RegionKind) -> Bool { contains(RegionSet(kind)) }
}

/// A stretch of the text with its purpose. Regions are sorted, do not overlap and cover every
/// paragraph; a dateline that opens a paragraph is a region of its own before the body's.
public struct Region: Sendable {
  /// What the stretch is for its readers.
  public var kind: RegionKind
  /// Its bytes in the article's text.
  public var range: TextRange

  /// A stretch of the article's text, in bytes.
  public init(kind: RegionKind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// A paragraph: lines joined where the copy is hard-wrapped.
public struct Paragraph: Sendable {
  /// From the first byte that is not white space to the last one.
  public var range: TextRange
  /// The region that it belongs to; a dateline that opens it does not change it.
  public var kind: RegionKind
  /// Indices of its tokens.
  public var tokens: Range<Int>
  /// Indices of its sentences.
  public var sentences: Range<Int>
  /// Whether it runs over several lines of the file that read as one.
  public var isHardWrapped: Bool
}

/// A sentence of a paragraph, with the quotation marks and brackets that close it.
public struct Sentence: Sendable {
  /// Bytes of the article's text, the marks that close it included.
  public var range: TextRange
  /// Indices of its tokens.
  public var tokens: Range<Int>
  /// Index of its paragraph.
  public var paragraph: Int
  /// Whether it ends with a stop, question or exclamation mark (before closing marks).
  public var isTerminated: Bool
}

/// The regions of an article for whoever asks for ascending places: none is looked for.
public struct RegionWalk {
  private let regions: [Region]
  private var next = 0

  /// At the start of the article.
  public init(_ article: Article) { regions = article.regions }

  /// The kind of region at a byte offset, which is not smaller than the one before; as `Article.region(at:)`.
  public mutating func kind(at offset: UInt32) -> RegionKind {
    while next + 1 < regions.count, regions[next + 1].range.start <= offset { next += 1 }
    return regions.isEmpty ? .body : regions[next].kind
  }
}
