import ArticleModel
import Bitext
import SourceText

/// Reads side-by-side text: two columns with ` ||| ` between, or a Markdown table.
final class ColumnsReader: SegmentReader {
  private let decoded: DecodedText
  private let mark: String
  private var languages: StatedLanguages
  private var table: BilingualTable
  private var line: Int
  private var isFirst = true
  private(set) var problems: [ReadProblem] = []

  init(_ decoded: DecodedText, _ languages: StatedLanguages) {
    self.decoded = decoded
    self.languages = languages
    mark = ColumnsReader.mark(of: decoded) ?? "\t"
    table = BilingualTable(decoded)
    line = decoded.text.bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
  }

  func next() -> BilingualDocument? {
    let bytes = decoded.text.bytes
    guard line < bytes.count else { return nil }
    while line < bytes.count, !table.isPiece {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      readLine(bytes, line..<end)
      line = end + 1
    }
    return table.take(languages.source, languages.target)
  }

  private func readLine(_ bytes: [UInt8], _ line: Range<Int>) {
    let cells = ColumnsReader.cells(bytes, line, mark)
    if cells.count >= 2 {
      let isHeader = isFirst && ColumnsReader.header(bytes, cells, &languages)
      let isRule = cells.allSatisfy { $0.allSatisfy { [0x2D, 0x3A].contains(bytes[$0]) } && !$0.isEmpty }
      isFirst = false
      if !isHeader, !isRule {
        table.add(
          DelimitedRows.Field(range: cells[0], isQuoted: false),
          DelimitedRows.Field(range: cells[1], isQuoted: false), context: nil)
      }
    } else if bytes[line].contains(where: { $0 > 0x20 }), mark == " ||| ", problems.count < FaultLog.limit {
      problems.append(
        ReadProblem(
          kind: .malformedTable, isError: true, range: TextRange(line.lowerBound, line.upperBound),
          message: "a line without ' ||| ' between source and target"))
    }
  }

  /// What stands between the columns; nil for a tab.
  static func mark(of decoded: DecodedText) -> String? {
    let bytes = decoded.text.bytes
    let line = bytes[(bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0)...].prefix { $0 != 0x0A }
    if line.firstRange(of: Array(" ||| ".utf8)) != nil { return " ||| " }
    return line.first == UInt8(ascii: "|") ? "|" : nil
  }

  static func cells(_ bytes: [UInt8], _ line: Range<Int>, _ mark: String) -> [Range<Int>] {
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
