import Diagnostics
import SourceText

/// Writes diagnostics as JSON objects, in the form of the contract.
package struct JSONDiagnostics: Sendable {
  /// What columns count.
  private let columnUnit: ColumnUnit

  /// `columnUnit`: what columns count.
  package init(columnUnit: ColumnUnit) { self.columnUnit = columnUnit }

  /// All diagnostics of a file, as an array that is a member of the object at hand.
  package func write(_ file: ReportedFile, as key: String, to json: inout JSONWriter) {
    json.beginArray(key)
    // Of most stories of an archive nothing is said, and their lines need not be counted.
    if !file.diagnostics.isEmpty {
      let lines = LineIndex(file.text)
      for diagnostic in file.diagnostics { write(diagnostic, file, lines, to: &json) }
    }
    json.endArray()
  }

  /// One diagnostic of a file; `lines` is the file's.
  func write(_ diagnostic: Diagnostic, _ file: ReportedFile, _ lines: LineIndex, to json: inout JSONWriter) {
    json.beginObject()
    json.member("path", file.path)
    if let article = diagnostic.article { json.member("article", article) }
    if let segment = diagnostic.segment { json.member("segment", segment) }
    json.member("rule", diagnostic.rule)
    json.member("severity", diagnostic.severity.rawValue)
    json.member("message", diagnostic.message)
    write(diagnostic.range, lines, &json)
    json.member("text", file.text.slice(diagnostic.range))
    json.beginArray("fixes")
    for fix in diagnostic.fixes { write(fix, lines, &json) }
    json.endArray()
    json.beginArray("related")
    for place in diagnostic.related {
      json.beginObject()
      json.member("path", file.path)
      write(place.range, lines, &json)
      json.member("message", place.message)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ fix: Fix, _ lines: LineIndex, _ json: inout JSONWriter) {
    json.beginObject()
    json.member("title", fix.title)
    json.member("safety", fix.safety.rawValue)
    json.beginArray("edits")
    for edit in fix.edits {
      json.beginObject()
      write(edit.range, lines, &json)
      json.member("text", edit.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ range: TextRange, _ lines: LineIndex, _ json: inout JSONWriter) {
    json.beginObject("range")
    write("start", range.lower, lines, &json)
    write("end", range.upper, lines, &json)
    json.endObject()
  }

  private func write(_ key: String, _ offset: Int, _ lines: LineIndex, _ json: inout JSONWriter) {
    let place = lines.position(at: offset, unit: columnUnit)
    json.beginObject(key)
    json.member("offset", lines.fileOffset(offset))
    json.member("line", place.line)
    json.member("column", place.column)
    json.endObject()
  }
}
