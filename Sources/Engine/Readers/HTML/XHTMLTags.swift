import SourceText

/// Elements that XHTML writes without content, `<title />`, and that HTML takes for open: all that follows would be
/// their text.
enum XHTMLTags {
  /// Whose content HTML reads as text up to their end tag.
  private static let names = ["title", "script", "style", "textarea", "iframe"].map { Array($0.utf8) }

  /// The bytes of a piece of XHTML with such tags blanked out; offsets stay as they are.
  static func opened(_ bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
    var from = 0
    while let end = ByteSearch.first([UInt8(ascii: "/"), UInt8(ascii: ">")], in: bytes, from: from) {
      from = end + 2
      guard
        let start = bytes[..<end].lastIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }),
        bytes[start] == UInt8(ascii: "<")
      else { continue }
      let name = bytes[(start + 1)..<end].prefix { ($0 | 0x20) &- 0x61 < 26 }.map { $0 | 0x20 }
      guard names.contains(name) else { continue }
      for i in start..<(end + 2) { copy[i] = 0x20 }
    }
    return copy
  }
}
