import SourceText

/// A text without a paragraph break: word processors send a document so, paragraph by paragraph.
enum Fragment {
  /// Whether a text is one paragraph at most: it has no blank line, and no line of it ends a sentence before the last.
  static func isOne(_ text: [UInt8]) -> Bool {
    var end = text.count
    while end > 0, isSpace(text[end - 1]) { end -= 1 }
    var last: UInt8?
    var breaks = 0
    for byte in text[..<end] {
      if byte == 0x0A {
        breaks += 1
        if breaks > 1 && last != nil || last.map(endsSentence) == true { return false }
      } else if !isSpace(byte) {
        (last, breaks) = (byte, 0)
      }
    }
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A stop, a mark or a bracket, or the last byte of a curly quotation mark.
  private static func endsSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\""),
      UInt8(ascii: ")"), 0x9D, 0x99:
      true
    default: false
    }
  }
}
