import ArticleModel
import Bitext
import SourceText

/// Reads side-by-side text: two columns with a tab or ` ||| ` between, or a Markdown table.
enum ColumnsReader {
  static func read(_ decoded: DecodedText, _ languages: StatedLanguages) -> BilingualResult {
    let bytes = decoded.text.bytes
    let start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    guard let mark = mark(bytes, from: start) else {
      return DelimitedReader.read(decoded, delimiter: UInt8(ascii: "\t"), languages)
    }
    var table = BilingualTable(bytes)
    var problems: [ReadProblem] = []
    var stated = languages
    var isFirst = true
    var line = start
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      let cells = cells(bytes, line..<end, mark)
      if cells.count >= 2 {
        let isHeader = isFirst && header(bytes, cells, &stated)
        let isRule = cells.allSatisfy { $0.allSatisfy { [0x2D, 0x3A].contains(bytes[$0]) } && !$0.isEmpty }
        isFirst = false
        if !isHeader, !isRule {
          table.add(
            DelimitedRows.Field(range: cells[0], isQuoted: false),
            DelimitedRows.Field(range: cells[1], isQuoted: false),
            context: nil)
        }
      } else if bytes[line..<end].contains(where: { $0 > 0x20 }), mark == " ||| " {
        problems.append(
          ReadProblem(
            rule: "malformed-table", isError: true, range: decoded.origin.fileRange(TextRange(line, end)),
            message: "a line without ' ||| ' between source and target"))
      }
      line = end + 1
    }
    let encoding = decoded.origin.isIdentity ? OriginMap.Encoding.asIs : decoded.origin.encoding
    return BilingualResult(
      document: BilingualDocument(
        source: table.source.side(decoded.text.name, stated.source, encoding, outer: decoded.origin),
        target: table.target.side(decoded.text.name, stated.target, encoding, outer: decoded.origin),
        segments: table.segments), problems: Array(problems.prefix(FaultLog.limit)))
  }

  /// What stands between the columns; nil for a tab.
  private static func mark(_ bytes: [UInt8], from start: Int) -> String? {
    let line = bytes[start...].prefix { $0 != 0x0A }
    if line.firstRange(of: Array(" ||| ".utf8)) != nil { return " ||| " }
    return line.first == UInt8(ascii: "|") ? "|" : nil
  }

  private static func cells(_ bytes: [UInt8], _ line: Range<Int>, _ mark: String) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    let wanted = Array(mark.utf8)
    var start = line.lowerBound
    var i = start
    while i <= line.upperBound {
      let isMark = i + wanted.count <= line.upperBound && bytes[i..<(i + wanted.count)].elementsEqual(wanted)
      if isMark || i == line.upperBound {
        cells.append(trimmed(bytes, start..<i))
        start = i + (isMark ? wanted.count : 0)
        i = max(start, i + 1)
      } else {
        i += 1
      }
    }
    // A Markdown row begins and ends with a mark.
    if mark == "|", cells.count > 2 {
      cells.removeFirst()
      if cells.last?.isEmpty ?? false { cells.removeLast() }
    }
    return cells
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  private static func header(_ bytes: [UInt8], _ cells: [Range<Int>], _ stated: inout StatedLanguages) -> Bool
  {
    let names = cells.prefix(2).map { String(decoding: bytes[$0], as: UTF8.self) }
    guard let columns = DelimitedReader.columns(names, stated), columns.hasHeader else { return false }
    stated.source = stated.source ?? columns.sourceLanguage
    stated.target = stated.target ?? columns.targetLanguage
    return true
  }
}
