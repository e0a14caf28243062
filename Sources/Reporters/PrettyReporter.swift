import Diagnostics
import SourceText

/// Findings grouped by file for people at a terminal: what is wrong first, then where, then the repair.
struct PrettyReporter: Reporter {
  private static let mostAlternatives = 3
  private let options: ReportOptions
  private var out: [UInt8] = []

  init(_ options: ReportOptions) { self.options = options }

  mutating func begin() {}
  mutating func finish(_ totals: ReportTotals) {}

  mutating func take() -> [UInt8] {
    defer { out.removeAll(keepingCapacity: true) }
    return out
  }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    line(paint(SourceExcerpt.oneLine(file.path, limit: 4096), "1;4"))
    line("")
    for diagnostic in file.diagnostics { add(diagnostic, file.text, lines) }
  }

  private mutating func add(_ diagnostic: Diagnostic, _ text: SourceText, _ lines: LineIndex) {
    let place = lines.position(at: diagnostic.range.lower, unit: options.columnUnit)
    let number = "\(place.line)"
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
    let blank = String(repeating: " ", count: gutter.count - 2) + "| "
    let color = diagnostic.severity == .error ? "1;31" : diagnostic.severity == .warning ? "1;33" : "1;36"
    line(
      "  " + paint(diagnostic.severity.rawValue, color) + " "
        + SourceExcerpt.oneLine(diagnostic.message, limit: 500) + paint("  \(diagnostic.rule)", "2"))
    let excerpt = SourceExcerpt(text, lines, diagnostic.range, width: max(40, options.width - 10))
    line(paint(gutter, "2") + excerpt.text)
    line(
      paint(blank, "2") + String(repeating: " ", count: excerpt.indent)
        + paint("^" + String(repeating: "~", count: excerpt.marked - 1), color))
    for fix in diagnostic.fixes.prefix(PrettyReporter.mostAlternatives) {
      line(paint(blank, "2") + paint("fix: ", "32") + SourceExcerpt.oneLine(fix.title))
    }
    for related in diagnostic.related.prefix(PrettyReporter.mostAlternatives) {
      let at = lines.position(at: related.range.lower, unit: options.columnUnit)
      line(paint(blank, "2") + "line \(at.line): " + SourceExcerpt.oneLine(related.message))
    }
    line("")
  }

  private func paint(_ text: String, _ code: String) -> String {
    options.color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private mutating func line(_ text: String) {
    out.append(contentsOf: text.utf8)
    out.append(0x0A)
  }
}
