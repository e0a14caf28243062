import SourceText

/// Lists and inline mark-up of AsciiDoc.
extension AsciiDocPage {
  /// What begins an item of a list.
  struct Marker: Equatable {
    enum Kind: Equatable {
      case bullet, number, term, callout
    }
    var kind: Kind
    /// How often its mark stands, or the mark itself: items with the same belong to one list.
    var level: String
    /// Where the text of the item begins, and of a term where it ends.
    var text: Int
    var termEnd: Int
  }

  /// The marker that a line begins with.
  func marker(_ line: SourceLine) -> Marker? {
    var start = line.start
    while start < line.end, MappedText.isSpace(writer.source[start]) { start += 1 }
    let text = writer.source[start..<line.end]
    guard let first = text.first else { return nil }
    func behind(_ count: Int) -> Int? {
      guard start + count < line.end, MappedText.isSpace(writer.source[start + count]) else { return nil }
      return start + count + 1
    }
    if "*-.".utf8.contains(first) {
      let count = text.prefix { $0 == first }.count
      if count <= 5, first != UInt8(ascii: "-") || count == 1, let place = behind(count) {
        let kind: Marker.Kind = first == UInt8(ascii: ".") ? .number : .bullet
        return Marker(
          kind: kind, level: String(decoding: text.prefix(count), as: UTF8.self), text: place, termEnd: 0)
      }
    }
    let digits = text.prefix { $0 &- 0x30 < 10 }.count
    if digits > 0, digits < 4, start + digits < line.end, writer.source[start + digits] == UInt8(ascii: "."),
      let place = behind(digits + 1)
    {
      return Marker(kind: .number, level: "1.", text: place, termEnd: 0)
    }
    if first == UInt8(ascii: "<"), let close = text.prefix(6).firstIndex(of: UInt8(ascii: ">")),
      text.dropFirst().prefix(while: { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }).endIndex == close,
      let place = behind(close + 1 - start)
    {
      return Marker(kind: .callout, level: "<", text: place, termEnd: 0)
    }
    return term(line, start)
  }

  private func term(_ line: SourceLine, _ start: Int) -> Marker? {
    for mark in ["::::", ":::", "::", ";;"] {
      let bytes = Array(mark.utf8)
      guard let at = ByteSearch.first(bytes, in: writer.source, from: start + 1), at < line.end else {
        continue
      }
      let end = at + bytes.count
      guard end == line.end || MappedText.isSpace(writer.source[end]) else { continue }
      return Marker(kind: .term, level: mark, text: min(line.end, end + 1), termEnd: at)
    }
    return nil
  }

  /// Writes a list with all that lies in it. `outer`: the lists that it lies in.
  mutating func list(_ lines: inout ArraySlice<SourceLine>, outer: [String] = []) {
    guard let line = lines.first, let opening = marker(line), outer.count < 10 else {
      lines.removeFirst()
      return
    }
    let names = [Marker.Kind.bullet: "ul", .number: "ol", .callout: "ol", .term: "dl"]
    let name = names[opening.kind] ?? "ul"
    writer.tag("<\(name)>")
    while let line = lines.first {
      guard !line.isBlank else {
        // Blank lines part items, and end the list where none follows.
        guard let next = lines.first(where: { !$0.isBlank && !writer.starts($0, with: "//") }),
          let marker = marker(next),
          marker.level == opening.level || outer.contains(marker.level)
            || !isSilentBreak(next)
        else { break }
        if marker.level != opening.level { break }
        lines = lines.drop { $0.isBlank || writer.starts($0, with: "//") }
        continue
      }
      guard let marker = marker(line), marker.level == opening.level else { break }
      item(marker, &lines, outer + [opening.level])
    }
    writer.tag("</\(name)>\n")
  }

  private func isSilentBreak(_ line: SourceLine) -> Bool { writer.starts(line, with: "//") }

  private mutating func item(_ marker: Marker, _ lines: inout ArraySlice<SourceLine>, _ outer: [String]) {
    let line = lines.removeFirst()
    var start = marker.text
    if marker.kind == .term {
      writer.tag("<dt>")
      inline(min(line.start, marker.termEnd)..<marker.termEnd)
      writer.tag("</dt>\n<dd>")
      if start >= line.end {
        while lines.first?.isBlank == true,
          lines.dropFirst().first.map({ self.marker($0) == nil && !$0.isBlank }) ?? false
        {
          lines.removeFirst()
        }
      }
    } else {
      writer.tag("<li>")
    }
    // A check box is none of the text.
    if ["[ ] ", "[x] ", "[*] "].contains(where: { writer.source[start..<line.end].starts(with: $0.utf8) }) {
      start += 4
    }
    var text: ArraySlice<SourceLine> = start < line.end ? [SourceLine(start: start, end: line.end)] : []
    while let next = lines.first, !next.isBlank, self.marker(next) == nil, !writer.starts(next, with: "+"),
      !isBlockLine(next)
    {
      var own = next
      while own.start < own.end, MappedText.isSpace(writer.source[own.start]) { own.start += 1 }
      text.append(own)
      lines.removeFirst()
    }
    if let first = text.first {
      writer.tag("<p>")
      self.text(text, from: first.start)
      writer.tag("</p>\n")
    }
    attached(&lines, outer)
    writer.tag(marker.kind == .term ? "</dd>\n" : "</li>\n")
  }

  /// Whether a line begins something that is no text of an item.
  private func isBlockLine(_ line: SourceLine) -> Bool {
    ["----", "....", "====", "****", "____", "|===", "[", "image::", "ifdef::", "ifndef::", "endif::", "```"]
      .contains {
        writer.starts(line, with: $0)
      } && !(writer.starts(line, with: "[") && writer.source[line.end - 1] != UInt8(ascii: "]"))
      || writer.source[line.range].elementsEqual("--".utf8)
  }

  /// Writes what belongs to an item: lists in it, and blocks behind a `+`.
  private mutating func attached(_ lines: inout ArraySlice<SourceLine>, _ outer: [String]) {
    while let line = lines.first {
      if !line.isBlank, let marker = marker(line), !outer.contains(marker.level) {
        list(&lines, outer: outer)
      } else if line.isBlank, let next = lines.first(where: { !$0.isBlank }), let marker = marker(next),
        !outer.contains(marker.level)
      {
        lines = lines.drop { $0.isBlank }
        list(&lines, outer: outer)
      } else if writer.source[line.range].elementsEqual("+".utf8) {
        lines.removeFirst()
        body(block(&lines))
      } else if writer.starts(line, with: "ifdef::") || writer.starts(line, with: "ifndef::")
        || writer.starts(line, with: "endif::") || writer.starts(line, with: "//")
      {
        lines.removeFirst()
      } else if !line.isBlank, isBlockLine(line) {
        body(block(&lines))
      } else {
        return
      }
    }
  }

  /// The lines of the next block with what stands above it.
  private func block(_ lines: inout ArraySlice<SourceLine>) -> ArraySlice<SourceLine> {
    var end = lines.startIndex
    while end < lines.endIndex, !lines[end].isBlank {
      let text = writer.source[lines[end].range]
      let isMark =
        text.elementsEqual("--".utf8) || text.starts(with: "|===".utf8) || text.starts(with: "```".utf8)
        || writer.isRun(lines[end], atLeast: 4, of: "-.=*_+")
      if isMark {
        let mark = text.starts(with: "```".utf8) ? Array("```".utf8) : Array(text)
        let close = lines[(end + 1)...].firstIndex { writer.source[$0.range].elementsEqual(mark) }
        end = min(lines.endIndex, (close ?? lines.endIndex - 1) + 1)
        break
      }
      if end > lines.startIndex, text.elementsEqual("+".utf8) || marker(lines[end]) != nil { break }
      end += 1
    }
    defer { lines = lines[end...] }
    return lines[..<end]
  }

  // MARK: Inline

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
