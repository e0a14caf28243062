/// Writes JSON piece by piece into bytes.
struct JSONWriter {
  private var out: [UInt8] = []

  /// Appends text that is JSON already.
  mutating func raw(_ text: String) { out.append(contentsOf: text.utf8) }

  /// Appends a string literal; controls and line separators are escaped.
  mutating func string(_ text: String) {
    out.append(0x22)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: raw("\\\"")
      case 0x5C: raw("\\\\")
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20, 0x7F, 0x85, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    out.append(0x22)
  }

  /// The bytes since the last call.
  mutating func take() -> [UInt8] {
    defer { out.removeAll(keepingCapacity: true) }
    return out
  }
}
