import ArticleModel
import SourceText

/// Parts text without mark-up that stands in a field into paragraphs.
enum PlainParagraphs {
  /// Lines longer than this are not wrapped ones.
  private static let widest = 110

  /// A blank line or an indented line begins a paragraph; where lines are longer than anybody wraps, each is one.
  static func write(_ p: UnsafeBufferPointer<UInt8>, as kind: RegionKind, to text: inout MarkupText) {
    let lines = WireLines.all(in: TextRange(0, p.count), of: p)
    let isWrapped = !lines.contains { $0.count > widest } && lines.count > 1
    var paragraph: TextRange?
    func flush(_ text: inout MarkupText) {
      guard let range = paragraph else { return }
      text.open(kind)
      text.append(UnsafeBufferPointer(rebasing: p[range.lower..<range.upper]), at: range.lower)
      text.close()
      paragraph = nil
    }
    for line in lines {
      let trimmed = WireLines.trimmed(line, of: p)
      if trimmed.isEmpty || !isWrapped || WireLines.indent(line, of: p) >= 2 && endsSentence(paragraph, p) {
        flush(&text)
      }
      if !trimmed.isEmpty { paragraph = paragraph?.union(trimmed) ?? trimmed }
    }
    flush(&text)
  }

  private static func endsSentence(_ range: TextRange?, _ p: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let range, !range.isEmpty else { return true }
    return ".?!\")".utf8.contains(p[range.upper - 1]) || p[range.upper - 1] >= 0x80
  }
}
