/// Decodes UTF-8 by hand over raw bytes, for scanners that must not make Strings.
public enum Scalars {
  /// The scalar value that starts at `i` and its length in bytes; ill-formed bytes come out one at a
  /// time as U+FFFD with length 1.
  @inlinable @inline(__always)
  public static func decode(
    _ p: UnsafeBufferPointer<UInt8>, at i: Int
  ) -> (value: UInt32, length: Int) {
    let b0 = p[i]
    if b0 < 0x80 { return (UInt32(b0), 1) }
    return decodeLong(p, at: i, b0)
  }

  @usableFromInline
  static func decodeLong(
    _ p: UnsafeBufferPointer<UInt8>, at i: Int, _ b0: UInt8
  ) -> (value: UInt32, length: Int) {
    func tail(_ k: Int) -> UInt32? {
      guard i + k < p.count, p[i + k] & 0xC0 == 0x80 else { return nil }
      return UInt32(p[i + k] & 0x3F)
    }
    if b0 >= 0xC2, b0 < 0xE0, let b1 = tail(1) { return (UInt32(b0 & 0x1F) << 6 | b1, 2) }
    if b0 >= 0xE0, b0 < 0xF0, let b1 = tail(1), let b2 = tail(2) {
      let value = UInt32(b0 & 0x0F) << 12 | b1 << 6 | b2
      if value >= 0x800, !(0xD800...0xDFFF).contains(value) { return (value, 3) }
    }
    if b0 >= 0xF0, b0 < 0xF5, let b1 = tail(1), let b2 = tail(2), let b3 = tail(3) {
      let value = UInt32(b0 & 0x07) << 18 | b1 << 12 | b2 << 6 | b3
      if value >= 0x10000, value <= 0x10FFFF { return (value, 4) }
    }
    return (0xFFFD, 1)
  }

  /// The scalar value that ends before `i` and its length in bytes; nil at the start.
  public static func decode(
    _ p: UnsafeBufferPointer<UInt8>, before i: Int
  ) -> (value: UInt32, length: Int)? {
    guard i > 0 else { return nil }
    var start = i - 1
    while start > 0, i - start < 4, p[start] & 0xC0 == 0x80 { start -= 1 }
    let got = decode(p, at: start)
    return start + got.length == i ? got : (0xFFFD, 1)
  }

  /// The place behind the scalar that stands at a place, where the next one begins: what a search steps on by
  /// when it found nothing there, or a match without length.
  @inlinable
  public static func step(_ p: UnsafeBufferPointer<UInt8>, from i: Int) -> Int {
    var next = i + 1
    while next < p.count, p[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  /// Whether a scalar outside ASCII is a letter (or a mark that belongs to one).
  public static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return UInt8(value | 0x20) &- 0x61 < 26 }
    // The Latin-1 and Latin Extended letters of most copy, without asking Unicode's tables.
    if value < 0x250 {
      return value >= 0xC0 && value != 0xD7 && value != 0xF7 || value == 0xAA || value == 0xBA
        || value == 0xB5
    }
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default:
      // ZERO WIDTH NON-JOINER and JOINER stand inside Persian and Indic words.
      return value == 0x200C || value == 0x200D
    }
  }

  /// Whether a scalar is an upper-case letter.
  public static func isUpper(_ value: UInt32) -> Bool {
    if value < 0x80 { return value &- 0x41 < 26 }
    return Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  /// Whether a scalar is a lower-case letter.
  public static func isLower(_ value: UInt32) -> Bool {
    if value < 0x80 { return value &- 0x61 < 26 }
    return Unicode.Scalar(value)?.properties.isLowercase ?? false
  }

  /// Whether a scalar is white space of any kind (no-break and zero-width ones are told apart by
  /// those who care).
  public static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029,
      0x202F, 0x205F, 0x3000:
      return true
    default:
      return false
    }
  }
}
