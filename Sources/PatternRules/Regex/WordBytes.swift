/// What counts as part of a word where patterns say `\w`: letters, digits and the underscore.
enum WordBytes {
  /// Whether an ASCII byte belongs to words.
  @inline(__always) static func isWord(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
  }

  /// Scalars below U+3000, one bit each: whether they are letters or digits. Above, ideographs and the
  /// like are; emoji are asked for one by one.
  private static let wide: [Bool] = (0..<0x3000).map { value in
    Unicode.Scalar(UInt32(value)).map(isLetterOrDigit) ?? false
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether a scalar outside ASCII belongs to words.
  static func isWord(scalar value: UInt32) -> Bool {
    if value < 0x3000 { return wide[Int(value)] }
    return Unicode.Scalar(value).map(isLetterOrDigit) ?? false
  }
}
