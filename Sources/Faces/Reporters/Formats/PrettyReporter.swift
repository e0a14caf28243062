import Diagnostics
import SourceText

/// Findings grouped by file for people at a terminal: what is wrong first, then where, then the repair.
struct PrettyReporter: Reporter {
  private static let gutter = 6
  private let options: ReportOptions
  private let paint: ANSIStyle
  private var out = TextOutput()

  init(_ options: ReportOptions) {
    self.options = options
    paint = ANSIStyle(isOn: options.color)
  }

  mutating func begin() {}
  mutating func finish(_ totals: ReportTotals) {}
  mutating func take() -> [UInt8] { out.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    out.line(paint(shown(DisplayColumns.oneLine(file.path, limit: 4096)), .heading))
    out.line("")
    for diagnostic in file.diagnostics { add(diagnostic, file.text, lines) }
  }

  private func shown(_ text: String) -> String {
    options.isInWorkflow ? WorkflowCommands.neutral(text) : text
  }

  private mutating func add(_ diagnostic: Diagnostic, _ text: SourceText, _ lines: LineIndex) {
    let color = ANSIStyle.paint(of: diagnostic.severity)
    let place = lines.position(at: diagnostic.range.lower, unit: options.columnUnit)
    out.line(
      "  " + paint(diagnostic.severity.rawValue, color) + "  "
        + paint(shown(DisplayColumns.oneLine(diagnostic.message, limit: 500)), .strong) + "  "
        + paint(DisplayColumns.oneLine(diagnostic.rule), .faint))
    let width = max(40, options.width - PrettyReporter.gutter - 3)
    let excerpt = SourceExcerpt(text, lines, diagnostic.range, width: width)
    // What looks like a command may begin in one part of the line and end in another.
    let line = Array(shown(excerpt.text).unicodeScalars)
    let start = min(line.count, excerpt.before.unicodeScalars.count)
    let end = min(line.count, start + excerpt.marked.unicodeScalars.count)
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(line[range])) }
    row(
      place.line, part(0..<start) + paint(part(start..<end), color) + part(end..<line.count))
    row(nil, String(repeating: " ", count: excerpt.indent) + paint(excerpt.marker, color))
    for fix in diagnostic.fixes.prefix(ShownFix.most) {
      row(nil, paint("fix: ", .fix) + shown(DisplayColumns.oneLine(fix.title)))
    }
    more(diagnostic.fixes.count, "alternative")
    for related in diagnostic.related.prefix(ShownFix.most) {
      row(lines.lineNumber(at: related.range.lower), shown(DisplayColumns.oneLine(related.message)))
    }
    more(diagnostic.related.count, "place")
    out.line("")
  }

  private mutating func more(_ count: Int, _ noun: String) {
    if count > ShownFix.most {
      row(nil, paint("and \(ReportTotals.count(count - ShownFix.most, "more " + noun))", .faint))
    }
  }

  /// One line behind the gutter, with the number of the source line or without.
  private mutating func row(_ number: Int?, _ text: String) {
    let label = number.map { String($0) } ?? ""
    let fill = String(repeating: " ", count: max(0, PrettyReporter.gutter - label.count))
    out.line(paint(fill + label + " │ ", .faint) + text)
  }
}
