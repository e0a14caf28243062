import SourceText

/// The shape of a short code, as the list `desk-code-shapes` names it: each digit is `9`, five or more
/// digits `9+`, two to four capitals `A`, two to four small letters `a`, all else itself.
struct CodeShape {
  let text: String

  /// nil when the bytes are no code: too long, or letters that are no group of two to four.
  init?(of bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 3, bytes.count <= 40 else { return nil }
    var shape = ""
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let start = i
      let kind = CodeShape.kind(bytes[i])
      while i < bytes.endIndex, CodeShape.kind(bytes[i]) == kind { i += 1 }
      let length = i - start
      switch kind {
      case .digit: shape += length > 4 ? "9+" : String(repeating: "9", count: length)
      case .capital, .small:
        // Single letters are the initials of `A.B./C.D.`, so their shape is spelled out as two.
        guard length <= 4 else { return nil }
        shape += kind == .capital ? "A" : "a"
      case .other: shape += String(decoding: bytes[start..<i], as: UTF8.self)
      }
    }
    text = shape
  }

  private enum Kind {
    case digit
    case capital
    case small
    case other
  }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A: .capital
    case 0x61...0x7A: .small
    default: .other
    }
  }
}
