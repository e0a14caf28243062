import SourceText

/// Cuts a page into tags and the text between them, as the HTML standard's tokenizer does
/// (html.spec.whatwg.org, 13.2.5), without making a tree of them.
struct HTMLTokens {
  /// A start tag.
  struct Tag {
    /// In small letters.
    var name: String
    var classes = ""
    /// Where a link leads.
    var target = ""
    /// What stands for an image.
    var alternative: MappedText?
  }

  enum Token {
    case start(Tag)
    case selfClosing(Tag)
    case end(String)
    /// Text with its references resolved.
    case text(MappedText)
    /// A comment, a declaration or a processing instruction.
    case other
  }

  private let html: MappedText
  private var at = 0
  /// The element whose text ends with its own end tag alone.
  private var rawElement: String?

  private static let rawElements: Set<String> = [
    "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp",
  ]

  init(_ html: MappedText) { self.html = html }

  private var bytes: [UInt8] { html.bytes }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    guard at < bytes.count else { return nil }
    if let raw = rawElement {
      rawElement = nil
      let end = endOfRaw(raw)
      if end > at {
        defer { at = end }
        return .text(text(at..<end, resolves: raw == "title" || raw == "textarea"))
      }
    }
    var end = at
    while end < bytes.count, !isMarkup(end) { end += 1 }
    if end > at {
      defer { at = end }
      return .text(text(at..<end, resolves: true))
    }
    return markup()
  }

  /// Whether a tag, a comment or a declaration begins here.
  private func isMarkup(_ i: Int) -> Bool {
    guard bytes[i] == UInt8(ascii: "<"), i + 1 < bytes.count else { return false }
    switch bytes[i + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return i + 2 < bytes.count && HTMLTokens.isLetter(bytes[i + 2])
    case let byte: return HTMLTokens.isLetter(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private func endOfRaw(_ name: String) -> Int {
    let closing = Array("</\(name)".utf8)
    var i = at
    while i + closing.count <= bytes.count {
      if bytes[i] == UInt8(ascii: "<"),
        zip(bytes[i...], closing).allSatisfy({ $0 == $1 || ($0 | 0x20) == $1 })
      {
        return i
      }
      i += 1
    }
    return bytes.count
  }

  private mutating func markup() -> Token {
    switch bytes[at + 1] {
    case UInt8(ascii: "!") where bytes[at...].starts(with: "<!--".utf8):
      at = ByteSearch.first(Array("-->".utf8), in: bytes, from: at + 4).map { $0 + 3 } ?? bytes.count
      return .other
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      at = bytes[at...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      return .other
    case UInt8(ascii: "/"):
      let name = name(from: at + 2)
      at = bytes[at...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      return .end(name)
    default: return startTag()
    }
  }

  private func name(from start: Int) -> String {
    let name = bytes[start...].prefix {
      !MappedText.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  private mutating func startTag() -> Token {
    var tag = Tag(name: name(from: at + 1))
    at += 1 + tag.name.utf8.count
    var isClosed = false
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      if MappedText.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") {
        isClosed = bytes[at] == UInt8(ascii: "/")
        at += 1
        continue
      }
      isClosed = false
      attribute(of: &tag)
    }
    at = min(bytes.count, at + 1)
    if isClosed { return .selfClosing(tag) }
    if HTMLTokens.rawElements.contains(tag.name) { rawElement = tag.name }
    return .start(tag)
  }

  private mutating func attribute(of tag: inout Tag) {
    let start = at
    while at < bytes.count, !MappedText.isSpace(bytes[at]), !"=>/".utf8.contains(bytes[at]) { at += 1 }
    if at == start { at += 1 }
    let name = String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self).lowercased()
    var next = at
    while next < bytes.count, MappedText.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return }
    next += 1
    while next < bytes.count, MappedText.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count else {
      at = next
      return
    }
    let value: Range<Int>
    if bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'") {
      let end = bytes[(next + 1)...].firstIndex(of: bytes[next]) ?? bytes.count
      value = (next + 1)..<end
      at = min(bytes.count, end + 1)
    } else {
      let end = bytes[next...].firstIndex { MappedText.isSpace($0) || $0 == UInt8(ascii: ">") } ?? bytes.count
      value = next..<end
      at = end
    }
    switch name {
    case "class": tag.classes = String(decoding: bytes[value], as: UTF8.self)
    case "href": tag.target = String(decoding: text(value, resolves: true).bytes, as: UTF8.self)
    case "alt": tag.alternative = text(value, resolves: true)
    default: break
    }
  }

  /// A stretch of text, its references resolved.
  private func text(_ range: Range<Int>, resolves: Bool) -> MappedText {
    guard resolves, bytes[range].contains(UInt8(ascii: "&")) else { return html.part(range) }
    var text = MappedText()
    var i = range.lowerBound
    while i < range.upperBound {
      if bytes[i] == UInt8(ascii: "&"), let end = referenceEnd(i, range.upperBound),
        let resolved = HTMLTokens.resolved(bytes[i..<end])
      {
        text.append(resolved, for: html.source(i).lowerBound..<html.source(end - 1).upperBound)
        i = end
      } else {
        text.append(html, i..<(i + 1))
        i += 1
      }
    }
    return text
  }

  private func referenceEnd(_ start: Int, _ limit: Int) -> Int? {
    var i = start + 1
    while i < limit, i - start < 33,
      bytes[i] == UInt8(ascii: "#") || HTMLTokens.isLetter(bytes[i])
        || bytes[i] &- 0x30 < 10
    {
      i += 1
    }
    return i < limit && bytes[i] == UInt8(ascii: ";") && i > start + 1 ? i + 1 : nil
  }

  private static func resolved(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    switch String(decoding: reference, as: UTF8.self) {
    case "&amp;": [UInt8(ascii: "&")]
    case "&lt;": [UInt8(ascii: "<")]
    case "&gt;": [UInt8(ascii: ">")]
    case "&quot;": [UInt8(ascii: "\"")]
    case "&apos;": [UInt8(ascii: "'")]
    default: Array(reference).withUnsafeBufferPointer { HTMLReference.decoded($0) }
    }
  }
}
