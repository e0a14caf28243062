import SourceText

/// Inline mark-up of reStructuredText.
extension RestructuredPage {
  /// Writes text with its inline mark-up.
  mutating func inline(_ range: Range<Int>) {
    let source = writer.source
    var i = range.lowerBound
    var plain = i
    func flush(_ page: inout RestructuredPage, to end: Int) {
      if plain < end { page.writer.text(plain..<end) }
    }
    while i < range.upperBound {
      let byte = source[i]
      if byte == 0x0A {
        flush(&self, to: i + 1)
        i += 1
        while i < range.upperBound, source[i] == 0x20 || source[i] == 0x09 { i += 1 }
        plain = i
        continue
      }
      if byte == UInt8(ascii: "\\"), i + 1 < range.upperBound {
        flush(&self, to: i)
        let isBlank = MappedText.isSpace(source[i + 1])
        plain = isBlank ? i + 2 : i + 1
        i += 2
        continue
      }
      if byte == UInt8(ascii: "_"), let name = reference(endingAt: i, from: plain, in: range) {
        flush(&self, to: name.lowerBound)
        write(Span(element: "a", target: "#", text: name, end: i + 1))
        i += 1
        plain = i
        continue
      }
      guard "`*|:_[hw".utf8.contains(byte), let span = span(at: i, in: range) else {
        i += 1
        continue
      }
      flush(&self, to: i)
      write(span)
      i = span.end
      plain = i
    }
    flush(&self, to: range.upperBound)
  }

  private struct Span {
    var element: String
    var classes = ""
    var target = ""
    /// What stands before the text.
    var lead = ""
    var text: Range<Int>
    var end: Int
  }

  private mutating func write(_ span: Span) {
    // What is no mark-up after all.
    if span.element.isEmpty { return writer.text(span.text) }
    let classes = span.classes.isEmpty ? "" : " class=\"\(span.classes)\""
    let target = span.target.isEmpty ? "" : " href=\"\(span.target)\""
    writer.tag("<\(span.element)\(classes)\(target)>\(span.lead)")
    writer.text(span.text)
    writer.tag("</\(span.element)>")
  }

  /// The name before an underscore that refers to a target of the text; nil where it does not.
  private func reference(endingAt end: Int, from start: Int, in range: Range<Int>) -> Range<Int>? {
    let source = writer.source
    func isPart(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 }
    if end + 1 < range.upperBound, isPart(source[end + 1]) || source[end + 1] == UInt8(ascii: "_") {
      return nil
    }
    var first = end
    while first > start, isPart(source[first - 1]) || "-._+".utf8.contains(source[first - 1]) { first -= 1 }
    guard first < end, names.hasTarget(writer.string(first..<end)) else { return nil }
    return first..<end
  }

  private func span(at i: Int, in range: Range<Int>) -> Span? {
    let source = writer.source
    let before = i > range.lowerBound ? source[i - 1] : 0x20
    let opens = before <= 0x20 || "'\"([{<-/:".utf8.contains(before) || before >= 0x80
    guard opens else { return nil }
    func close(_ mark: String, from: Int) -> Int? {
      let bytes = Array(mark.utf8)
      var at = from
      while let end = ByteSearch.first(bytes, in: source, from: at), end + bytes.count <= range.upperBound {
        let next = end + bytes.count < range.upperBound ? source[end + bytes.count] : 0x20
        if end > from, !MappedText.isSpace(source[end - 1]), source[end - 1] != UInt8(ascii: "\\"),
          next <= 0x20 || "'\")]}>-/\\:.,;!?_".utf8.contains(next) || next >= 0x80
        {
          return end
        }
        at = end + 1
      }
      return nil
    }
    switch source[i] {
    case UInt8(ascii: "`") where source[i...].starts(with: "``".utf8):
      return close("``", from: i + 2).map { Span(element: "tt", text: (i + 2)..<$0, end: $0 + 2) }
    case UInt8(ascii: "`"):
      guard let end = close("`", from: i + 1) else { return nil }
      return interpreted((i + 1)..<end, in: range)
    case UInt8(ascii: "*") where source[i...].starts(with: "**".utf8):
      return close("**", from: i + 2).map { Span(element: "strong", text: (i + 2)..<$0, end: $0 + 2) }
    case UInt8(ascii: "*"):
      guard i + 1 < range.upperBound, !MappedText.isSpace(source[i + 1]) else { return nil }
      return close("*", from: i + 1).map { Span(element: "em", text: (i + 1)..<$0, end: $0 + 1) }
    case UInt8(ascii: "|"):
      guard i + 1 < range.upperBound, !MappedText.isSpace(source[i + 1]) else { return nil }
      return close("|", from: i + 1).map {
        let isKnown = names.hasSubstitution(writer.string((i + 1)..<$0))
        return Span(
          element: isKnown ? "span" : "", classes: isKnown ? "problematic" : "", text: i..<($0 + 1),
          end: $0 + 1)
      }
    case UInt8(ascii: ":"):
      // A role before its text.
      let name = source[(i + 1)...].prefix {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "-_.:+".utf8.contains($0)
      }
      guard name.count > 1, name.last == UInt8(ascii: ":"), name.endIndex < range.upperBound,
        source[name.endIndex] == UInt8(ascii: "`"), let end = close("`", from: name.endIndex + 1)
      else { return nil }
      return role(String(decoding: name.dropLast(), as: UTF8.self), (name.endIndex + 1)..<end, from: i)
    case UInt8(ascii: "["):
      guard let end = source[i..<range.upperBound].firstIndex(of: UInt8(ascii: "]")),
        end + 1 < range.upperBound,
        source[end + 1] == UInt8(ascii: "_")
      else { return nil }
      return Span(element: "a", target: "#note", text: i..<(end + 1), end: end + 2)
    default: return address(at: i, in: range)
    }
  }

  private func interpreted(_ text: Range<Int>, in range: Range<Int>) -> Span {
    let source = writer.source
    var end = text.upperBound + 1
    guard end < range.upperBound, source[end] == UInt8(ascii: "_") else {
      return Span(element: "cite", text: text, end: end)
    }
    while end < range.upperBound, source[end] == UInt8(ascii: "_") { end += 1 }
    // `text <address>`_
    if source[text.upperBound - 1] == UInt8(ascii: ">"),
      let open = source[text].lastIndex(of: UInt8(ascii: "<"))
    {
      var last = open
      while last > text.lowerBound, MappedText.isSpace(source[last - 1]) { last -= 1 }
      let address = writer.string((open + 1)..<(text.upperBound - 1))
      return Span(
        element: "a", target: address.replacing("\"", with: ""), text: text.lowerBound..<last, end: end)
    }
    let isAnonymous = end - text.upperBound > 2
    guard isAnonymous || names.hasTarget(writer.string(text)) else {
      return Span(element: "", text: (text.lowerBound - 1)..<end, end: end)
    }
    return Span(element: "a", target: "#", text: text, end: end)
  }

  private static let roles: [String: String] = [
    "emphasis": "em", "strong": "strong", "literal": "tt", "code": "code", "math": "code", "sub": "sub",
    "subscript": "sub", "sup": "sup", "superscript": "sup", "title": "cite", "title-reference": "cite",
    "t": "cite",
    "abbreviation": "abbr", "ab": "abbr", "acronym": "acronym", "ac": "acronym",
  ]

  private func role(_ name: String, _ text: Range<Int>, from start: Int) -> Span {
    if let element = RestructuredPage.roles[name] {
      return Span(element: element, text: text, end: text.upperBound + 1)
    }
    if ["pep", "pep-reference", "rfc", "rfc-reference"].contains(name.lowercased()) {
      return Span(
        element: "a", target: "#", lead: name.prefix(3).uppercased() + " ", text: text,
        end: text.upperBound + 1)
    }
    // A role that only another program knows.
    return Span(element: "", text: start..<(text.upperBound + 1), end: text.upperBound + 1)
  }

  private func address(at i: Int, in range: Range<Int>) -> Span? {
    let source = writer.source[i..<range.upperBound]
    guard ["http://", "https://"].contains(where: { source.starts(with: $0.utf8) }) else { return nil }
    var end = source.firstIndex { $0 <= 0x20 || "<>\"`".utf8.contains($0) } ?? range.upperBound
    while end > i, ".,;:!?)'\"]}".utf8.contains(writer.source[end - 1]) { end -= 1 }
    let text = writer.string(i..<end)
    return Span(element: "a", target: text, text: i..<end, end: end)
  }
}
