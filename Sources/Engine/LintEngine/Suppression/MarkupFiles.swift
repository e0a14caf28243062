/// Files whose comments mean something: those of HTML and Markdown. Plain copy has no comments.
enum MarkupFiles {
  private static let extensions: Set<String> = ["md", "markdown", "html", "htm", "xhtml"]

  /// Whether a file is one of them by its extension; `also`: further extensions that count.
  static func contains(_ name: String, also: Set<String> = []) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    let own = name[name.index(after: dot)...].lowercased()
    return extensions.contains(own) || also.contains(own)
  }

  /// Whether an extension is one of them.
  static func isMarkup(_ ownExtension: String) -> Bool { extensions.contains(ownExtension.lowercased()) }
}
