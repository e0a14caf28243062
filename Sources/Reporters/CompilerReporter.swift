import Diagnostics
import SourceText

/// Compiler-style diagnostics with the source line, a marker line and what to write instead, as Vim,
/// Emacs and problem matchers read them.
struct CompilerReporter: Reporter {
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
    let path = SourceExcerpt.oneLine(file.path, limit: 4096)
    for diagnostic in file.diagnostics {
      header(
        path, lines, diagnostic.range, "\(diagnostic.severity.rawValue)", diagnostic.message, diagnostic.rule)
      excerpt(file.text, lines, diagnostic)
      for place in diagnostic.related {
        header(path, lines, place.range, "note", place.message, diagnostic.rule)
      }
      if options.parseableFixits { parseableFixits(file.path, file.text, lines, diagnostic) }
    }
  }

  private mutating func line(_ text: String) {
    out.append(contentsOf: text.utf8)
    out.append(0x0A)
  }

  private mutating func header(
    _ path: String, _ lines: LineIndex, _ range: TextRange, _ severity: String, _ message: String,
    _ rule: String
  ) {
    let place = lines.position(at: range.lower, unit: options.columnUnit)
    line(
      "\(path):\(place.line):\(place.column): \(painted(severity)): \(SourceExcerpt.oneLine(message, limit: 500)) [\(rule)]"
    )
  }

  private func painted(_ severity: String) -> String {
    guard options.color else { return severity }
    let code = severity == "error" ? "1;31" : severity == "warning" ? "1;35" : "1;36"
    return "\u{1B}[\(code)m\(severity)\u{1B}[0m"
  }

  private mutating func excerpt(_ text: SourceText, _ lines: LineIndex, _ diagnostic: Diagnostic) {
    let excerpt = SourceExcerpt(text, lines, diagnostic.range, width: options.width)
    let indent = String(repeating: " ", count: excerpt.indent)
    line(excerpt.text)
    line(indent + "^" + String(repeating: "~", count: excerpt.marked - 1))
    for fix in diagnostic.fixes.prefix(CompilerReporter.mostAlternatives) {
      line(indent + shown(fix, diagnostic.range))
    }
  }

  /// What to write instead, or what to do where that cannot be shown in place.
  private func shown(_ fix: Fix, _ range: TextRange) -> String {
    guard fix.edits.count == 1, let edit = fix.edits.first, edit.range == range, !edit.text.isEmpty,
      edit.text.utf8.contains(where: { $0 > 0x20 })
    else { return "fix: " + SourceExcerpt.oneLine(fix.title) }
    return SourceExcerpt.oneLine(edit.text)
  }

  /// Clang's machine line, byte columns.
  private mutating func parseableFixits(
    _ path: String, _ text: SourceText, _ lines: LineIndex, _ diagnostic: Diagnostic
  ) {
    for edit in diagnostic.fixes.first?.edits ?? [] {
      let start = lines.position(at: edit.range.lower, unit: .byte)
      let end = lines.position(at: edit.range.upper, unit: .byte)
      line(
        "fix-it:\"\(escaped(path))\":{\(start.line):\(start.column)-\(end.line):\(end.column)}:\"\(escaped(edit.text))\""
      )
    }
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return result
  }
}
