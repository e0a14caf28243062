extension FileFormat {
  /// Text without mark-up.
  package static let plain = FileFormat(
    "plain", "Text", extensions: ["txt", "text"], traits: .pasted, reading: .article(PlainReader.read))
}
