import Glibc

/// Finds bytes in bytes.
public enum ByteSearch {
  /// The first place at or after an offset; nil where there is none.
  public static func first(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard start >= 0, !needle.isEmpty, text.count - start >= needle.count else { return nil }
    // The C library looks for one byte in many at a time: the less it finds the better.
    var rare = 0
    for i in needle.indices where commonness(needle[i]) < commonness(needle[rare]) { rare = i }
    return text.withUnsafeBytes { text in
      needle.withUnsafeBytes { needle in
        guard let base = text.baseAddress, let sought = needle.baseAddress else { return nil }
        var at = start + rare
        let end = text.count - needle.count + rare + 1
        while at < end, let found = memchr(base + at, Int32(needle[rare]), end - at) {
          at = UnsafeRawPointer(found) - base
          if memcmp(base + at - rare, sought, needle.count) == 0 { return at - rare }
          at += 1
        }
        return nil
      }
    }
  }

  /// The first place of one byte at or after an offset; nil where there is none.
  public static func first(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = text.baseAddress, start >= 0, start < text.count,
      let found = memchr(base + start, Int32(byte), text.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// How common a byte is in prose: 2 for the space and the nine letters that make up two thirds of English,
  /// 1 for other lower-case letters, 0 for all else. Source of the letters: R. Lewand, Cryptological
  /// Mathematics, 2000.
  private static func commonness(_ byte: UInt8) -> Int {
    switch byte {
    case 0x20, UInt8(ascii: "e"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "i"),
      UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "h"), UInt8(ascii: "r"):
      2
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 1
    default: 0
    }
  }

  /// How often it stands there, without overlaps.
  public static func count(_ needle: [UInt8], in text: [UInt8]) -> Int {
    var count = 0
    var from = 0
    while let at = first(needle, in: text, from: from) {
      count += 1
      from = at + needle.count
    }
    return count
  }
}
