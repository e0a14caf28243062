import Diagnostics
import SourceText

/// The XML of Checkstyle, which most review tools and CI servers read.
struct CheckstyleReporter: Reporter {
  private let options: ReportOptions
  private var out = TextOutput()

  init(_ options: ReportOptions) { self.options = options }

  mutating func begin() {
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    out.line("<checkstyle version=\"4.3\">")
  }

  mutating func finish(_ totals: ReportTotals) { out.line("</checkstyle>") }

  mutating func take() -> [UInt8] { out.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    out.raw("  <file")
    out.xmlAttribute("name", file.path)
    out.line(">")
    for diagnostic in file.diagnostics {
      let place = lines.position(at: diagnostic.range.lower, unit: options.columnUnit)
      out.raw("    <error")
      out.xmlAttribute("line", place.line)
      out.xmlAttribute("column", place.column)
      out.xmlAttribute("severity", CheckstyleReporter.severity(diagnostic.severity))
      out.xmlAttribute("message", diagnostic.saying)
      out.xmlAttribute("source", "wirelint." + diagnostic.rule)
      out.line("/>")
    }
    out.line("  </file>")
  }

  private static func severity(_ severity: Severity) -> String {
    severity == .note ? "info" : severity.rawValue
  }
}
