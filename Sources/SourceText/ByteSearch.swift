/// Finds bytes in bytes.
public enum ByteSearch {
  /// The first place at or after an offset; nil where there is none.
  public static func first(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let lead = needle.first, text.count >= needle.count else { return nil }
    return text.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        var i = start
        let last = text.count - needle.count
        while i <= last {
          if text[i] == lead {
            var k = 1
            while k < needle.count, text[i + k] == needle[k] { k += 1 }
            if k == needle.count { return i }
          }
          i += 1
        }
        return nil
      }
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
