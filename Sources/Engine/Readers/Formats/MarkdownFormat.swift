extension FileFormat {
  /// CommonMark with tables, and front matter.
  package static let markdown = FileFormat(
    "markdown", "Markdown", extensions: ["md", "markdown"], editorNames: ["markdown"],
    traits: [.comments, .pasted], reading: .article(MarkdownReader.read))
}
