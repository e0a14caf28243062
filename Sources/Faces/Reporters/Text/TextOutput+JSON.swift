extension TextOutput {
  /// Appends a JSON string literal.
  mutating func jsonString(_ text: String) {
    var text = text
    raw(UInt8(ascii: "\""))
    if text.withUTF8(TextOutput.isPlainJSON) { raw(text) } else { escaped(text, TextOutput.jsonEscape) }
    raw(UInt8(ascii: "\""))
  }

  /// Appends a JSON string literal of some bytes of a file.
  mutating func jsonString(_ slice: ArraySlice<UInt8>) {
    raw(UInt8(ascii: "\""))
    escaped(slice, TextOutput.jsonEscape)
    raw(UInt8(ascii: "\""))
  }

  /// Whether nothing of a text is escaped: ASCII without controls, quotation marks and backslashes, as nearly all
  /// messages and all names of members are.
  private static func isPlainJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte &- 0x20 >= 0x5F || byte == 0x22 || byte == 0x5C { return false }
    return true
  }

  /// What RFC 8259 wants escaped, and also what would garble a terminal or a script that holds the
  /// text: C1 controls, line and paragraph separators, and the marks that turn the direction of text.
  private static func jsonEscape(_ value: UInt32) -> String? {
    switch value {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: unicodeEscape(value)
    default: nil
    }
  }

  private static func unicodeEscape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
