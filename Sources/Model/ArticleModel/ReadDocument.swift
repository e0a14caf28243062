import SourceText

/// What a reader hands to the parser: the text of one article, taken out of its format.
public struct ReadDocument: Sendable {
  /// The article's text in UTF-8: the file itself, or what was taken out of it.
  public var text: SourceText
  /// From offsets of `text` to offsets of the file.
  public var origin: OriginMap
  /// What the format says beside the text: date, language, embargo, what was left out.
  public var metadata: ArticleMetadata
  /// Regions that the format states (a headline field, a byline); sorted. The rest is inferred.
  public var stated: [Region]
  /// Somebody else's words at length, which the format sets apart instead of marks; sorted.
  public var quoted: [TextRange]
  /// Code and the like: read for its neighbours' sake, never reported on; sorted.
  public var verbatim: [TextRange]
  /// The paragraphs with what their mark-up says; sorted, empty for text without any.
  public var blocks: [MarkupBlock]

  /// A text that is the file itself, as far as nothing else is said: no map, nothing stated, no mark-up.
  public init(
    text: SourceText, origin: OriginMap = .identity, metadata: ArticleMetadata = ArticleMetadata(),
    stated: [Region] = [], quoted: [TextRange] = [], verbatim: [TextRange] = [],
    blocks: [MarkupBlock] = []
  ) {
    self.text = text
    self.origin = origin
    self.metadata = metadata
    self.stated = stated
    self.quoted = quoted
    self.verbatim = verbatim
    self.blocks = blocks
  }
}
