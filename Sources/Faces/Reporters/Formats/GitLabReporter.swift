import Diagnostics
import SourceText

/// The Code Quality report of GitLab, a subset of Code Climate's: one JSON array.
struct GitLabReporter: Reporter {
  private let paths: ReportedPath
  private var json = JSONWriter()

  init(_ options: ReportOptions) { paths = ReportedPath(options) }

  mutating func begin() { json.beginArray() }

  mutating func finish(_ totals: ReportTotals) {
    json.endArray()
    json.endLine()
  }

  mutating func take() -> [UInt8] { json.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    let path = paths.relative(file.path)
    let place = Fingerprint.hexadecimal(ByteHash.of(path))
    var fingerprints = UniqueFingerprints()
    for diagnostic in file.diagnostics {
      json.breakLine()
      json.beginObject()
      json.member("description", diagnostic.saying)
      json.member("check_name", diagnostic.rule)
      // GitLab shows one of those with the same fingerprint, whatever the file.
      json.member("fingerprint", place + fingerprints.next(diagnostic, in: file.text))
      json.member("severity", GitLabReporter.severity(diagnostic.severity))
      json.beginObject("location")
      json.member("path", path)
      json.beginObject("lines")
      json.member("begin", lines.lineNumber(at: diagnostic.range.lower))
      json.member("end", lines.lineNumber(at: diagnostic.range.upper))
      json.endObject()
      json.endObject()
      json.endObject()
    }
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
