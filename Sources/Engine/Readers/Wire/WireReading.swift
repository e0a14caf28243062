import ArticleModel
import SourceText

/// What readers of wire messages have in common once the text is taken out.
enum WireReading {
  /// The document of one message, or nil where it holds no text.
  static func document(
    _ out: WireText, _ decoded: DecodedText, _ format: FileFormat, layers: [EscapeLayer], date: String?,
    label: String?, fields: [StatedField] = [], frame: WireMessage
  ) -> ReadDocument? {
    guard !out.text.bytes.isEmpty else { return nil }
    var document = out.text.document(decoded, format: format, layers: layers, date: date, language: nil)
    document.metadata.label = label
    document.metadata.fields = fields.map {
      StatedField($0.meaning, $0.value, at: decoded.origin.fileRange($0.range))
    }
    let skipped =
      [SkippedText(range: frame.header, what: "header of the message")] + out.skipped
      + [SkippedText(range: frame.trailer, what: "stamp of the message")]
    document.metadata.skipped = skipped.filter { !$0.range.isEmpty }.map {
      SkippedText(range: decoded.origin.fileRange($0.range), what: $0.what)
    }
    return document
  }
}

/// Reads the messages of a file one after the other.
final class WireReader: ArticleReader {
  private let decoded: DecodedText
  private var messages: ArraySlice<WireMessage>
  private let read: (UnsafeBufferPointer<UInt8>, WireMessage, DecodedText) -> ReadDocument?
  private var hasArticle = false

  /// `read`: the document of one message in the bytes of a file; nil where it holds no text.
  init(
    _ decoded: DecodedText,
    _ read: @escaping (UnsafeBufferPointer<UInt8>, WireMessage, DecodedText) -> ReadDocument?
  ) {
    self.decoded = decoded
    self.read = read
    messages = decoded.text.bytes.withUnsafeBufferPointer { WireMessage.all(in: $0)[...] }
  }

  func next() -> ReadDocument? {
    while let message = messages.popFirst() {
      if let document = decoded.text.bytes.withUnsafeBufferPointer({ read($0, message, decoded) }) {
        hasArticle = true
        return document
      }
    }
    return nil
  }

  var problems: [ReadProblem] {
    // The format's own character set is no surprise.
    var found = decoded.problems.filter { $0.kind != .assumedEncoding }
    if messages.isEmpty, !hasArticle {
      found.append(
        ReadProblem(
          kind: .nothingToRead, isError: false, range: TextRange(at: 0),
          message: "no text between the control characters of the message"))
    }
    return found
  }
}
