import SourceText

/// Explicit mark-up, tables and inline mark-up of reStructuredText.
extension RestructuredPage {
  private static let admonitions: Set<String> = [
    "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning",
  ]
  /// Directives whose content is read as it stands.
  private static let containers: Set<String> = [
    "container", "compound", "class", "topic", "sidebar", "admonition", "figure", "table", "epigraph",
    "highlights",
    "pull-quote", "header", "footer",
  ]

  /// A construct that begins with two stops: those that docutils does not know are left out, as it leaves them.
  mutating func explicit(_ lines: inout ArraySlice<SourceLine>) {
    let line = lines.removeFirst()
    var block = indented(&lines)
    let rest = SourceLine(start: min(line.end, line.start + 3), end: line.end)
    let text = writer.source[rest.range]
    if text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")) {
      writer.tag("<table><tr><td>")
      writer.text(rest.start..<(close + 1))
      writer.tag("</td><td>")
      let first = SourceLine(start: min(rest.end, close + 2), end: rest.end)
      body([first] + block, isItem: true)
      writer.tag("</td></tr></table>\n")
      return
    }
    guard let colons = ByteSearch.first(Array("::".utf8), in: Array(text), from: 0),
      text.first != UInt8(ascii: "_"),
      text.first != UInt8(ascii: "|")
    else { return }
    let name = String(decoding: text.prefix(colons), as: UTF8.self).lowercased()
    guard !name.contains(" ") else { return }
    let argument = SourceLine(start: min(rest.end, rest.start + colons + 2), end: rest.end)
    directive(name, writer.dedented(argument, by: 9), &block)
  }

  private mutating func directive(
    _ name: String, _ argument: SourceLine, _ block: inout ArraySlice<SourceLine>
  ) {
    var alternative: Range<Int>?
    // Options stand right below the directive.
    while let line = block.first, writer.starts(line, with: ":"), !line.isBlank {
      if writer.starts(line, with: ":alt:") { alternative = min(line.end, line.start + 6)..<line.end }
      block.removeFirst()
    }
    if name == "image" || name == "figure" {
      writer.tag("<div><img")
      writer.attribute("alt", alternative ?? argument.range)
      writer.tag("></div>\n")
    }
    if RestructuredPage.admonitions.contains(name) {
      writer.tag("<div class=\"\(name)\"><p>")
      writer.made(name.prefix(1).uppercased() + name.dropFirst(), at: argument.start)
      writer.tag("</p>\n")
      body([argument] + block)
      writer.tag("</div>\n")
    } else if RestructuredPage.containers.contains(name) {
      if ["topic", "sidebar", "admonition"].contains(name), !argument.isBlank {
        writer.tag("<p>")
        inline(argument.range)
        writer.tag("</p>\n")
      }
      let isQuotation = ["epigraph", "highlights", "pull-quote"].contains(name)
      writer.tag(isQuotation ? "<blockquote>" : "<div>")
      body(block)
      writer.tag(isQuotation ? "</blockquote>\n" : "</div>\n")
    } else if name == "rubric" {
      writer.tag("<p>")
      inline(argument.range)
      writer.tag("</p>\n")
    } else if name == "list-table" {
      body(block)
    }
  }

  // MARK: Tables

  func isGrid(_ line: SourceLine) -> Bool {
    let bytes = writer.source[line.range]
    return bytes.count > 2 && bytes.first == UInt8(ascii: "+") && bytes.last == UInt8(ascii: "+")
      && bytes.allSatisfy { "+-=".utf8.contains($0) }
  }

  mutating func grid(_ lines: inout ArraySlice<SourceLine>) {
    let end =
      lines.firstIndex { line in
        line.isBlank || !"+|".utf8.contains(writer.source[line.start])
      } ?? lines.endIndex
    let own = lines[..<end]
    lines = lines[end...]
    let headEnd = own.firstIndex { writer.source[$0.range].contains(UInt8(ascii: "=")) && isGrid($0) }
    writer.tag("<table>")
    var row: [SourceLine] = []
    for (i, line) in zip(own.indices, own) {
      guard writer.source[line.start] == UInt8(ascii: "+") else {
        row.append(line)
        continue
      }
      if !row.isEmpty { cells(of: row, isHead: headEnd.map { i <= $0 } ?? false) }
      row = []
    }
    writer.tag("</table>\n")
  }

  private mutating func cells(of row: [SourceLine], isHead: Bool) {
    guard let first = row.first else { return }
    let bars = writer.source[first.range].indices.filter { writer.source[$0] == UInt8(ascii: "|") }.map {
      $0 - first.start
    }
    writer.tag("<tr>")
    for (left, right) in zip(bars, bars.dropFirst()) {
      let lines = row.map { line in
        var part = SourceLine(
          start: min(line.end, line.start + left + 1), end: min(line.end, line.start + right))
        while part.end > part.start, MappedText.isSpace(writer.source[part.end - 1]) { part.end -= 1 }
        return part
      }
      cell(lines, isHead)
    }
    writer.tag("</tr>\n")
  }

  private mutating func cell(_ lines: [SourceLine], _ isHead: Bool) {
    let least = lines.filter { !$0.isBlank }.map { writer.indent($0) }.min() ?? 0
    writer.tag(isHead ? "<th>" : "<td>")
    body(lines.map { writer.dedented($0, by: least) }[...], isItem: true)
    writer.tag(isHead ? "</th>" : "</td>")
  }

  func isSimpleTable(_ line: SourceLine, _ lines: ArraySlice<SourceLine>) -> Bool {
    let bytes = writer.source[line.range]
    return bytes.first == UInt8(ascii: "=") && bytes.contains(0x20)
      && bytes.allSatisfy { $0 == UInt8(ascii: "=") || $0 == 0x20 }
  }

  mutating func simpleTable(_ lines: inout ArraySlice<SourceLine>) {
    guard let rule = lines.first else { return }
    let bytes = Array(writer.source[rule.range])
    let columns = bytes.indices.filter {
      bytes[$0] == UInt8(ascii: "=") && ($0 == 0 || bytes[$0 - 1] == 0x20)
    }
    lines.removeFirst()
    let rules = lines.indices.filter { isSimpleTable(lines[$0], lines) }.prefix(2)
    guard let last = rules.last else { return }
    let headEnd = rules.count == 2 ? rules[rules.startIndex] : lines.startIndex
    writer.tag("<table>")
    var row: [SourceLine] = []
    for i in lines.startIndex...last {
      let line = lines[i]
      let begins = !line.isBlank && !MappedText.isSpace(writer.source[line.start])
      if begins || i == last || i == headEnd, !row.isEmpty {
        simpleRow(row, columns, isHead: i <= headEnd)
        row = []
      }
      if !line.isBlank, i != last, i != headEnd || rules.count < 2,
        !writer.source[line.range].allSatisfy({ "-= ".utf8.contains($0) })
      {
        row.append(line)
      }
    }
    writer.tag("</table>\n")
    lines = lines[(last + 1)...]
  }

  private mutating func simpleRow(_ row: [SourceLine], _ columns: [Int], isHead: Bool) {
    writer.tag("<tr>")
    for (k, column) in columns.enumerated() {
      let end = k + 1 < columns.count ? columns[k + 1] : Int.max
      cell(
        row.map { line in
          var part = SourceLine(
            start: min(line.end, line.start + column),
            end: end == .max ? line.end : min(line.end, line.start + end))
          while part.end > part.start, MappedText.isSpace(writer.source[part.end - 1]) { part.end -= 1 }
          return part
        }, isHead)
    }
    writer.tag("</tr>\n")
  }

  // MARK: Inline

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
    var text: Range<Int>
    var end: Int
  }

  private mutating func write(_ span: Span) {
    if span.element.isEmpty { return }
    let classes = span.classes.isEmpty ? "" : " class=\"\(span.classes)\""
    let target = span.target.isEmpty ? "" : " href=\"\(span.target)\""
    writer.tag("<\(span.element)\(classes)\(target)>")
    writer.text(span.text)
    writer.tag("</\(span.element)>")
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
        Span(element: "span", classes: "problematic", text: i..<($0 + 1), end: $0 + 1)
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
    return Span(
      element: "span", classes: "problematic", text: start..<(text.upperBound + 1), end: text.upperBound + 1)
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
