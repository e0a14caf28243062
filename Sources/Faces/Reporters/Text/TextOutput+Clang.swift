extension TextOutput {
  /// Appends text as clang writes it between the quotation marks of a `fix-it:` line: bytes that are not
  /// printable ASCII as three octal digits, so that no encoding has to be agreed on.
  mutating func clangEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x22: raw("\\\"")
      case 0x5C: raw("\\\\")
      case 0x0A: raw("\\n")
      case 0x09: raw("\\t")
      case 0x20...0x7E: raw(String(Unicode.Scalar(byte)))
      default:
        let digits = String(byte, radix: 8)
        raw("\\" + String(repeating: "0", count: 3 - digits.count) + digits)
      }
    }
  }
}
