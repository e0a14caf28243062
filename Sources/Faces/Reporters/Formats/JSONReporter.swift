import Diagnostics
import SourceText

/// JSON of the contract: one object a line (`jsonl`), or one document with totals (`json`).
struct JSONReporter: Reporter {
  private let options: ReportOptions
  private let isLines: Bool
  private let diagnostics: JSONDiagnostics
  private var json = JSONWriter()

  init(_ options: ReportOptions, isLines: Bool) {
    self.options = options
    self.isLines = isLines
    diagnostics = JSONDiagnostics(columnUnit: options.columnUnit)
  }

  mutating func begin() {
    if isLines { return }
    json.beginObject()
    json.beginObject("tool")
    json.member("name", "wirelint")
    json.member("version", options.toolVersion)
    json.endObject()
    json.breakLine()
    json.beginArray("diagnostics")
  }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    for diagnostic in file.diagnostics {
      if !isLines { json.breakLine() }
      diagnostics.write(diagnostic, file, lines, to: &json)
      if isLines { json.endLine() }
    }
  }

  mutating func finish(_ totals: ReportTotals) {
    if isLines { return }
    json.endArray()
    json.breakLine()
    json.beginObject("totals")
    json.member("errors", totals.errors)
    json.member("warnings", totals.warnings)
    json.member("notes", totals.notes)
    json.member("files", totals.files)
    json.member("fixable", totals.fixable)
    json.endObject()
    json.endObject()
    json.endLine()
  }

  mutating func take() -> [UInt8] { json.take() }
}
