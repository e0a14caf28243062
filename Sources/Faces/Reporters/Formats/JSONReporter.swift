import Diagnostics
import SourceText

/// JSON of the contract: one object a line (`jsonl`), or one document with totals (`json`).
struct JSONReporter: Reporter {
  private let options: ReportOptions
  private let isLines: Bool
  private var json = JSONWriter()

  init(_ options: ReportOptions, isLines: Bool) {
    self.options = options
    self.isLines = isLines
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
      write(diagnostic, file, lines)
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

  private mutating func write(_ diagnostic: Diagnostic, _ file: ReportedFile, _ lines: LineIndex) {
    json.beginObject()
    json.member("path", file.path)
    json.member("rule", diagnostic.rule)
    json.member("severity", diagnostic.severity.rawValue)
    json.member("message", diagnostic.message)
    write(diagnostic.range, lines)
    json.member("text", file.text.slice(diagnostic.range))
    json.beginArray("fixes")
    for fix in diagnostic.fixes { write(fix, lines) }
    json.endArray()
    json.beginArray("related")
    for place in diagnostic.related {
      json.beginObject()
      json.member("path", file.path)
      write(place.range, lines)
      json.member("message", place.message)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private mutating func write(_ fix: Fix, _ lines: LineIndex) {
    json.beginObject()
    json.member("title", fix.title)
    json.member("safety", fix.safety.rawValue)
    json.beginArray("edits")
    for edit in fix.edits {
      json.beginObject()
      write(edit.range, lines)
      json.member("text", edit.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private mutating func write(_ range: TextRange, _ lines: LineIndex) {
    json.beginObject("range")
    write("start", range.lower, lines)
    write("end", range.upper, lines)
    json.endObject()
  }

  private mutating func write(_ key: String, _ offset: Int, _ lines: LineIndex) {
    let place = lines.position(at: offset, unit: options.columnUnit)
    json.beginObject(key)
    json.member("offset", offset)
    json.member("line", place.line)
    json.member("column", place.column)
    json.endObject()
  }
}
