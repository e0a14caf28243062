extension OriginMap {
  /// Replacement text as the file must hold it, in bytes decoded as UTF-8; nil when the file's encoding
  /// cannot hold it or edits there are not supported.
  public func written(_ text: String) -> String? {
    switch encoding {
    case .asIs: text
    case .xmlText: OriginMap.xmlEscaped(text)
    case .jsonXMLText: OriginMap.jsonEscaped(OriginMap.xmlEscaped(text))
    case .asciiXMLText: OriginMap.asciiReferences(OriginMap.xmlEscaped(text))
    case .poString: OriginMap.jsonEscaped(text)
    case .jsonString: OriginMap.jsonEscaped(text)
    case .asciiJSONString: OriginMap.asciiEscaped(OriginMap.jsonEscaped(text))
    // Edits are UTF-8 text: other encodings can be reported on, but only ASCII could be written back,
    // and not at all where a unit is two bytes wide.
    case .windows1252: text.utf8.allSatisfy { $0 < 0x80 } ? text : nil
    case .utf16LittleEndian, .utf16BigEndian: text.isEmpty ? text : nil
    }
  }

  private static func xmlEscaped(_ text: String) -> String {
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

  private static func asciiReferences(_ text: String) -> String {
    text.unicodeScalars.map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined()
  }

  private static func jsonEscaped(_ text: String) -> String {
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
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out
  }

  private static func asciiEscaped(_ text: String) -> String {
    var out = ""
    for unit in text.utf16 {
      if unit < 0x80 {
        out.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: unit)))
        continue
      }
      let digits = String(unit, radix: 16)
      out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return out
  }
}
