import SourceText

/// Blocks of AsciiDoc between two lines of the same mark, tables among them.
extension AsciiDocPage {
  /// The mark of a line that begins a block and ends it again.
  func delimiter(_ line: SourceLine) -> [UInt8]? {
    let text = writer.source[line.range]
    if text.elementsEqual("--".utf8) || text.starts(with: "```".utf8) {
      return text.starts(with: "```".utf8) ? Array("```".utf8) : Array(text)
    }
    if text.count == 4, [",===", "|===", ":===", "!==="].contains(String(decoding: text, as: UTF8.self)) {
      return Array(text)
    }
    return writer.isRun(line, atLeast: 4, of: "-.=*_+") ? Array(text) : nil
  }

  mutating func delimited(_ mark: [UInt8], _ frame: Frame, _ lines: inout ArraySlice<SourceLine>) {
    lines.removeFirst()
    let end = lines.firstIndex { writer.source[$0.range].elementsEqual(mark) } ?? lines.endIndex
    let inner = lines[..<end]
    lines = lines[min(lines.endIndex, end + 1)...]
    let isCode = ["listing", "literal", "source"].contains(frame.style)
    switch mark.first {
    case UInt8(ascii: "-") where mark.count > 2, UInt8(ascii: "."), UInt8(ascii: "`"):
      title(frame)
      writer.tag("<pre></pre>\n")
    case UInt8(ascii: "+"): break
    case UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "!"):
      table(
        inner, separator: mark[0] == UInt8(ascii: ":") ? UInt8(ascii: ":") : mark[0], frame.title,
        frame.attributes)
    case UInt8(ascii: "_"):
      title(frame)
      writer.tag(frame.style == "verse" ? "<pre>" : "<blockquote>")
      if frame.style != "verse" { body(inner) }
      writer.tag(frame.style == "verse" ? "</pre>\n" : "</blockquote>\n")
    case _ where isCode:
      title(frame)
      writer.tag("<pre></pre>\n")
    default:
      if let name = AsciiDocPage.admonitions.first(where: { $0.lowercased() == frame.style }) {
        open(name, frame)
        body(inner)
        writer.tag("</td></tr></table>\n")
      } else if frame.style != "comment" {
        if mark.first != UInt8(ascii: "=") { title(frame) } else if let title = frame.title { example(title) }
        writer.tag("<div>")
        body(inner)
        writer.tag("</div>\n")
      }
    }
  }

  /// The title of an example, which is numbered.
  private mutating func example(_ title: Range<Int>) {
    writer.tag("<div class=\"title\">")
    writer.made("Example 1. ", at: title.lowerBound)
    inline(title)
    writer.tag("</div>\n")
  }

  private mutating func table(
    _ lines: ArraySlice<SourceLine>, separator: UInt8, _ caption: Range<Int>?, _ attributes: String
  ) {
    writer.tag("<table>")
    if let caption {
      writer.tag("<caption class=\"title\">")
      writer.made("Table 1. ", at: caption.lowerBound)
      inline(caption)
      writer.tag("</caption>")
    }
    // A line of cells with a blank one behind it, and none before it, is the head.
    let isHead =
      attributes.contains("header")
      || (lines.first.map { !$0.isBlank } ?? false)
        && (lines.dropFirst().first?.isBlank ?? false)
    var cells: [(range: Range<Int>, isHead: Bool)] = []
    for (i, line) in zip(lines.indices, lines) where !line.isBlank {
      var starts = writer.source[line.range].indices.filter {
        writer.source[$0] == separator && ($0 == line.start || writer.source[$0 - 1] != UInt8(ascii: "\\"))
      }
      // What specifies a cell stands right before its mark, behind a blank.
      if starts.isEmpty || writer.source[line.start..<starts[0]].contains(0x20) {
        if let last = cells.popLast() { cells.append((last.range.lowerBound..<line.end, last.isHead)) }
        continue
      }
      starts.append(line.end)
      for (start, end) in zip(starts, starts.dropFirst()) {
        var last = end
        if end < line.end {
          while last > start + 1, ".+^<>0123456789aehlmsd*".utf8.contains(writer.source[last - 1]) {
            last -= 1
          }
          if last > start + 1, !MappedText.isSpace(writer.source[last - 1]) { last = end }
        }
        cells.append(((start + 1)..<last, isHead && i == lines.startIndex))
      }
    }
    for cell in cells { write(cell.range, isHead: cell.isHead) }
    writer.tag("</table>\n")
  }

  private mutating func write(_ cell: Range<Int>, isHead: Bool) {
    var range = cell
    while let first = range.first, MappedText.isSpace(writer.source[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, MappedText.isSpace(writer.source[last]) { range = range.lowerBound..<last }
    writer.tag(isHead ? "<th>" : "<td><p>")
    inline(range)
    writer.tag(isHead ? "</th>" : "</p></td>")
  }
}
