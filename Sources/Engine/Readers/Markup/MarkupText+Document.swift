import ArticleModel
import SourceText

/// What comes of the text of a story: the document that the parser is handed.
extension MarkupText {
  /// Runs of bytes without a blank that are no words of anybody: coded pictures, keys.
  private static let longestWord = 4096

  /// Where such runs stand.
  private var blobs: [TextRange] {
    var found: [TextRange] = []
    var start = 0
    for i in 0...bytes.count where i == bytes.count || MarkupText.isBlank(bytes[i]) {
      if i - start >= MarkupText.longestWord { found.append(TextRange(start, i)) }
      start = i + 1
    }
    return found
  }

  /// What the parser is handed.
  func document(
    _ source: DecodedText, format: FileFormat, layers: [EscapeLayer] = [.xml], date: String?,
    embargo: String? = nil, language: String?
  ) -> ReadDocument {
    ReadDocument(
      text: SourceText(name: source.text.name, bytes: bytes),
      origin: source.origin.composed(
        with: OriginMap(segments: origin.segments, layers: layers, zones: zones), count: bytes.count),
      metadata: ArticleMetadata(
        format: format.name, date: date, embargo: embargo, language: language), stated: regions,
      quoted: quoted, verbatim: (verbatim + blobs).sorted(), blocks: blocks)
  }

  /// A note where the mark-up holds no story.
  func emptyNote(_ what: String) -> [ReadProblem] {
    guard DocumentReader.isBlank(bytes) else { return [] }
    return [
      ReadProblem(kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: what)
    ]
  }
}
