/// What counts as part of a word where patterns say `\w`: letters, digits and the underscore.
enum WordBytes {
  /// Whether an ASCII byte belongs to words.
  @inline(__always) static func isWord(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
  }

  /// Scalars below U+3000, one bit each: whether they are letters or digits. Above, ideographs and the
  /// like are; emoji are asked for one by one.
  static let wide: [Bool] = (0..<0x3000).map { value in
    Unicode.Scalar(UInt32(value)).map(isLetterOrDigit) ?? false
  }

  /// Never inlined: asking for properties takes room and look-ups that every word would pay for.
  @inline(never) private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether a scalar belongs to words.
  static func isWordScalar(_ value: UInt32) -> Bool {
    value < 0x80 ? isWord(UInt8(truncatingIfNeeded: value)) : isWord(scalar: value)
  }

  /// Whether a scalar outside ASCII belongs to words.
  static func isWord(scalar value: UInt32) -> Bool {
    // What English copy has is told without the table, which takes as long to make as a story to lint.
    if value >= 0x2000, value < 0x2070 { return false }
    if value >= 0xC0, value < 0x250 { return value != 0xD7 && value != 0xF7 }
    if value < 0x3000 { return wide[Int(value)] }
    return Unicode.Scalar(value).map(isLetterOrDigit) ?? false
  }
}
