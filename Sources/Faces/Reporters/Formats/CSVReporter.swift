import Diagnostics
import SourceText

/// A table of findings for spreadsheets (RFC 4180), one a row: for those who keep score rather than correct.
struct CSVReporter: Reporter {
  private let options: ReportOptions
  private var out = TextOutput()

  init(_ options: ReportOptions) { self.options = options }

  mutating func begin() {
    row(["path", "segment", "line", "column", "severity", "rule", "message", "text", "source", "fix"])
  }

  mutating func finish(_ totals: ReportTotals) {}

  mutating func take() -> [UInt8] { out.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    for diagnostic in file.diagnostics {
      let place = lines.position(at: diagnostic.range.lower, unit: options.columnUnit)
      // What a translation is compared with.
      let source = diagnostic.related.first { diagnostic.segment != nil && !$0.range.isEmpty }
      row([
        file.path, diagnostic.segment ?? "", String(place.line), String(place.column),
        diagnostic.severity.rawValue, diagnostic.rule, diagnostic.message, text(diagnostic.range, file),
        source.map { text($0.range, file) } ?? "", diagnostic.fixes.first?.title ?? "",
      ])
    }
  }

  private func text(_ range: TextRange, _ file: ReportedFile) -> String {
    String(decoding: file.text.slice(range), as: UTF8.self)
  }

  private mutating func row(_ cells: [String]) {
    out.raw(cells.map(CSVReporter.cell).joined(separator: ","))
    out.raw("\r\n")
  }

  /// A cell as RFC 4180 writes it; what a spreadsheet would take for a formula gets an apostrophe before it.
  private static func cell(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let text = isFormula ? "'" + text : text
    guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
    var result = "\""
    for character in text.unicodeScalars {
      if character == "\"" { result += "\"" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }
}
