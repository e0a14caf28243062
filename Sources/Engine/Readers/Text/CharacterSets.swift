import ArticleModel

/// Edits are UTF-8 text: other character sets can be reported on, but only ASCII could be written back, and not
/// at all where a unit is two bytes wide.
extension EscapeLayer {
  /// One byte a character.
  static let windows1252 = EscapeLayer("windows-1252", holdsASCIIAlone: true, isPlain: isPlainASCII) { text in
    text.utf8.allSatisfy { $0 < 0x80 } ? text : nil
  }

  /// Two bytes a unit: nothing can be written but nothing.
  static let utf16LittleEndian = EscapeLayer("utf-16le", isPlain: { _ in false }) { $0.isEmpty ? $0 : nil }
  static let utf16BigEndian = EscapeLayer("utf-16be", isPlain: { _ in false }) { $0.isEmpty ? $0 : nil }

  @Sendable private static func isPlainASCII(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: " ") && byte < 0x7F
  }
}
