import ArticleModel
import SourceText

/// Text in a mark-up that no reader knows: reStructuredText, AsciiDoc, wikitext, templates. It is linted as plain text,
/// but what looks like a fault of the copy may be mark-up, so nothing is written into it.
enum OtherMarkup {
  /// How much of a text is looked at.
  private static let front = 1 << 16
  /// So many marks are no accident.
  private static let fewest = 3

  /// Whether a text is full of such marks.
  static func marks(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    var count = 0
    for line in WireLines.all(in: TextRange(0, min(p.count, front)), of: p) {
      let bytes = p[line.lower..<line.upper]
      if isDirective(bytes) { count += 1 }
      count += pairs(bytes)
      if count >= fewest { return true }
    }
    return false
  }

  /// `.. note::`, `[source,ruby]`, `:toc:`.
  private static func isDirective(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.count >= 5, line.count <= 120 else { return false }
    if line.starts(with: ".. ".utf8), holdsDoubleColon(line) { return true }
    guard let first = line.first, let last = line.last(where: { $0 > 0x20 }) else { return false }
    return first == UInt8(ascii: "[") && last == UInt8(ascii: "]") && line.contains(UInt8(ascii: ","))
      && !line.contains(0x20)
  }

  /// How many of `[[`, `{{` and `'''` a line holds.
  private static func pairs(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var (links, templates, bold) = (0, 0, 0)
    var (last, before): (UInt8, UInt8) = (0, 0)
    for byte in line {
      if byte == last {
        if byte == UInt8(ascii: "[") { links = 1 }
        if byte == UInt8(ascii: "{") { templates = 1 }
        if byte == UInt8(ascii: "'"), byte == before { bold = 1 }
      }
      (last, before) = (byte, last)
    }
    return links + templates + bold
  }

  private static func holdsDoubleColon(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: ":") }
  }
}

extension EscapeLayer {
  /// Mark-up that nobody reads here: nothing is written into it.
  static let otherMarkup = EscapeLayer("other-markup", isPlain: { _ in false }, write: { _ in nil })
}
