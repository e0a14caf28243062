import ArticleModel
import Bitext
import SourceText

/// Reads tables of segments: TSV and CSV whose first row names the languages of the columns, or names
/// `source` and `target`; without such a row, the first two columns of every row.
enum DelimitedReader {
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

  static func read(_ decoded: DecodedText, delimiter stated: UInt8?, _ languages: StatedLanguages)
    -> BilingualResult
  {
    let bytes = decoded.text.bytes
    let start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    let delimiter = stated ?? likelyDelimiter(bytes, from: start)
    var rows = DelimitedRows(bytes, from: start, delimiter: delimiter)
    var fields: [DelimitedRows.Field] = []
    var problems: [ReadProblem] = []
    guard rows.next(into: &fields) else {
      return BilingualResult(document: BilingualReader.empty(decoded.text.name), problems: [])
    }
    let names = fields.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    guard let columns = columns(names, languages) else {
      let message =
        "the first row does not name two languages; write a header such as 'fa\ten' or 'source\ttarget', or pass --source-language and --target-language"
      problems.append(
        ReadProblem(
          rule: "no-languages", isError: true,
          range: TextRange(start, fields.last?.range.upperBound ?? start),
          message: message.split(separator: "\t").joined(separator: "<tab>")))
      return BilingualResult(document: BilingualReader.empty(decoded.text.name), problems: problems)
    }
    var table = BilingualTable(bytes)
    if !columns.hasHeader { rows = DelimitedRows(bytes, from: start, delimiter: delimiter) }
    while rows.next(into: &fields) {
      if let fault = rows.fault {
        problems.append(
          ReadProblem(
            rule: "malformed-table", isError: true, range: TextRange(fault.offset, fault.offset + 1),
            message: fault.message))
      }
      if fields.count == 1, fields[0].range.isEmpty { continue }
      guard fields.count > max(columns.source, columns.target) else {
        let missing = fields.count <= columns.target ? "target" : "source"
        problems.append(
          ReadProblem(
            rule: "malformed-table", isError: true,
            range: TextRange(fields[0].range.lowerBound, fields[fields.count - 1].range.upperBound),
            message:
              "a row of \(fields.count) cell\(fields.count == 1 ? "" : "s"): its \(missing) cell is missing"))
        continue
      }
      table.add(
        fields[columns.source], fields[columns.target],
        context: columns.context.flatMap {
          $0 < fields.count ? fields[$0] : nil
        })
    }
    let encoding = decoded.origin.isIdentity ? OriginMap.Encoding.asIs : decoded.origin.encoding
    return BilingualResult(
      document: BilingualDocument(
        source: table.source.side(
          decoded.text.name, columns.sourceLanguage, encoding, outer: decoded.origin),
        target: table.target.side(
          decoded.text.name, columns.targetLanguage, encoding, outer: decoded.origin),
        segments: table.segments),
      problems: limited(problems).map { problem in
        var problem = problem
        problem.range = decoded.origin.fileRange(problem.range)
        return problem
      })
  }

  /// The delimiter of a CSV file: whichever its first line has more of.
  private static func likelyDelimiter(_ bytes: [UInt8], from start: Int) -> UInt8 {
    let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    func count(_ mark: Character) -> Int { line.count { $0 == mark.asciiValue } }
    return [",", ";", "\t"].max { count($0) < count($1) }?.asciiValue ?? UInt8(ascii: ",")
  }

  /// The first few problems, the rest as a number.
  private static func limited(_ problems: [ReadProblem]) -> [ReadProblem] {
    guard problems.count > FaultLog.limit, var last = problems[..<FaultLog.limit].last else {
      return problems
    }
    last.message += "; \(problems.count - FaultLog.limit) more like it in this file"
    return problems[..<(FaultLog.limit - 1)] + [last]
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
    let named = languages.indices.filter { languages[$0] != nil && languages[$0] != .other }
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
