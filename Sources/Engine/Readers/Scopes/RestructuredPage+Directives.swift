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
}
