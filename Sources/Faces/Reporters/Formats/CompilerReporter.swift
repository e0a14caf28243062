import Diagnostics
import SourceText

/// Compiler-style diagnostics with the source line, a marker line and what to write instead, as Vim,
/// Emacs and problem matchers read them.
struct CompilerReporter: Reporter {
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
    for diagnostic in file.diagnostics {
      header(path, lines, diagnostic.range, diagnostic.severity, diagnostic.saying, diagnostic.rule)
      excerpt(file.text, lines, diagnostic)
      for place in diagnostic.related {
        header(path, lines, place.range, .note, place.message, diagnostic.rule)
      }
      if options.parseableFixits { parseableFixits(file.path, lines, diagnostic) }
    }
  }

  private func shown(_ text: String) -> String {
    options.isInWorkflow ? WorkflowCommands.neutral(text) : text
  }

  private mutating func header(
    _ path: String, _ lines: LineIndex, _ range: TextRange, _ severity: Severity, _ message: String,
    _ rule: String
  ) {
    let place = lines.position(at: range.lower, unit: options.columnUnit)
    let level = paint(severity.rawValue, ANSIStyle.paint(of: severity))
    let said = shown(DisplayColumns.oneLine(message, limit: 500))
    out.line("\(path):\(place.line):\(place.column): \(level): \(said) [\(DisplayColumns.oneLine(rule))]")
  }

  private mutating func excerpt(_ text: SourceText, _ lines: LineIndex, _ diagnostic: Diagnostic) {
    let excerpt = SourceExcerpt(text, lines, diagnostic.range, width: options.width)
    let indent = DisplayColumns.run(of: " ", excerpt.indent)
    out.line(shown(excerpt.text))
    out.line(indent + paint(excerpt.marker, ANSIStyle.paint(of: diagnostic.severity)))
    for fix in diagnostic.fixes.prefix(ShownFix.most) {
      out.line(indent + paint(shown(ShownFix.line(fix, of: diagnostic)), .fix))
    }
  }

  /// Clang's machine lines of the first fix: byte columns, the end behind the last byte.
  private mutating func parseableFixits(_ path: String, _ lines: LineIndex, _ diagnostic: Diagnostic) {
    for edit in diagnostic.fixes.first?.edits ?? [] {
      let start = lines.position(at: edit.range.lower, unit: .byte)
      let end = lines.position(at: edit.range.upper, unit: .byte)
      out.raw("fix-it:\"")
      out.clangEscaped(path)
      out.raw("\":{\(start.line):\(start.column)-\(end.line):\(end.column)}:\"")
      out.clangEscaped(edit.text)
      out.raw("\"\n")
    }
  }
}
