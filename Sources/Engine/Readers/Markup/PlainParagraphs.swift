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
      let copy = UnsafeBufferPointer(rebasing: p[range.lower..<range.upper])
      text.open(isPointer(copy) ? .furniture : kind)
      text.append(copy, at: range.lower)
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

  /// Whether a paragraph is nothing but a pointer to another part of the file, left where a sound or a picture
  /// belongs: one tag, or the name of an element by itself, three words written as one (`NewsComponentRef`).
  private static func isPointer(_ paragraph: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = paragraph.first, paragraph.count > 3, paragraph.count < 256 else { return false }
    let inner = paragraph.dropFirst().dropLast()
    if first == UInt8(ascii: "<"), paragraph.last == UInt8(ascii: ">"), (paragraph[1] | 0x20) &- 0x61 < 26 {
      return !inner.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    }
    guard paragraph.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return false }
    // Each word begins with a capital and has a small letter behind it.
    var words = 0
    for (i, byte) in paragraph.enumerated() where byte &- 0x41 < 26 {
      guard i + 1 < paragraph.count, paragraph[i + 1] &- 0x61 < 26 else { return false }
      words += 1
    }
    return first &- 0x41 < 26 && words >= 3
  }
}
