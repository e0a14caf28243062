import ArticleModel
import SourceText

/// Reads text without mark-up.
enum PlainReader {
  static func read(_ decoded: DecodedText) -> ReadResult {
    let (head, isMarkedUp) = decoded.text.bytes.withUnsafeBufferPointer {
      (WireHead($0), OtherMarkup.marks($0))
    }
    let ending = DocumentReader.fileExtension(of: decoded.text.name)
    if MarkupComments.areAll(of: decoded.text.bytes, ending: ending) { return commented(decoded) }
    if isMarkedUp { return marked(decoded) }
    guard !head.skipped.isEmpty else {
      return ReadResult(
        document: ReadDocument(text: decoded.text, origin: decoded.origin), problems: decoded.problems)
    }
    var origin = OriginBuilder()
    origin.append(count: head.story.count, textUnit: 1, fileStart: head.story.lower, fileUnit: 1)
    var metadata = ArticleMetadata()
    metadata.skipped = head.skipped.map {
      SkippedText(range: decoded.origin.fileRange($0.range), what: $0.what)
    }
    let document = ReadDocument(
      text: SourceText(
        name: decoded.text.name, bytes: Array(decoded.text.bytes[head.story.lower..<head.story.upper])),
      origin: decoded.origin.composed(with: OriginMap(segments: origin.segments), count: head.story.count),
      metadata: metadata)
    return ReadResult(document: document, problems: decoded.problems)
  }

  /// A file without a line that anybody is to read.
  private static func commented(_ decoded: DecodedText) -> ReadResult {
    let document = ReadDocument(text: SourceText(name: decoded.text.name, bytes: []))
    let problem = ReadProblem(
      kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: "the file holds comments alone")
    return ReadResult(document: document, problems: decoded.problems + [problem])
  }

  /// Text in a mark-up that is not known: read as it stands, never written into.
  private static func marked(_ decoded: DecodedText) -> ReadResult {
    let count = decoded.text.bytes.count
    let map = OriginMap(
      segments: [OriginMap.Segment(textStart: 0, fileStart: 0)], layers: [.otherMarkup])
    let document = ReadDocument(
      text: decoded.text, origin: decoded.origin.composed(with: map, count: count))
    return ReadResult(document: document, problems: decoded.problems)
  }
}
