extension TextOutput {
  /// Appends ` name="value"` of an XML element.
  mutating func xmlAttribute(_ name: String, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    escaped(value, TextOutput.xmlEscape)
    raw("\"")
  }

  /// Appends ` name="number"` of an XML element.
  mutating func xmlAttribute(_ name: String, _ value: Int) {
    raw(" ")
    raw(name)
    raw("=\"")
    number(value)
    raw("\"")
  }

  /// Appends the text of an XML element; line ends stay.
  mutating func xmlText(_ text: String) {
    escaped(text) { $0 == 0x0A ? nil : TextOutput.xmlEscape($0) }
  }

  /// Markup, white space that an attribute would lose, and the characters that XML 1.0 cannot hold at
  /// all, not even as references (production Char): those become U+FFFD.
  private static func xmlEscape(_ value: UInt32) -> String? {
    switch value {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x09: "&#9;"
    case 0x0A: "&#10;"
    case 0x0D: "&#13;"
    case 0..<0x20, 0xFFFE, 0xFFFF: "\u{FFFD}"
    case 0x7F...0x9F, 0x2028, 0x2029: "&#\(value);"
    default: nil
    }
  }
}
