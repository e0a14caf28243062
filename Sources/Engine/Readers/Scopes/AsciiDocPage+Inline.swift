import SourceText

/// Inline mark-up of AsciiDoc.
extension AsciiDocPage {
  /// Writes text with its inline mark-up.
  mutating func inline(_ range: Range<Int>, depth: Int = 0) {
    let source = writer.source
    var i = range.lowerBound
    var plain = i
    while i < range.upperBound {
      guard "`*_#+{<hlxikmbf\"'-.\\(a".utf8.contains(source[i]), depth < 8,
        let end = span(at: i, in: range, depth, plain: plain)
      else {
        i += 1
        continue
      }
      i = max(end, i + 1)
      plain = i
    }
    if plain < range.upperBound { writer.text(plain..<range.upperBound) }
  }

  /// Writes the mark-up that begins at an offset, after the text from `plain` on; where it ends, or nil where there is none.
  private mutating func span(at i: Int, in range: Range<Int>, _ depth: Int, plain: Int) -> Int? {
    let source = writer.source
    func flush(_ page: inout AsciiDocPage) { if plain < i { page.writer.text(plain..<i) } }
    let rest = source[i..<range.upperBound]
    switch source[i] {
    case UInt8(ascii: "\\"):
      guard i + 1 < range.upperBound, PageWriter.isMark(source[i + 1]) else { return nil }
      flush(&self)
      writer.text((i + 1)..<(i + 2))
      return i + 2
    case UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "+"):
      guard let (inner, end) = quoted(at: i, in: range) else { return nil }
      flush(&self)
      quote(source[i], inner, depth)
      return end
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      // Curved marks are written with a grave accent.
      guard i + 1 < range.upperBound, source[i + 1] == UInt8(ascii: "`"),
        let close = ByteSearch.first([UInt8(ascii: "`"), source[i]], in: source, from: i + 2),
        close < range.upperBound
      else { return nil }
      flush(&self)
      writer.text(source[i] == UInt8(ascii: "'") ? "'".utf8 : "“".utf8, for: i..<(i + 2))
      inline((i + 2)..<close, depth: depth + 1)
      writer.text(source[i] == UInt8(ascii: "'") ? "'".utf8 : "”".utf8, for: close..<(close + 2))
      return close + 2
    case UInt8(ascii: "{"):
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")), close - i < 60, close > i + 1,
        source[(i + 1)..<close].allSatisfy({
          ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "-_".utf8.contains($0)
        })
      else { return nil }
      flush(&self)
      reference(writer.string((i + 1)..<close), i..<(close + 1))
      return close + 1
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("):
      guard let (text, count) = replaced(rest, i, range) else { return nil }
      flush(&self)
      writer.text(text.utf8, for: i..<(i + count))
      return i + count
    default:
      guard let macro = macro(at: i, in: range) else { return nil }
      flush(&self)
      write(macro, depth)
      return macro.end
    }
  }

  /// What stands between a pair of marks, and where they end.
  private func quoted(at i: Int, in range: Range<Int>) -> (Range<Int>, Int)? {
    let source = writer.source
    let mark = source[i]
    if i + 1 < range.upperBound, source[i + 1] == mark {
      guard let close = ByteSearch.first([mark, mark], in: source, from: i + 2), close < range.upperBound,
        close > i + 2
      else { return nil }
      return ((i + 2)..<close, close + 2)
    }
    func isWord(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte >= 0x80
    }
    if i > range.lowerBound, isWord(source[i - 1]) || ";:}".utf8.contains(source[i - 1]) { return nil }
    guard i + 1 < range.upperBound, !MappedText.isSpace(source[i + 1]) else { return nil }
    var at = i + 2
    while at < range.upperBound {
      if source[at] == mark, !MappedText.isSpace(source[at - 1]),
        at + 1 == range.upperBound || !isWord(source[at + 1])
      {
        return ((i + 1)..<at, at + 1)
      }
      at += 1
    }
    return nil
  }

  private mutating func quote(_ mark: UInt8, _ inner: Range<Int>, _ depth: Int) {
    switch mark {
    case UInt8(ascii: "`"):
      writer.tag("<code>")
      // Verbatim in it stands between plus signs.
      let isPlus = writer.source[inner].first == 0x2B && writer.source[inner].last == 0x2B && inner.count > 2
      writer.text(isPlus ? (inner.lowerBound + 1)..<(inner.upperBound - 1) : inner)
      writer.tag("</code>")
    case UInt8(ascii: "+"): writer.text(inner)
    default:
      let name = mark == UInt8(ascii: "*") ? "strong" : mark == UInt8(ascii: "_") ? "em" : "mark"
      let written = name == "mark" ? "span" : name
      writer.tag("<\(written)>")
      inline(inner, depth: depth + 1)
      writer.tag("</\(written)>")
    }
  }

  private static let known = [
    "nbsp": "\u{A0}", "zwsp": "\u{200B}", "apos": "'", "quot": "\"", "lsquo": "'", "rsquo": "'", "ldquo": "“",
    "rdquo": "”", "deg": "°", "plus": "+", "vbar": "|", "amp": "&amp;", "lt": "&lt;", "gt": "&gt;", "sp": " ",
    "empty": "", "asterisk": "*", "tilde": "~", "backslash": "\\", "backtick": "`", "startsb": "[",
    "endsb": "]",
    "cpp": "C++", "two-colons": "::", "two-semicolons": ";;", "caret": "^",
  ]

  /// Writes what an attribute stands for; nothing where it is not set.
  private mutating func reference(_ name: String, _ range: Range<Int>) {
    if let text = AsciiDocPage.known[name] { return writer.text(text.utf8, for: range) }
    guard let value = attributes[name.lowercased()] ?? attributes[name] else { return }
    writer.text(Array(writer.source[value]), for: range)
  }

  /// Marks that are written with others.
  private func replaced(_ rest: ArraySlice<UInt8>, _ i: Int, _ range: Range<Int>) -> (String, Int)? {
    if rest.starts(with: "...".utf8) { return ("…\u{200B}", 3) }
    for (mark, text) in [("(C)", "©"), ("(R)", "®"), ("(TM)", "™")] where rest.starts(with: mark.utf8) {
      return (text, mark.utf8.count)
    }
    guard rest.starts(with: "--".utf8), i > range.lowerBound, i + 2 < range.upperBound else { return nil }
    let (before, after) = (writer.source[i - 1], writer.source[i + 2])
    func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
    if isWord(before), isWord(after) { return ("—\u{200B}", 2) }
    return before == 0x20 && after == 0x20 ? ("\u{2009}—\u{2009}", 2) : nil
  }

  private struct Macro {
    /// `a`, `img`, `code`, or nothing.
    var element: String
    var target: String
    var text: Range<Int>
    var end: Int
  }

  private mutating func write(_ macro: Macro, _ depth: Int) {
    switch macro.element {
    case "img":
      writer.tag("<img")
      writer.attribute("alt", macro.text)
      writer.tag(">")
    case "": return
    case "code":
      writer.tag("<code>")
      writer.text(macro.text)
      writer.tag("</code>")
    default:
      writer.tag("<\(macro.element) href=\"\(macro.target.replacing("\"", with: ""))\">")
      inline(macro.text, depth: depth + 1)
      writer.tag("</\(macro.element)>")
    }
  }

  private static let macros: [(name: String, element: String)] = [
    ("link:", "a"), ("xref:", "a"), ("mailto:", "a"), ("image:", "img"), ("icon:", ""), ("kbd:", "kbd"),
    ("btn:", "b"),
    ("menu:", "b"), ("footnote:", ""), ("anchor:", ""), ("indexterm:", ""), ("pass:", ""), ("stem:", "code"),
    ("latexmath:", "code"), ("asciimath:", "code"),
  ]

  /// A macro, a cross-reference or an address.
  private func macro(at i: Int, in range: Range<Int>) -> Macro? {
    let source = writer.source
    let rest = source[i..<range.upperBound]
    if rest.starts(with: "<<".utf8), let close = ByteSearch.first(Array(">>".utf8), in: source, from: i),
      close < range.upperBound
    {
      let comma = source[i..<close].firstIndex(of: UInt8(ascii: ","))
      return Macro(
        element: "a", target: "#", text: comma.map { ($0 + 1)..<close } ?? (i + 2)..<close, end: close + 2)
    }
    if i > range.lowerBound, (source[i - 1] | 0x20) &- 0x61 < 26 { return nil }
    for (name, element) in AsciiDocPage.macros where rest.starts(with: name.utf8) {
      guard let open = rest.firstIndex(where: { $0 == UInt8(ascii: "[") || $0 <= 0x20 }),
        source[open] == UInt8(ascii: "["),
        let close = source[open..<range.upperBound].firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      let target = writer.string((i + name.utf8.count)..<open)
      let text = (open + 1)..<close
      return Macro(
        element: element, target: target,
        text: text.isEmpty && element == "a" ? (i + name.utf8.count)..<open : text,
        end: close + 1)
    }
    guard ["https://", "http://"].contains(where: { rest.starts(with: $0.utf8) }) else { return nil }
    var end = rest.firstIndex { $0 <= 0x20 || "[<>".utf8.contains($0) } ?? range.upperBound
    let address = writer.string(i..<end)
    if end < range.upperBound, source[end] == UInt8(ascii: "["),
      let close = source[end..<range.upperBound].firstIndex(of: UInt8(ascii: "]"))
    {
      // Attributes behind the text, and the sign for a new window, are none of it.
      var last = source[(end + 1)..<close].firstIndex(of: UInt8(ascii: ",")) ?? close
      if last > end + 1, source[last - 1] == UInt8(ascii: "^") { last -= 1 }
      return Macro(element: "a", target: address, text: (end + 1)..<last, end: close + 1)
    }
    while end > i, ".,;:!?)".utf8.contains(source[end - 1]) { end -= 1 }
    return Macro(element: "a", target: writer.string(i..<end), text: i..<end, end: end)
  }
}
