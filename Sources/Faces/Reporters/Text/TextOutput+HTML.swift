extension TextOutput {
  /// Appends text of an HTML page, also inside a quoted attribute.
  mutating func html(_ text: String) { escaped(text, TextOutput.htmlEscape) }

  /// The same for bytes of a file.
  mutating func html(_ slice: ArraySlice<UInt8>) { escaped(slice, TextOutput.htmlEscape) }

  /// Markup, and in a visible form what would turn, hide or end text.
  private static func htmlEscape(_ value: UInt32) -> String? {
    switch value {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    case 0x20..<0x7F: nil
    default:
      Unicode.Scalar(value).flatMap(DisplayColumns.visible).map { shown in
        shown.hasPrefix("<") ? "&lt;\(shown.dropFirst().dropLast())&gt;" : shown
      }
    }
  }
}
