import SourceText

/// The frame of wire messages: their headers and stamps, the control characters and the marks of header lines in
/// their order.
enum WireStructure {
  static func add(_ p: UnsafeBufferPointer<UInt8>, to hash: inout ByteHash) {
    for message in WireMessage.all(in: p) {
      hash.add(p[message.header.lower..<message.header.upper])
      var isLineStart = true
      for i in message.text.lower..<message.text.upper {
        let byte = p[i]
        if byte < 0x20, !MarkupText.isBlank(byte) { hash.add(unit: UInt32(byte)) }
        if isLineStart, byte == UInt8(ascii: "^") || byte == UInt8(ascii: "#") {
          hash.add(unit: 0x100 + UInt32(byte))
        }
        isLineStart = byte == 0x0A || byte == 0x0D
      }
      hash.add(p[message.trailer.lower..<message.trailer.upper])
    }
  }
}
