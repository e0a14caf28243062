/// Makes JSON that holds halves of surrogate pairs readable.
///
/// Editors that keep text in UTF-16 can send `"\ud83d"` alone, which stands for no character. U+FFFD
/// takes its place: it too is one UTF-16 unit, so positions still agree with the client's.
enum SurrogateRepair {
  /// The bytes with every lone half escaped as `\ufffd`; nil where there is none.
  static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
    var result = bytes
    var isChanged = false
    var i = 0
    while let slash = bytes[i...].firstIndex(of: 0x5C), slash + 1 < bytes.count {
      guard bytes[slash + 1] == 0x75, let unit = unit(bytes, at: slash) else {
        i = slash + 2
        continue
      }
      i = slash + 6
      if unit & 0xFC00 == 0xD800, let low = self.unit(bytes, at: i), low & 0xFC00 == 0xDC00 {
        i += 6
      } else if unit & 0xF800 == 0xD800 {
        result.replaceSubrange(slash..<(slash + 6), with: Array("\\ufffd".utf8))
        isChanged = true
      }
    }
    return isChanged ? result : nil
  }

  /// The UTF-16 unit of a `\uXXXX` at a place; nil where there is none.
  private static func unit(_ bytes: [UInt8], at i: Int) -> UInt16? {
    guard i + 6 <= bytes.count, bytes[i] == 0x5C, bytes[i + 1] == 0x75 else { return nil }
    return UInt16(String(decoding: bytes[(i + 2)..<(i + 6)], as: UTF8.self), radix: 16)
  }
}
