/// Words of a head that are coded: `=?utf-8?Q?Gr=C3=B6=C3=9Fe?=` (RFC 2047).
enum EncodedWords {
  /// The text of a field in UTF-8; nil where it holds no such word.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("=?") else { return nil }
    var out: [UInt8] = []
    var rest = text[...]
    var isBehindWord = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      let parts = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].first == "=" else { break }
      // White space between two such words is none.
      if !isBehindWord || before.contains(where: { !$0.isWhitespace }) { out += Array(before.utf8) }
      let isUTF8 = parts[0].lowercased().hasPrefix("utf-8")
      let coded = Array(parts[2].utf8)
      let raw = parts[1].lowercased() == "b" ? base64(coded) : quoted(coded)
      out += utf8(raw, isUTF8)
      rest = parts[3].dropFirst()
      isBehindWord = true
    }
    return out + Array(rest.utf8)
  }

  private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "="), i + 2 < bytes.count, let high = QuotedPrintable.digit(bytes[i + 1]),
        let low = QuotedPrintable.digit(bytes[i + 2])
      {
        out.append(high << 4 | low)
        i += 3
      } else {
        out.append(bytes[i] == UInt8(ascii: "_") ? 0x20 : bytes[i])
        i += 1
      }
    }
    return out
  }

  /// The bytes that base64 stands for (RFC 4648); what is no letter of it is passed over.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in bytes {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="): return out
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }

  /// Bytes of a part's character set in UTF-8.
  static func utf8(_ bytes: [UInt8], _ isUTF8: Bool) -> [UInt8] {
    if isUTF8 { return Array(String(decoding: bytes, as: UTF8.self).utf8) }
    var out: [UInt8] = []
    for byte in bytes {
      let value = Windows1252.scalar(byte)
      _ = UTF8Writing.append(value == 0 ? UInt32(byte) : value, to: &out)
    }
    return out
  }
}
