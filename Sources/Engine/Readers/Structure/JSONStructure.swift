import SourceText

/// The members of a JSON document with the kinds of their values, and the mark-up of strings that hold HTML.
enum JSONStructure {
  /// Members whose strings are HTML. Source: the JSON schemas of ninjs (IPTC).
  private static let marked = ["body_html", "body_xhtml"]

  static func add(_ p: UnsafeBufferPointer<UInt8>, to hash: inout ByteHash) {
    var scanner = JSONScanner(p)
    var isMarked = false
    while true {
      switch scanner.next() {
      case .objectStart: hash.add(unit: 0x101)
      case .objectEnd: hash.add(unit: 0x102)
      case .arrayStart: hash.add(unit: 0x103)
      case .arrayEnd: hash.add(unit: 0x104)
      case .literal(let range): hash.add(p[range.lower..<range.upper])
      case .key(let range):
        hash.add(p[range.lower..<range.upper])
        isMarked = marked.contains { p[range.lower..<range.upper].elementsEqual($0.utf8) }
      case .string(let range):
        hash.add(unit: 0x105)
        let text = unescaped(p, range)
        let isTag = text.count > 2 && text[0] == UInt8(ascii: "<") && Scalars.isLetter(UInt32(text[1]))
        if isMarked || isTag { text.withUnsafeBufferPointer { HTMLStructure.add($0, to: &hash) } }
      case .end:
        if let fault = scanner.fault { hash.add(fault.message.utf8) }
        return
      }
    }
  }

  /// The bytes that a string stands for.
  private static func unescaped(_ p: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> [UInt8] {
    var bytes: [UInt8] = []
    var i = range.lower
    while i < range.upper {
      guard p[i] == UInt8(ascii: "\\") else {
        bytes.append(p[i])
        i += 1
        continue
      }
      let (value, length) = JSONEscape.scalar(p, at: i, end: range.upper) ?? (0xFFFD, 6)
      _ = UTF8Writing.append(value, to: &bytes)
      i += length
    }
    return bytes
  }
}
