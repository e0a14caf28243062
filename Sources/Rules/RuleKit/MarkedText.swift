import SourceText

/// Copy with `⟦` and `⟧` taken out and the ranges between them in bytes.
package struct MarkedText: Sendable {
  /// The copy without the marks.
  package let text: String
  /// What stood between them, in bytes of `text`; in the order of the text.
  package let ranges: [TextRange]

  /// Reads the marks; an opening mark without its closing one gives no range.
  package init(_ copy: String) {
    var bytes: [UInt8] = []
    var ranges: [TextRange] = []
    var open: Int?
    for scalar in copy.unicodeScalars {
      switch scalar {
      case "⟦": open = bytes.count
      case "⟧":
        if let start = open { ranges.append(TextRange(start, bytes.count)) }
        open = nil
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.ranges = ranges
  }
}
