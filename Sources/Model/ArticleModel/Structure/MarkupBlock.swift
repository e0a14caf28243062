import SourceText

/// What mark-up says that a stretch of text is, beside its region: the scopes that Vale's rules name
/// (https://vale.sh/docs/topics/scoping, shared/vale/SEMANTICS.md, section 5).
public struct MarkupKinds: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A paragraph that stands in no list and no quotation.
  public static let paragraph = MarkupKinds(rawValue: 1 << 0)
  public static let list = MarkupKinds(rawValue: 1 << 1)
  public static let blockquote = MarkupKinds(rawValue: 1 << 2)
  public static let tableHeader = MarkupKinds(rawValue: 1 << 3)
  public static let tableCell = MarkupKinds(rawValue: 1 << 4)
  public static let tableCaption = MarkupKinds(rawValue: 1 << 5)
  public static let figureCaption = MarkupKinds(rawValue: 1 << 6)
  /// The text that stands for an image.
  public static let alternative = MarkupKinds(rawValue: 1 << 7)
  /// Keys above the story.
  public static let frontMatter = MarkupKinds(rawValue: 1 << 8)
  /// The file as it stands, mark-up and all.
  public static let raw = MarkupKinds(rawValue: 1 << 15)
  /// What measures of readability count: paragraphs, lists and quotations.
  public static let summary = MarkupKinds(rawValue: 1 << 16)

  /// A heading of a level, 1 to 6.
  public static func heading(_ level: Int) -> MarkupKinds {
    MarkupKinds(rawValue: 1 << UInt32(8 + min(max(level, 1), 6)))
  }

  /// The kinds of what stands in an element of HTML that stands in these.
  public func entering(_ element: String) -> MarkupKinds {
    switch element {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      .heading(element.utf8.last.map { Int($0) - 0x30 } ?? 1)
    case "p": isDisjoint(with: [.list, .blockquote, .figureCaption]) ? union(.paragraph) : self
    case "li": union(.list)
    case "blockquote": union(.blockquote)
    case "th": union(.tableHeader)
    case "td": union(.tableCell)
    case "caption": union(.tableCaption)
    case "figcaption": union(.figureCaption)
    default: self
    }
  }
}

/// A paragraph of marked-up text with what its mark-up says of it.
public struct MarkupBlock: Sendable {
  /// The paragraph's bytes in the article's text.
  public var range: TextRange
  /// What it is, with the lists and quotations that it stands in.
  public var kinds: MarkupKinds
  /// The key above the story whose value it is, or what a view calls the text; empty for all else.
  public var key: String

  /// A paragraph whose bytes are `range` of the article's text; `key` for values above the story alone.
  public init(range: TextRange, kinds: MarkupKinds, key: String = "") {
    self.range = range
    self.kinds = kinds
    self.key = key
  }
}
