import ArticleModel

extension EscapeLayer {
  /// Text between tags: ampersands and angle brackets are references.
  static let xml = EscapeLayer(
    "xml", isPlain: { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") },
    writeASCII: { text in
      XMLText.escaped(text).unicodeScalars.map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined()
    }, write: { XMLText.escaped($0) })

  /// A CDATA section: everything stands as it is but for the mark that would end it.
  static let cdata = EscapeLayer(
    "cdata", isPlain: { $0 != UInt8(ascii: "]") }, write: { $0.contains("]]>") ? nil : $0 })

  /// Text that is partly in CDATA sections: what would have to be escaped in one of both is not written.
  static let mixedXML = EscapeLayer(
    "mixed-xml", isPlain: { !"<&]".utf8.contains($0) },
    write: { text in text.utf8.contains { "<>&]".utf8.contains($0) } ? nil : text })

}

/// Text as it stands between the tags of XML.
package enum XMLText {
  /// Ampersands and angle brackets as references, also where a combining mark follows.
  package static func escaped(_ text: String) -> String {
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
