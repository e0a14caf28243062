/// Writes scalars as UTF-8 without making Strings.
enum UTF8Writing {
  /// Appends the UTF-8 of a scalar value (a surrogate must not be given) and returns its length.
  @inline(__always)
  static func append(_ value: UInt32, to out: inout [UInt8]) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift & 0x3F | 0x80) }
    if value < 0x80 {
      out.append(UInt8(truncatingIfNeeded: value))
      return 1
    }
    if value < 0x800 {
      out.append(UInt8(truncatingIfNeeded: value >> 6 | 0xC0))
      out.append(tail(0))
      return 2
    }
    if value < 0x10000 {
      out.append(UInt8(truncatingIfNeeded: value >> 12 | 0xE0))
      out.append(tail(6))
      out.append(tail(0))
      return 3
    }
    out.append(UInt8(truncatingIfNeeded: value >> 18 | 0xF0))
    out.append(tail(12))
    out.append(tail(6))
    out.append(tail(0))
    return 4
  }
}
