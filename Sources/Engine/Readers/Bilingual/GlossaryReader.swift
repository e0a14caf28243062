import Bitext
import SourceText

/// Reads glossaries: TBX 2 and 3, and tables whose header names the columns.
package enum GlossaryReader {
  /// The entries of a file; a problem where it cannot be read.
  package static func read(_ file: SourceText) -> (entries: [GlossaryEntry], problems: [ReadProblem]) {
    let decoded = TextDecoder.decode(file)
    let content = decoded.text.bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    if DocumentReader.fileExtension(of: file.name) == "tbx" || content.first == UInt8(ascii: "<") {
      let reader = TBXReader()
      let problems = XMLStream.read(decoded.text.bytes, reader)
      return (reader.entries, problems)
    }
    return table(decoded, isTSV: DocumentReader.fileExtension(of: file.name) != "csv")
  }

  /// A header with two languages, or `source` and `target`, and perhaps `admitted`, `forbidden` and `status`;
  /// several forms of a cell have `|` between.
  private static func table(_ decoded: DecodedText, isTSV: Bool) -> ([GlossaryEntry], [ReadProblem]) {
    let bytes = decoded.text.bytes
    let start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    let delimiter = isTSV ? UInt8(ascii: "\t") : delimiter(bytes[start...])
    var rows = DelimitedRows(bytes, from: start, delimiter: delimiter)
    var fields: [DelimitedRows.Field] = []
    func text(_ i: Int?) -> String {
      guard let i, i < fields.count else { return "" }
      let raw = String(decoding: bytes[fields[i].range], as: UTF8.self)
      return
        (fields[i].isQuoted
        ? raw.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") : raw)
        .trimmed
    }
    func forms(_ i: Int?) -> [String] {
      text(i).split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    guard rows.next(into: &fields),
      let columns = DelimitedReader.columns(fields.indices.map { text($0) }, StatedLanguages())
    else {
      return (
        [], [malformed(at: start, "the first row names no two languages, and no 'source' and 'target'")]
      )
    }
    let names = fields.indices.map { text($0).lowercased() }
    let admitted = names.firstIndex(of: "admitted")
    let forbidden = names.firstIndex(of: "forbidden")
    let status = names.firstIndex(of: "status")
    if !columns.hasHeader { rows = DelimitedRows(bytes, from: start, delimiter: delimiter) }
    var entries: [GlossaryEntry] = []
    while rows.next(into: &fields) {
      if let fault = rows.fault {
        return (entries, [malformed(at: fault.offset, fault.message)])
      }
      var entry = GlossaryEntry(
        sourceLanguage: columns.sourceLanguage, source: forms(columns.source),
        targetLanguage: columns.targetLanguage,
        preferred: forms(columns.target), admitted: forms(admitted), forbidden: forms(forbidden))
      if text(status).lowercased().hasPrefix("forbid") || text(status).lowercased().hasPrefix("deprec") {
        (entry.forbidden, entry.preferred) = (entry.forbidden + entry.preferred, [])
      }
      if !entry.preferred.isEmpty || !entry.forbidden.isEmpty { entries.append(entry) }
    }
    return (entries, [])
  }

  /// The mark between the cells of a table with commas or semicolons, by which of them the first row has more.
  private static func delimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let line = bytes.prefix { $0 != 0x0A }
    let (comma, semicolon) = (UInt8(ascii: ","), UInt8(ascii: ";"))
    return line.count { $0 == semicolon } > line.count { $0 == comma } ? semicolon : comma
  }

  private static func malformed(at offset: Int, _ message: String) -> ReadProblem {
    ReadProblem(kind: .malformedTable, isError: true, range: TextRange(at: offset), message: message)
  }
}

/// Reads TBX: `termEntry` or `conceptEntry`, `langSet` or `langSec`, `tig`, `ntig` or `termSec`.
private final class TBXReader: XMLEvents {
  private struct Term {
    var language: Language?
    var text = ""
    var status = ""
  }

  private(set) var entries: [GlossaryEntry] = []
  private var terms: [Term] = []
  private var language: Language?
  private var isInTerm = false
  private var isInStatus = false

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    switch name.local {
    case "termEntry", "conceptEntry": terms = []
    case "langSet", "langSec": language = attributes["xml:lang"].flatMap { Language(tag: $0) }
    case "tig", "ntig", "termSec": terms.append(Term(language: language))
    case "term": isInTerm = true
    case "termNote": isInStatus = attributes["type"] == "administrativeStatus"
    case "administrativeStatus": isInStatus = true
    default: break
    }
  }

  func end(_ name: XMLName, at range: TextRange) {
    switch name.local {
    case "term": isInTerm = false
    case "termNote", "administrativeStatus": isInStatus = false
    case "termEntry", "conceptEntry": close()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    guard !terms.isEmpty else { return }
    if isInTerm { terms[terms.count - 1].text += String(decoding: bytes, as: UTF8.self) }
    if isInStatus { terms[terms.count - 1].status += String(decoding: bytes, as: UTF8.self) }
  }

  /// One entry for each pair of the concept's languages, in both directions.
  private func close() {
    let languages = Set(terms.compactMap(\.language))
    func isForbidden(_ term: Term) -> Bool {
      term.status.hasPrefix("deprecated") || term.status.hasPrefix("superseded")
    }
    for from in languages {
      for to in languages where to != from {
        let target = terms.filter { $0.language == to && !$0.text.trimmed.isEmpty }
        let allowed = target.filter { !isForbidden($0) }.sorted {
          ($0.status.hasPrefix("preferred") ? 0 : 1) < ($1.status.hasPrefix("preferred") ? 0 : 1)
        }
        entries.append(
          GlossaryEntry(
            sourceLanguage: from,
            source: terms.filter { $0.language == from }.map(\.text.trimmed).filter { !$0.isEmpty },
            targetLanguage: to, preferred: allowed.prefix(1).map(\.text.trimmed),
            admitted: allowed.dropFirst().map(\.text.trimmed),
            forbidden: target.filter(isForbidden).map(\.text.trimmed)))
      }
    }
  }
}
