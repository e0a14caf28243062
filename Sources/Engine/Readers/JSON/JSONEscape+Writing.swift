import ArticleModel

extension EscapeLayer {
  /// Inside a JSON string: quotation marks, backslashes and controls are escaped.
  static let json = EscapeLayer(
    "json", isPlain: { $0 != UInt8(ascii: "\\") }, writeASCII: { ascii(escaped($0)) }, write: { escaped($0) })

  /// Inside a string of a gettext catalogue, which escapes as JSON does but for characters beyond ASCII.
  static let catalogue = EscapeLayer(
    "catalogue", isPlain: { $0 != UInt8(ascii: "\\") }, write: { escaped($0) })

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 {
          out += escape(UInt16(scalar.value))
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out
  }

  private static func ascii(_ text: String) -> String {
    text.utf16.map { $0 < 0x80 ? String(UnicodeScalar(UInt8($0))) : escape($0) }.joined()
  }

  /// A UTF-16 unit as `\u` and four digits.
  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
