import Diagnostics
import SourceText

/// JUnit XML: a suite for each file, a failed case for each error and warning, a skipped one for each
/// note, a passed one for a clean file.
struct JUnitReporter: Reporter {
  private let options: ReportOptions
  private let categories: [String: String]
  private var out = TextOutput()

  init(_ options: ReportOptions) {
    self.options = options
    categories = Dictionary(
      options.rules.map { ($0.id, $0.category) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func begin() {
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    out.line("<testsuites name=\"wirelint\">")
  }

  mutating func finish(_ totals: ReportTotals) { out.line("</testsuites>") }

  mutating func take() -> [UInt8] { out.take() }

  mutating func add(_ file: ReportedFile) {
    let notes = file.diagnostics.count { $0.severity == .note }
    out.raw("  <testsuite")
    out.xmlAttribute("name", file.path)
    out.xmlAttribute("tests", max(1, file.diagnostics.count))
    out.xmlAttribute("failures", file.diagnostics.count - notes)
    out.xmlAttribute("errors", 0)
    out.xmlAttribute("skipped", notes)
    out.line(">")
    if file.diagnostics.isEmpty {
      openCase("no findings", file.path)
      out.line("/>")
    } else {
      let lines = LineIndex(file.text)
      for diagnostic in file.diagnostics { add(diagnostic, file, lines) }
    }
    out.line("  </testsuite>")
  }

  private mutating func add(_ diagnostic: Diagnostic, _ file: ReportedFile, _ lines: LineIndex) {
    let place = lines.position(at: diagnostic.range.lower, unit: options.columnUnit)
    openCase("\(diagnostic.rule) at \(place.line):\(place.column)", file.path)
    out.line(">")
    out.raw(diagnostic.severity == .note ? "      <skipped" : "      <failure")
    out.xmlAttribute("message", diagnostic.saying)
    if diagnostic.severity == .note {
      out.line("/>")
    } else {
      out.xmlAttribute("type", categories[diagnostic.rule] ?? diagnostic.severity.rawValue)
      out.raw(">")
      let excerpt = SourceExcerpt(file.text, lines, diagnostic.range, width: options.width)
      let path = DisplayColumns.oneLine(file.path, limit: 4096)
      let level = diagnostic.severity.rawValue
      let message = DisplayColumns.oneLine(diagnostic.saying, limit: 500)
      out.xmlText("\(path):\(place.line):\(place.column): \(level): \(message) [\(diagnostic.rule)]\n")
      out.xmlText(excerpt.text + "\n" + excerpt.markerLine)
      out.line("</failure>")
    }
    out.line("    </testcase>")
  }

  private mutating func openCase(_ name: String, _ path: String) {
    out.raw("    <testcase")
    out.xmlAttribute("name", name)
    out.xmlAttribute("classname", path)
    out.xmlAttribute("time", 0)
  }
}
