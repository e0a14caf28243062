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
    let text = UnsafeBufferPointer(rebasing: p[..<min(p.count, front)])
    guard mayHold(text) else { return false }
    var count = 0
    var start = 0
    while start < text.count {
      let (end, pairs) = line(from: start, in: text)
      if text[start] == UInt8(ascii: ".") || text[start] == UInt8(ascii: "["), isDirective(text[start..<end])
      {
        count += 1
      }
      count += pairs
      if count >= fewest { return true }
      start = WireLines.start(behind: end, in: text)
    }
    return false
  }

  /// Whether a text has any byte of such marks at all: the C library looks for one in many at a time, and most
  /// stories have none.
  private static func mayHold(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if ByteSearch.first(UInt8(ascii: "["), in: text, from: 0) != nil { return true }
    if ByteSearch.first(UInt8(ascii: "{"), in: text, from: 0) != nil { return true }
    return isDoubled(UInt8(ascii: "'"), in: text) || isDoubled(UInt8(ascii: "."), in: text, atStart: true)
  }

  /// Whether a byte stands twice side by side. `atStart`: at the start of a line.
  private static func isDoubled(
    _ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, atStart: Bool = false
  ) -> Bool {
    var from = 0
    while let at = ByteSearch.first(byte, in: text, from: from) {
      if at + 1 < text.count, text[at + 1] == byte, !atStart || at == 0 || text[at - 1] <= 0x0D {
        return true
      }
      from = at + 1
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

  /// Where a line ends, and how many of `[[`, `{{` and `'''` it holds. A text is read by this before anything else is
  /// known of it, so that it takes but a few steps a byte.
  private static func line(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> (end: Int, pairs: Int) {
    var (links, templates, bold) = (0, 0, 0)
    var last: UInt8 = 0
    var i = start
    while i < text.count, text[i] != 0x0A, text[i] != 0x0D {
      let byte = text[i]
      if byte == last {
        if byte == UInt8(ascii: "[") { links = 1 }
        if byte == UInt8(ascii: "{") { templates = 1 }
        if byte == UInt8(ascii: "'"), i - start > 1, text[i - 2] == byte { bold = 1 }
      }
      last = byte
      i += 1
    }
    return (i, links + templates + bold)
  }

  private static func holdsDoubleColon(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: ":") }
  }
}

extension EscapeLayer {
  /// Mark-up that nobody reads here: nothing is written into it.
  static let otherMarkup = EscapeLayer("other-markup", isPlain: { _ in false }, write: { _ in nil })
}
