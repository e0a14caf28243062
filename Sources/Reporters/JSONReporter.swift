import Diagnostics
import SourceText

/// JSON of the contract: one object a line (`jsonl`), or one document with totals (`json`).
struct JSONReporter: Reporter {
  private let options: ReportOptions
  private let isLines: Bool
  private var json = JSONWriter()
  private var isFirst = true

  init(_ options: ReportOptions, isLines: Bool) {
    self.options = options
    self.isLines = isLines
  }

  mutating func begin() {
    if isLines { return }
    json.raw("{\"tool\": {\"name\": \"wirelint\", \"version\": ")
    json.string(options.toolVersion)
    json.raw("},\n \"diagnostics\": [")
  }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    for diagnostic in file.diagnostics {
      if !isLines { json.raw(isFirst ? "\n  " : ",\n  ") }
      isFirst = false
      write(diagnostic, file, lines)
      if isLines { json.raw("\n") }
    }
  }

  mutating func finish(_ totals: ReportTotals) {
    if isLines { return }
    json.raw(
      "\n ],\n \"totals\": {\"errors\": \(totals.errors), \"warnings\": \(totals.warnings), \"notes\": \(totals.notes), \"files\": \(totals.files), \"fixable\": \(totals.fixable)}}\n"
    )
  }

  mutating func take() -> [UInt8] { json.take() }

  private mutating func write(_ diagnostic: Diagnostic, _ file: ReportedFile, _ lines: LineIndex) {
    json.raw("{\"path\": ")
    json.string(file.path)
    json.raw(", \"rule\": ")
    json.string(diagnostic.rule)
    json.raw(", \"severity\": \"\(diagnostic.severity.rawValue)\", \"message\": ")
    json.string(diagnostic.message)
    json.raw(", \"range\": ")
    write(diagnostic.range, lines)
    json.raw(", \"text\": ")
    json.string(file.text[diagnostic.range])
    json.raw(", \"fixes\": [")
    for (i, fix) in diagnostic.fixes.enumerated() {
      if i > 0 { json.raw(", ") }
      write(fix, lines)
    }
    json.raw("], \"related\": [")
    for (i, place) in diagnostic.related.enumerated() {
      json.raw(i > 0 ? ", {\"path\": " : "{\"path\": ")
      json.string(file.path)
      json.raw(", \"range\": ")
      write(place.range, lines)
      json.raw(", \"message\": ")
      json.string(place.message)
      json.raw("}")
    }
    json.raw("]}")
  }

  private mutating func write(_ fix: Fix, _ lines: LineIndex) {
    json.raw("{\"title\": ")
    json.string(fix.title)
    json.raw(", \"safety\": \"\(fix.safety.rawValue)\", \"edits\": [")
    for (i, edit) in fix.edits.enumerated() {
      json.raw(i > 0 ? ", {\"range\": " : "{\"range\": ")
      write(edit.range, lines)
      json.raw(", \"text\": ")
      json.string(edit.text)
      json.raw("}")
    }
    json.raw("]}")
  }

  private mutating func write(_ range: TextRange, _ lines: LineIndex) {
    json.raw("{\"start\": ")
    write(range.lower, lines)
    json.raw(", \"end\": ")
    write(range.upper, lines)
    json.raw("}")
  }

  private mutating func write(_ offset: Int, _ lines: LineIndex) {
    let place = lines.position(at: offset, unit: options.columnUnit)
    json.raw("{\"offset\": \(offset), \"line\": \(place.line), \"column\": \(place.column)}")
  }
}
