import ArticleModel
import SourceText

/// The marks that ANPA 1312 writes otherwise: two backquotes and two apostrophes are quotation marks, an underscore
/// between blanks is a dash, an opening brace is a half. Source: DOMAIN.md 2.1.
struct ANPAMarks {
  /// Whether the message sets its quotation marks so: then its apostrophes are of the same kind.
  let usesBackquotes: Bool

  init(_ p: UnsafeBufferPointer<UInt8>, in text: TextRange) {
    let message = UnsafeBufferPointer(rebasing: p[text.lower..<text.upper])
    usesBackquotes = ByteSearch.first(UInt8(ascii: "`"), in: message, from: 0) != nil
  }

  /// What stands at an offset, and how many bytes it takes; nil for text that is itself.
  func mark(_ p: UnsafeBufferPointer<UInt8>, at i: Int, in range: TextRange) -> (text: String, length: Int)? {
    func isNext(_ byte: UInt8) -> Bool { i + 1 < range.upper && p[i + 1] == byte }
    switch p[i] {
    case UInt8(ascii: "`"): return isNext(UInt8(ascii: "`")) ? ("\u{201C}", 2) : ("\u{2018}", 1)
    case UInt8(ascii: "'") where usesBackquotes:
      return isNext(UInt8(ascii: "'")) ? ("\u{201D}", 2) : ("\u{2019}", 1)
    case UInt8(ascii: "_"):
      let isApart = i > range.lower && p[i - 1] <= 0x20 && i + 1 < range.upper && p[i + 1] <= 0x20
      return isApart ? ("\u{2014}", 1) : nil
    case UInt8(ascii: "{"): return ("½", 1)
    default: return nil
    }
  }
}

extension EscapeLayer {
  /// ASCII with the marks of ANPA 1312: other characters cannot be sent.
  static let anpa = EscapeLayer("anpa", isPlain: isPlainOfANPA) { text in
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{201C}": out += "``"
      case "\u{201D}": out += "''"
      case "\u{2018}": out += "`"
      case "\u{2019}": out += "'"
      case "\u{2014}": out += "_"
      case "½": out += "{"
      // They would end a line of the header, begin one, or be another mark.
      case "^", "<", "`", "{": return nil
      default:
        guard (0x20..<0x7F).contains(scalar.value) else { return nil }
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// The frame of IPTC 7901: no control characters, and nothing beyond what the message's own characters are.
  static let iptc7901 = EscapeLayer(
    "iptc7901", isPlain: { $0 >= 0x20 && $0 != 0x7F },
    write: { text in text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 >= 0xC2 } ? text : nil })

  @Sendable private static func isPlainOfANPA(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && !"`'_{^<".utf8.contains(byte)
  }
}
