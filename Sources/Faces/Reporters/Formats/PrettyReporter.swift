import Diagnostics
import SourceText

/// Findings for people at a terminal, in its width: where and what is wrong first, then the copy, then the repair. The
/// place is written so that terminals make it a link: `path:line:column`.
struct PrettyReporter: Reporter {
  private static let gutter = 6
  /// Of what goes on in a further line.
  private static let indent = 4
  /// Columns of text that are kept in the narrowest terminal.
  private static let narrowest = 24
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
    let path = shown(DisplayColumns.oneLine(file.path, limit: 4096))
    for diagnostic in file.diagnostics { add(diagnostic, path, file.text, lines) }
  }

  private func shown(_ text: String) -> String {
    options.isInWorkflow ? WorkflowCommands.neutral(text) : text
  }

  /// `path:line:column  severity  message  rule`; neither a word nor the rule's id is broken.
  private mutating func head(_ diagnostic: Diagnostic, at place: String) {
    let severity = diagnostic.severity.rawValue
    var line = paint(place, .heading) + "  " + paint(severity, ANSIStyle.paint(of: diagnostic.severity))
    var column = OfferText.columns(place) + severity.count + 4
    let whole = max(PrettyReporter.narrowest, options.width)
    let inside = whole - PrettyReporter.indent
    let margin = DisplayColumns.run(of: " ", PrettyReporter.indent)
    let message = shown(DisplayColumns.oneLine(diagnostic.saying, limit: 500))
    for (i, part) in DisplayColumns.wrapped(message, first: whole - column, others: inside).enumerated() {
      if i > 0 {
        out.line(line)
        (line, column) = (margin, PrettyReporter.indent)
      }
      if !part.isEmpty { line += (i == 0 ? "  " : "") + paint(part, .strong) }
      column += OfferText.columns(part)
    }
    let rule = DisplayColumns.oneLine(diagnostic.rule)
    if column + 2 + OfferText.columns(rule) > whole {
      out.line(line)
      line = margin
    } else {
      line += "  "
    }
    out.line(line + paint(rule, .faint))
  }

  private mutating func add(_ diagnostic: Diagnostic, _ path: String, _ text: SourceText, _ lines: LineIndex)
  {
    let color = ANSIStyle.paint(of: diagnostic.severity)
    let place = lines.position(at: diagnostic.range.lower, unit: options.columnUnit)
    head(diagnostic, at: "\(path):\(place.line):\(place.column)")
    let excerpt = SourceExcerpt(text, lines, diagnostic.range, width: width - 2)
    // What looks like a command may begin in one part of the line and end in another.
    let line = Array(shown(excerpt.text).unicodeScalars)
    let start = min(line.count, excerpt.before.unicodeScalars.count)
    let end = min(line.count, start + excerpt.marked.unicodeScalars.count)
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(line[range])) }
    row(
      place.line, part(0..<start) + paint(part(start..<end), color) + part(end..<line.count))
    row(nil, String(repeating: " ", count: excerpt.indent) + paint(excerpt.marker, color))
    for fix in diagnostic.fixes.prefix(ShownFix.most) {
      let parts = DisplayColumns.wrapped(
        shown(DisplayColumns.oneLine(fix.title)), first: width - 5, others: width - 5)
      for (i, part) in parts.enumerated() { row(nil, (i == 0 ? paint("fix: ", .fix) : "     ") + part) }
    }
    more(diagnostic.fixes.count, "alternative")
    for related in diagnostic.related.prefix(ShownFix.most) {
      let parts = DisplayColumns.wrapped(
        shown(DisplayColumns.oneLine(related.message)), first: width, others: width)
      for (i, part) in parts.enumerated() {
        row(i == 0 ? lines.lineNumber(at: related.range.lower) : nil, part)
      }
    }
    more(diagnostic.related.count, "place")
    out.line("")
  }

  private mutating func more(_ count: Int, _ noun: String) {
    if count > ShownFix.most {
      row(nil, paint("and \(ReportTotals.count(count - ShownFix.most, "more " + noun))", .faint))
    }
  }

  /// Columns behind the gutter.
  private var width: Int { max(PrettyReporter.narrowest, options.width - PrettyReporter.gutter - 3) }

  /// One line behind the gutter, with the number of the source line or without.
  private mutating func row(_ number: Int?, _ text: String) {
    let label = number.map { String($0) } ?? ""
    let fill = String(repeating: " ", count: max(0, PrettyReporter.gutter - label.count))
    out.line(paint(fill + label + " │ ", .faint) + text)
  }
}
