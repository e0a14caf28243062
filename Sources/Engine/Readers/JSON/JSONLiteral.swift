/// Numbers, `true`, `false` and `null`.
enum JSONLiteral {
  /// Whether a byte may stand in a literal.
  static func mayContain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }

  /// Whether the bytes are a literal of RFC 8259.
  static func isSound(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    bytes.elementsEqual("true".utf8) || bytes.elementsEqual("false".utf8)
      || bytes.elementsEqual("null".utf8) || isNumber(bytes)
  }

  private static func isNumber(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = rest.prefix { $0 &- 0x30 < 10 }
    guard !whole.isEmpty, whole.first != UInt8(ascii: "0") || whole.count == 1 else { return false }
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard dropDigits(&rest) else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard dropDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  /// Takes the digits in front away; false where there are none.
  private static func dropDigits<Bytes: Collection<UInt8>>(_ rest: inout Bytes) -> Bool
  where Bytes.SubSequence == Bytes {
    let digits = rest.prefix { $0 &- 0x30 < 10 }
    rest = rest[digits.endIndex...]
    return !digits.isEmpty
  }
}
