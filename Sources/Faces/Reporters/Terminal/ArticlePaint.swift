/// Colours for the dump of an article: the heads of its parts, the kinds of its regions, and what is no copy.
package enum ArticlePaint {
  /// Kinds of regions that stand beside the story.
  private static let faint: Set<String> = ["furniture", "editor-note", "sign-off", "credit"]

  /// A dump as `ArticleDump` prints it, painted line by line; nothing but colours is added.
  package static func painted(_ dump: String) -> String {
    let paint = ANSIStyle(isOn: true)
    var part = ""
    return dump.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = String(line)
      guard text.hasPrefix("  ") else {
        part = text.hasPrefix("skipped") ? "skipped" : text
        return paint(text, text.hasPrefix("article ") ? .strong : .heading)
      }
      if part == "skipped" || text.hasPrefix("  paragraph ") { return paint(text, .faint) }
      guard part == "regions", let colon = text.firstRange(of: ": ") else { return text }
      let head = text[..<colon.lowerBound]
      let kind = head.split(separator: " ").last.map(String.init) ?? ""
      if faint.contains(kind) { return paint(text, .faint) }
      return head.dropLast(kind.count) + paint(kind, kind == "body" ? .fix : .note)
        + text[colon.lowerBound...]
    }.joined(separator: "\n")
  }
}
