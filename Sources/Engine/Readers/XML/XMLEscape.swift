import ArticleModel

extension EscapeLayer {
  /// Text between tags: ampersands and angle brackets are references.
  static let xml = EscapeLayer(
    "xml", isPlain: { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") },
    writeASCII: { text in
      escaped(text).unicodeScalars.map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined()
    }, write: { escaped($0) })

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
