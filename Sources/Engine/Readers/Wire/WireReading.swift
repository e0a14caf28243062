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

  /// The result of a file of such documents.
  static func result(_ documents: [ReadDocument?], _ decoded: DecodedText, _ empty: String) -> ReadResult {
    let found = documents.compactMap { $0 }
    // The format's own character set is no surprise.
    var problems = decoded.problems.filter { $0.kind != .assumedEncoding }
    if found.isEmpty {
      problems.append(
        ReadProblem(kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: empty))
    }
    return ReadResult(documents: found, name: decoded.text.name, problems: problems)
  }
}
