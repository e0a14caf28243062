import ArticleModel
import Bitext
import SourceText

/// Reads tables of segments: TSV and CSV whose first row names the languages of the columns, or names
/// `source` and `target`; without such a row, the first two columns of every row.
final class DelimitedReader: SegmentReader {
  /// The columns that hold the sides.
  struct Columns {
    var source: Int
    var target: Int
    var sourceLanguage: Language?
    var targetLanguage: Language?
    /// A column that tells equal source texts apart.
    var context: Int?
    var hasHeader: Bool
  }

  private let decoded: DecodedText
  private var rows: DelimitedRows
  private var fields: [DelimitedRows.Field] = []
  private var table: BilingualTable
  /// nil where the file is at its end, or its columns are not known.
  private var columns: Columns?
  /// All of the first few problems, and how many there are beyond.
  private var found: [ReadProblem] = []
  private var more = 0

  init(_ decoded: DecodedText, delimiter stated: UInt8?, _ languages: StatedLanguages) {
    self.decoded = decoded
    table = BilingualTable(decoded)
    let bytes = decoded.text.bytes
    let start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    let delimiter = stated ?? DelimitedReader.likelyDelimiter(bytes, from: start)
    rows = DelimitedRows(bytes, from: start, delimiter: delimiter)
    guard rows.next(into: &fields) else { return }
    let names = fields.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    columns = DelimitedReader.columns(names, languages)
    if columns == nil {
      note(
        .noLanguages, start..<(fields.last?.range.upperBound ?? start),
        "the first row does not name two languages; write a header such as 'fa<tab>en' or 'source<tab>target', or pass --source-language and --target-language"
      )
    }
    if columns?.hasHeader == false { rows = DelimitedRows(bytes, from: start, delimiter: delimiter) }
  }

  func next() -> BilingualDocument? {
    guard let columns else { return nil }
    while !table.isPiece {
      guard rows.next(into: &fields) else {
        self.columns = nil
        break
      }
      addRow(columns)
    }
    return table.take(columns.sourceLanguage, columns.targetLanguage)
  }

  private func addRow(_ columns: Columns) {
    if let fault = rows.fault { note(.malformedTable, fault.offset..<(fault.offset + 1), fault.message) }
    if fields.count == 1, fields[0].range.isEmpty { return }
    guard fields.count > max(columns.source, columns.target) else {
      let missing = fields.count <= columns.target ? "target" : "source"
      return note(
        .malformedTable, fields[0].range.lowerBound..<fields[fields.count - 1].range.upperBound,
        "a row of \(fields.count) cell\(fields.count == 1 ? "" : "s"): its \(missing) cell is missing")
    }
    table.add(
      fields[columns.source], fields[columns.target],
      context: columns.context.flatMap { $0 < fields.count ? fields[$0] : nil })
  }

  private func note(_ kind: ReadProblem.Kind, _ range: Range<Int>, _ message: String) {
    guard found.count < FaultLog.limit else {
      more += 1
      return
    }
    found.append(
      ReadProblem(
        kind: kind, isError: true, range: TextRange(range.lowerBound, range.upperBound), message: message))
  }

  /// The first few problems, the rest as a number.
  var problems: [ReadProblem] {
    guard more > 0, var last = found.last else { return found }
    last.message += "; \(more) more like it in this file"
    return found.dropLast() + [last]
  }

  /// The delimiter of a CSV file: whichever its first line has more of.
  static func likelyDelimiter(_ bytes: [UInt8], from start: Int) -> UInt8 {
    let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    func count(_ mark: Character) -> Int { line.count { $0 == mark.asciiValue } }
    return [",", ";", "\t"].max { count($0) < count($1) }?.asciiValue ?? UInt8(ascii: ",")
  }

  /// Whether the first row names two languages, or source and target; `nil`: the delimiter is found.
  static func hasHeader(_ bytes: ArraySlice<UInt8>, delimiter stated: UInt8?) -> Bool {
    let line = Array(bytes.prefix { $0 != 0x0A && $0 != 0x0D })
    var rows = DelimitedRows(line, from: 0, delimiter: stated ?? likelyDelimiter(line, from: 0))
    var fields: [DelimitedRows.Field] = []
    guard rows.next(into: &fields) else { return false }
    let names = fields.map { String(decoding: line[$0.range], as: UTF8.self) }
    guard let columns = columns(names, StatedLanguages()), columns.hasHeader else { return false }
    // A stray `id` or `no` is a language's tag as well: only those that are known tell a table.
    let isNamed = columns.sourceLanguage == nil && columns.targetLanguage == nil
    return isNamed || columns.sourceLanguage != .other && columns.targetLanguage != .other
  }

  /// Finds the columns by the names of a header.
  static func columns(_ names: [String], _ stated: StatedLanguages) -> Columns? {
    let cleaned = names.map { $0.trimmed.lowercased() }
    let context = cleaned.firstIndex { ["context", "id", "key", "note"].contains($0) }
    if let source = cleaned.firstIndex(where: { ["source", "src", "original"].contains($0) }),
      let target = cleaned.firstIndex(where: { ["target", "tgt", "translation"].contains($0) })
    {
      return Columns(
        source: source, target: target, sourceLanguage: stated.source, targetLanguage: stated.target,
        context: context, hasHeader: true)
    }
    let languages = cleaned.map { $0.utf8.count <= 24 ? Language(tag: $0) : nil }
    // `id` is Indonesian only where it is one of two.
    let named = languages.indices.filter {
      languages[$0] != nil && languages[$0] != .other && ($0 != context || names.count == 2)
    }
    if named.count >= 2 {
      let source = stated.source.flatMap { wanted in named.first { languages[$0] == wanted } } ?? named[0]
      let rest = named.filter { $0 != source }
      let target = stated.target.flatMap { wanted in rest.first { languages[$0] == wanted } } ?? rest[0]
      return Columns(
        source: source, target: target, sourceLanguage: languages[source], targetLanguage: languages[target],
        context: context, hasHeader: true)
    }
    // A header of which one column is a language that is not known.
    let any = languages.indices.filter { languages[$0] != nil && $0 != context }
    if any.count == 2, cleaned.allSatisfy({ $0.utf8.count <= 7 }) {
      return Columns(
        source: any[0], target: any[1], sourceLanguage: languages[any[0]], targetLanguage: languages[any[1]],
        context: context, hasHeader: true)
    }
    guard names.count == 2 || (stated.source != nil && stated.target != nil && names.count >= 2) else {
      return nil
    }
    return Columns(
      source: 0, target: 1, sourceLanguage: stated.source, targetLanguage: stated.target, context: nil,
      hasHeader: false)
  }
}

extension String {
  /// Without spaces, controls and a byte-order mark at its ends.
  var trimmed: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { Scalars.isSpace(scalar.value) || scalar.value == 0xFEFF }
    let front = unicodeScalars.drop(while: isBlank)
    return String(String.UnicodeScalarView(front.reversed().drop(while: isBlank).reversed()))
  }
}
