import SourceText

/// The escapes of JSON strings.
enum JSONEscape {
  /// The length in bytes of the escape whose backslash stands at an offset: 2, or 6 for `\uXXXX` (a
  /// surrogate pair is two escapes here); nil where it is none.
  static func length(_ p: UnsafeBufferPointer<UInt8>, at i: Int) -> Int? {
    guard i + 1 < p.count else { return nil }
    if p[i + 1] == UInt8(ascii: "u") { return unit(p, at: i) == nil ? nil : 6 }
    return simple(p[i + 1]) == nil ? nil : 2
  }

  /// The scalar and the length of the escape (or pair of escapes) at an offset; nil for half a surrogate
  /// pair. The escape must be one that `length` accepts.
  static func scalar(
    _ p: UnsafeBufferPointer<UInt8>, at i: Int, end: Int
  ) -> (value: UInt32, length: Int)? {
    if let value = simple(p[i + 1]) { return (UInt32(value), 2) }
    guard let high = unit(p, at: i) else { return nil }
    if high & 0xF800 != 0xD800 { return (high, 6) }
    guard high < 0xDC00, i + 12 <= end, p[i + 6] == UInt8(ascii: "\\"), let low = unit(p, at: i + 6),
      low & 0xFC00 == 0xDC00
    else { return nil }
    return (0x10000 + (high & 0x3FF) << 10 + low & 0x3FF, 12)
  }

  /// What the letter after a backslash stands for; nil for `u` and for letters that mean nothing.
  private static func simple(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The UTF-16 unit of `\uXXXX`, its backslash at an offset; nil where four digits are not there.
  private static func unit(_ p: UnsafeBufferPointer<UInt8>, at i: Int) -> UInt32? {
    guard i + 6 <= p.count, p[i + 1] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for k in (i + 2)..<(i + 6) {
      let byte = p[k]
      let letter = byte | 0x20
      if byte &- 0x30 < 10 {
        value = value << 4 | UInt32(byte & 0x0F)
      } else if letter &- 0x61 < 6 {
        value = value << 4 | UInt32(letter - 0x61 + 10)
      } else {
        return nil
      }
    }
    return value
  }
}
