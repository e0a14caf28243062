import SourceText

/// Makes a page of HTML of reStructuredText, as far as its blocks and scopes go (docutils.sourceforge.io, "reStructuredText
/// Markup Specification"; the elements are those of docutils' HTML writer).
struct RestructuredPage {
  var writer: PageWriter
  /// Marks of titles in the order in which they were met, with a line above or without: the levels of sections.
  private var levels: [String] = []
  private var depth = 0
  let names: RestructuredNames

  /// Blocks in one another: what lies deeper is left out.
  private static let deepest = 40

  static func page(of text: [UInt8]) -> MappedText {
    var page = RestructuredPage(writer: PageWriter(text))
    page.body(page.writer.lines[...])
    return page.writer.page
  }

  private init(writer: PageWriter) {
    self.writer = writer
    names = RestructuredNames(writer)
  }

  /// Writes the blocks of some lines; `isItem`: the first paragraph stands in its item without an element.
  mutating func body(_ lines: ArraySlice<SourceLine>, isItem: Bool = false) {
    depth += 1
    defer { depth -= 1 }
    guard depth < RestructuredPage.deepest else { return }
    var lines = lines
    var isFirst = isItem
    while let line = lines.first {
      if line.isBlank {
        lines.removeFirst()
        continue
      }
      let isBare = isFirst
      isFirst = false
      if title(&lines) { continue }
      if writer.indent(line) > 0 {
        let block = indented(&lines)
        writer.tag("<blockquote>")
        body(block)
        writer.tag("</blockquote>\n")
      } else if writer.starts(line, with: "..")
        && (line.range.count == 2 || writer.source[line.start + 2] == 0x20)
      {
        explicit(&lines)
      } else if marker(line) != nil {
        list(&lines)
      } else if fieldEnd(line) != nil {
        fields(&lines)
      } else if writer.starts(line, with: "| ") {
        writer.tag("<div class=\"line-block\">")
        while let next = lines.first, !next.isBlank, writer.starts(next, with: "|") || writer.indent(next) > 0
        {
          writer.tag("<div class=\"line\">")
          inline(min(next.start + 2, next.end)..<next.end)
          writer.tag("</div>\n")
          lines.removeFirst()
        }
        writer.tag("</div>\n")
      } else if writer.starts(line, with: ">>> ") {
        _ = paragraphLines(&lines)
      } else if isGrid(line) || isSimpleTable(line, lines) {
        isGrid(line) ? grid(&lines) : simpleTable(&lines)
      } else {
        paragraph(&lines, isBare: isBare)
      }
    }
  }

  // MARK: Titles and paragraphs

  private mutating func title(_ lines: inout ArraySlice<SourceLine>) -> Bool {
    let first = lines.startIndex
    guard let line = lines.first, writer.indent(line) == 0 else { return false }
    let following = lines.dropFirst()
    guard let next = following.first else { return false }
    if writer.isRun(line, atLeast: 4) {
      if next.isBlank {
        writer.tag("<hr>\n")
        lines.removeFirst()
        return true
      }
      guard following.count > 1, writer.isRun(following[first + 2], atLeast: 4),
        writer.source[following[first + 2].start] == writer.source[line.start]
      else { return false }
      heading(writer.dedented(next, by: 99), "over" + writer.string(line.start..<(line.start + 1)))
      lines = lines.dropFirst(3)
      return true
    }
    guard writer.isRun(next, atLeast: 1), next.range.count >= min(4, scalars(line)), marker(line) == nil,
      !writer.starts(line, with: ".. ")
    else { return false }
    heading(line, writer.string(next.start..<(next.start + 1)))
    lines = lines.dropFirst(2)
    return true
  }

  private func scalars(_ line: SourceLine) -> Int {
    writer.source[line.range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  private mutating func heading(_ line: SourceLine, _ mark: String) {
    let level: Int
    if let known = levels.firstIndex(of: mark) {
      level = known
    } else {
      level = levels.count
      levels.append(mark)
    }
    // A lone title at the top is the document's; the sections below it begin anew at the first level.
    let name = "h\(min(6, max(1, level)))"
    writer.tag("<\(name)>")
    inline(line.range)
    writer.tag("</\(name)>\n")
  }

  /// The lines up to a blank one.
  private func paragraphLines(_ lines: inout ArraySlice<SourceLine>) -> ArraySlice<SourceLine> {
    let end = lines.firstIndex { $0.isBlank } ?? lines.endIndex
    defer { lines = lines[end...] }
    return lines[..<end]
  }

  private mutating func paragraph(_ lines: inout ArraySlice<SourceLine>, isBare: Bool) {
    guard let first = lines.first else { return }
    // A line with an indented one below it is a term with its definition.
    if let next = lines.dropFirst().first, !next.isBlank, writer.indent(next) > 0 {
      lines.removeFirst()
      var term = first.range
      if let colon = ByteSearch.first(Array(" : ".utf8), in: Array(writer.source[term]), from: 0) {
        term = term.lowerBound..<(term.lowerBound + colon)
      }
      let isLiteral = endsWithColons(term)
      writer.tag("<dl><dt>")
      inline(isLiteral ? term.lowerBound..<(term.upperBound - 1) : term)
      writer.tag("</dt>\n<dd>")
      let block = indented(&lines)
      if !isLiteral { body(block, isItem: isOneParagraph(block)) }
      writer.tag("</dd></dl>\n")
      return
    }
    var own = paragraphLines(&lines)
    if let indentedLine = own.dropFirst().firstIndex(where: { writer.indent($0) > 0 }) {
      lines = own[indentedLine...] + lines
      own = own[..<indentedLine]
    }
    guard let last = own.last else { return }
    var range = first.start..<last.end
    let isLiteral = endsWithColons(range)
    if isLiteral {
      range = range.lowerBound..<(range.upperBound - 1)
      let before = range.upperBound - 1
      if before == range.lowerBound || MappedText.isSpace(writer.source[before - 1]) {
        range = range.lowerBound..<before
      }
    }
    if !range.isEmpty {
      if !isBare { writer.tag("<p>") }
      inline(own, in: range)
      if !isBare { writer.tag("</p>\n") }
    }
    if isLiteral { skipLiteral(&lines) }
  }

  private func endsWithColons(_ range: Range<Int>) -> Bool {
    range.count >= 2 && writer.source[range.upperBound - 1] == UInt8(ascii: ":")
      && writer.source[range.upperBound - 2] == UInt8(ascii: ":")
  }

  /// Goes past the literal block that a `::` announces.
  private mutating func skipLiteral(_ lines: inout ArraySlice<SourceLine>) {
    while lines.first?.isBlank == true { lines.removeFirst() }
    guard let first = lines.first else { return }
    writer.tag("<pre></pre>\n")
    if writer.indent(first) > 0 {
      _ = indented(&lines)
    } else if let byte = writer.source[first.range].first, PageWriter.isMark(byte) {
      while let next = lines.first, !next.isBlank, writer.source[next.start] == byte { lines.removeFirst() }
    }
  }

  /// Writes the text of some lines, each without the blanks at its start.
  private mutating func inline(_ lines: ArraySlice<SourceLine>, in range: Range<Int>) {
    inline(range)
  }

  /// The lines that are indented, without their common indent.
  mutating func indented(_ lines: inout ArraySlice<SourceLine>) -> ArraySlice<SourceLine> {
    var end = lines.startIndex
    var least = Int.max
    while end < lines.endIndex, lines[end].isBlank || writer.indent(lines[end]) > 0 {
      if !lines[end].isBlank { least = min(least, writer.indent(lines[end])) }
      end += 1
    }
    defer { lines = lines[end...] }
    return lines[..<end].map { writer.dedented($0, by: least) }[...]
  }

  // MARK: Lists

  /// How wide the marker of an item of a list is, blanks included, and whether the list has numbers; nil where the line begins no item.
  func marker(_ line: SourceLine) -> (width: Int, isNumbered: Bool)? {
    let bytes = writer.source[line.range]
    guard let first = bytes.first else { return nil }
    var width: Int
    var isNumbered = false
    if "-*+".utf8.contains(first) || bytes.starts(with: "•".utf8) {
      width = first < 0x80 ? 1 : 3
    } else {
      isNumbered = true
      let isOpen = first == UInt8(ascii: "(")
      let body = isOpen ? bytes.dropFirst() : bytes
      var digits = body.prefix { $0 &- 0x30 < 10 }.count
      if digits == 0, let only = body.first, only == UInt8(ascii: "#") || (only | 0x20) &- 0x61 < 26 {
        digits = only != UInt8(ascii: "#") ? max(1, body.prefix { "ivxlcIVXLC".utf8.contains($0) }.count) : 1
      }
      guard digits > 0, digits < 9, let close = body.dropFirst(digits).first,
        close == UInt8(ascii: ")") || (!isOpen && close == UInt8(ascii: "."))
      else { return nil }
      width = digits + 1 + (isOpen ? 1 : 0)
    }
    guard bytes.count == width || MappedText.isSpace(bytes[bytes.startIndex + width]) else { return nil }
    if bytes.count == width { return isNumbered ? nil : (width + 1, false) }
    while width < bytes.count, MappedText.isSpace(bytes[bytes.startIndex + width]) { width += 1 }
    return (width, isNumbered)
  }

  private mutating func list(_ lines: inout ArraySlice<SourceLine>) {
    guard let line = lines.first, let kind = marker(line) else { return }
    // `A. Name goes` wrapped to the left margin is a paragraph.
    if kind.isNumbered, let next = lines.dropFirst().first, !next.isBlank, writer.indent(next) == 0,
      marker(next)?.isNumbered != true
    {
      return paragraph(&lines, isBare: false)
    }
    let name = kind.isNumbered ? "ol" : "ul"
    var items: [ArraySlice<SourceLine>] = []
    while let item = lines.first, let marker = marker(item), marker.isNumbered == kind.isNumbered {
      lines.removeFirst()
      let first = SourceLine(start: min(item.start + marker.width, item.end), end: item.end)
      items.append([first] + indented(&lines))
      if lines.first.map({ self.marker($0) == nil }) ?? true { break }
    }
    let isSimple = items.allSatisfy { isOneParagraph($0) || isParagraphAndList($0) }
    writer.tag("<\(name)>")
    for item in items {
      writer.tag("<li>")
      body(item, isItem: isSimple)
      writer.tag("</li>\n")
    }
    writer.tag("</\(name)>\n")
  }

  private func isOneParagraph(_ lines: ArraySlice<SourceLine>) -> Bool {
    let filled = lines.split { $0.isBlank }
    guard filled.count == 1, let only = filled.first else { return filled.isEmpty }
    return only.dropFirst().allSatisfy { writer.indent($0) == 0 }
      && !(only.last.map { endsWithColons($0.range) } ?? false)
  }

  private func isParagraphAndList(_ lines: ArraySlice<SourceLine>) -> Bool {
    let filled = lines.split { $0.isBlank }
    return filled.dropFirst().allSatisfy { part in
      part.first.map { marker($0) != nil || writer.indent($0) > 0 } ?? true
    } && !(filled.first?.last.map { endsWithColons($0.range) } ?? false)
  }

  /// Where the name of a field ends, behind its colon; nil where the line begins none.
  private func fieldEnd(_ line: SourceLine) -> Int? {
    let bytes = writer.source[line.range]
    guard bytes.first == UInt8(ascii: ":"), let close = bytes.dropFirst().firstIndex(of: UInt8(ascii: ":")),
      close > bytes.startIndex + 1, !MappedText.isSpace(bytes[bytes.startIndex + 1])
    else { return nil }
    return close + 1 == bytes.endIndex || MappedText.isSpace(bytes[close + 1]) ? close + 1 : nil
  }

  private mutating func fields(_ lines: inout ArraySlice<SourceLine>) {
    writer.tag("<table>")
    while let line = lines.first, let end = fieldEnd(line) {
      lines.removeFirst()
      writer.tag("<tr><th>")
      inline((line.start + 1)..<(end - 1))
      writer.tag(":</th><td>")
      var content: [SourceLine] = [SourceLine(start: min(line.end, end + 1), end: line.end)]
      content += indented(&lines)
      body(content[...], isItem: isOneParagraph(content[...]))
      writer.tag("</td></tr>\n")
      while lines.first?.isBlank == true, lines.dropFirst().first.map({ fieldEnd($0) != nil }) ?? false {
        lines.removeFirst()
      }
    }
    writer.tag("</table>\n")
  }
}
