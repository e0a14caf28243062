import SourceText

/// A parsed article: everything that rules may know of a text, computed once.
///
/// All ranges are byte offsets into `text`, which is the file itself for plain text and the text taken
/// out of the mark-up otherwise; `origin` leads back to the bytes of the file.
///
/// A class, so that handing it around costs one reference: it holds some thirty arrays.
public final class Article: Sendable {
  /// The text that was parsed.
  public let text: SourceText
  /// From offsets of `text` to offsets of the file.
  public let origin: OriginMap
  /// What the format said beside the text.
  public let metadata: ArticleMetadata
  /// Every word, number and mark, in the order of the text; white space is none of them.
  public let tokens: TokenRow
  /// The sentences of every paragraph, in the order of the text; a dateline that opens the lead is in none.
  public let sentences: [Sentence]
  /// Every paragraph, in the order of the text: furniture and headlines too.
  public let paragraphs: [Paragraph]
  /// Sorted, not overlapping.
  public let regions: [Region]
  /// Sorted by start; nested quotations follow the one that holds them.
  public let quotations: [Quotation]
  /// Closing double marks that end nothing, such as a mark that stands twice.
  public let strayClosers: [TextRange]
  /// Unusual white space, sorted.
  public let spaces: [SpaceRun]
  /// The distinct forms of its words and numbers with how often each occurs.
  public let forms: FormTable
  /// The physical lines with their tokens, for the parse of the next version.
  let lines: [LineTable.Line]
  /// The marks of the text by kind, so that rules about them need not walk over every word.
  public let marks: MarkIndex
  /// For each form id whether it is a verb that attributes speech.
  public let speechForms: [Bool]
  /// Runs of capitalised words outside headlines and furniture, sorted.
  public let mentions: [Mention]
  /// The word lists that the parser read with; rules read the same ones.
  public let vocabulary: Vocabulary
  /// Code and the like, on which nothing is reported; sorted.
  public let verbatim: [TextRange]
  /// The paragraphs with what their mark-up says; sorted, empty for text without any.
  public let blocks: [MarkupBlock]
  /// Whether most words are of Latin letters.
  public let isMostlyLatin: Bool
  /// Whether it may be in English: false where the small words of another language in Latin script prevail.
  public let isEnglish: Bool

  /// `isMostlyLatin`: nil where the text itself says it.
  init(
    _ document: ReadDocument, _ text: TokenizedText, _ structure: ArticleStructure, _ vocabulary: Vocabulary,
    isMostlyLatin: Bool? = nil, isEnglish: Bool
  ) {
    self.text = document.text
    origin = document.origin
    metadata = document.metadata
    verbatim = document.verbatim
    blocks = document.blocks
    tokens = TokenRow(text.tokens)
    forms = text.forms
    lines = text.lines
    spaces = text.spaces
    marks = MarkIndex(text.tokens)
    speechForms = text.forms.forms.map { vocabulary.speechVerbs.contains($0.hash) }
    sentences = structure.sentences
    paragraphs = structure.paragraphs
    regions = structure.regions
    quotations = structure.quotations
    strayClosers = structure.strayClosers
    mentions = structure.mentions
    self.vocabulary = vocabulary
    self.isMostlyLatin = isMostlyLatin ?? (marks.foreignWords.count * 3 < text.tokens.count)
    self.isEnglish = isEnglish
  }

  /// The bytes of the text.
  public var bytes: [UInt8] { text.bytes }

  /// The text of a token as it stands.
  public func string(_ token: Token) -> String { text[token.range] }

  /// The text of a token without a possessive ending.
  public func core(_ token: Token) -> String { text[token.core] }

  /// The folded hash of a token's form; 0 for marks.
  public func hash(_ token: Token) -> UInt64 { forms[token.form].hash }

  /// The first paragraph of a kind, such as the headline.
  public func paragraph(_ kind: RegionKind) -> Paragraph? { paragraphs.first { $0.kind == kind } }

  /// The kind of region at a byte offset; furniture between regions counts as the region before.
  public func region(at offset: UInt32) -> RegionKind {
    let last = max(0, regions.partitioningIndex { $0.range.start > offset } - 1)
    return regions.isEmpty ? .body : regions[last].kind
  }

  /// Index of the first token that starts at or after a byte offset.
  public func tokenIndex(atOrAfter offset: UInt32) -> Int {
    return tokens.partitioningIndex { $0.range.start >= offset }
  }

  /// Index of the paragraph that holds a byte offset or comes next before it; nil in an empty text.
  public func paragraphIndex(at offset: UInt32) -> Int? {
    let next = paragraphs.partitioningIndex { $0.range.start > offset }
    return next == 0 ? nil : next - 1
  }

  /// Whether a byte offset lies inside a quotation (its marks included).
  public func isQuoted(_ offset: UInt32) -> Bool {
    let i = tokenIndex(atOrAfter: offset)
    if i < tokens.count, tokens[i].range.contains(offset) { return tokens[i].shape.contains(.quoted) }
    // Between tokens: quoted where both neighbours are.
    guard i > 0, i < tokens.count else { return false }
    return tokens[i - 1].shape.contains(.quoted) && tokens[i].shape.contains(.quoted)
  }
}

/// A part of a file that is no copy.
public struct SkippedText: Sendable, Equatable {
  /// In bytes of the file.
  public var range: TextRange
  /// `header of the message`, `notebook, not for publication`.
  public var what: String

  /// The stretch `range` of the file, with a fragment for people that says what it is.
  public init(range: TextRange, what: String) {
    self.range = range
    self.what = what
  }
}

/// What a format says of an article beside its text.
public struct ArticleMetadata: Sendable, Equatable {
  /// The story's date as `YYYY-MM-DD…`, as the format gives it.
  public var date: String?
  /// Until when the story is held back, in the same form.
  public var embargo: String?
  /// BCP 47 language tag.
  public var language: String?
  /// `plain`, `ninjs`, …
  public var format: String
  /// What the article is called among several of one file: its identifier, or its number.
  public var label: String?
  /// What of the file was left out, in its order; ranges are the file's.
  public var skipped: [SkippedText] = []
  /// Other forms of the same text in the file.
  public var mirrors: [MirrorText] = []
  /// What else the format states, in the file's order.
  public var fields: [StatedField] = []

  /// Metadata of a format that states no more than these; nil where it does not state the one.
  public init(
    format: String = "plain", date: String? = nil, embargo: String? = nil, language: String? = nil
  ) {
    self.format = format
    self.date = date
    self.embargo = embargo
    self.language = language
  }
}

extension ArticleMetadata {
  /// Formats in which agencies send their stories.
  private static let agencyFormats: Set<String> = ["anpa", "iptc7901", "newsxml"]

  /// Whether the file is a message of an agency: what its staff sign, and the rules that part a story, stand in their
  /// place there.
  public var isAgencyMessage: Bool { ArticleMetadata.agencyFormats.contains(format) }

  /// The first value of a meaning; nil where nothing is stated.
  public func field(_ meaning: StatedField.Meaning) -> StatedField? { fields.first { $0.meaning == meaning } }
}
