import SourceText

/// What an XML document begins with.
enum XMLFront {
  /// The local name of the root element; nil where the text begins otherwise. Looks at the first few thousand bytes.
  static func root(of bytes: ArraySlice<UInt8>) -> String? {
    let front = bytes.prefix(1 << 13)
    var i = front.startIndex
    while i < front.endIndex {
      if front[i] <= 0x20 {
        i += 1
        continue
      }
      guard front[i] == UInt8(ascii: "<"), i + 1 < front.endIndex else { return nil }
      switch front[i + 1] {
      case UInt8(ascii: "?"): i = end(of: "?>", in: front, from: i)
      case UInt8(ascii: "!"):
        let isComment = front[i...].starts(with: Array("<!--".utf8))
        i = isComment ? end(of: "-->", in: front, from: i) : endOfDoctype(in: front, from: i)
      default:
        let name = front[(i + 1)...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        guard let first = name.first, (first | 0x20) &- 0x61 < 26 || first == UInt8(ascii: "_") else {
          return nil
        }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? name
        return String(decoding: local, as: UTF8.self)
      }
    }
    return nil
  }

  private static func end(of mark: String, in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var i = start
    while i + mark.count <= bytes.endIndex {
      if bytes[i] == mark[0], bytes[i...].starts(with: mark) { return i + mark.count }
      i += 1
    }
    return bytes.endIndex
  }

  /// Behind a declaration of the document's type, its subset in brackets passed over.
  private static func endOfDoctype(in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var depth = 0
    for i in start..<bytes.endIndex {
      switch bytes[i] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">"): if depth <= 0 { return i + 1 }
      default: break
      }
    }
    return bytes.endIndex
  }
}
