/// Lower-case mappings of the Latin, Greek and Cyrillic blocks, so that folding a word of those
/// scripts asks nothing of Unicode's tables.
public enum LowerCaseTable {
  private static let last: UInt32 = 0x052F

  private static let table: [UInt16] = (0...last).map { value in
    guard let scalar = Unicode.Scalar(value) else { return UInt16(value) }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    guard mapped.count == 1, let first = mapped.first, first.value <= 0xFFFF else {
      return UInt16(value)
    }
    return UInt16(first.value)
  }

  /// The lower-case scalar where there is a single one, else the scalar itself.
  public static func lower(_ value: UInt32) -> UInt32 {
    if value <= last { return UInt32(table[Int(value)]) }
    guard let mapped = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars,
      mapped.count == 1, let first = mapped.first
    else { return value }
    return first.value
  }

  /// Adds the UTF-8 of a folded scalar to a hash; the same folding as `Folding`.
  public static func add(_ value: UInt32, to hash: inout ByteHash) {
    switch value {
    case 0xAD: return
    case 0x2018, 0x2019, 0x02BC, 0xFF07: hash.add(0x27)
    default:
      let low = lower(value)
      if low < 0x80 {
        hash.add(UInt8(low))
      } else if low < 0x800 {
        hash.add(UInt8(0xC0 | low >> 6))
        hash.add(UInt8(0x80 | low & 0x3F))
      } else if low < 0x10000 {
        hash.add(UInt8(0xE0 | low >> 12))
        hash.add(UInt8(0x80 | low >> 6 & 0x3F))
        hash.add(UInt8(0x80 | low & 0x3F))
      } else {
        hash.add(UInt8(0xF0 | low >> 18))
        hash.add(UInt8(0x80 | low >> 12 & 0x3F))
        hash.add(UInt8(0x80 | low >> 6 & 0x3F))
        hash.add(UInt8(0x80 | low & 0x3F))
      }
    }
  }
}
