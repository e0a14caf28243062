import ArticleModel

extension FileFormat {
  /// Text without mark-up.
  package static let plain = FileFormat(
    "plain", "Text", extensions: ["txt", "text"], traits: .pasted,
    reading: .article { decoded in
      ReadResult(
        document: ReadDocument(text: decoded.text, origin: decoded.origin), problems: decoded.problems)
    })
}
