import Diagnostics
import SourceText

/// The JSON of `vale --output=JSON`: alerts by path, so that editors and scripts made for Vale go on
/// working. Spans are the first and the last scalar of the line, from 1; an alert over several lines ends
/// with its first line, but one on the file as it stands has the length of all of them.
struct ValeReporter: Reporter {
  private let rules: [String: ReportedRule]
  private var json = JSONWriter()

  init(_ options: ReportOptions) {
    rules = Dictionary(options.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func begin() { json.beginObject() }

  mutating func finish(_ totals: ReportTotals) {
    json.breakLine()
    json.endObject()
    json.endLine()
  }

  mutating func take() -> [UInt8] { json.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    json.breakLine()
    json.beginArray(file.path)
    for diagnostic in file.diagnostics { add(diagnostic, file.text, lines) }
    json.endArray()
  }

  private mutating func add(_ diagnostic: Diagnostic, _ text: SourceText, _ lines: LineIndex) {
    let start = lines.position(at: diagnostic.range.lower)
    // The line break counts as its last character.
    let lineEnd = lines.range(ofLine: start.line)?.upper ?? diagnostic.range.upper
    let slice = text.slice(diagnostic.range)
    let isWhole = diagnostic.readAs.map { $0.utf8.contains(0x0A) && $0.utf8.elementsEqual(slice) } ?? false
    let last =
      isWhole
      ? start.column + String(decoding: slice, as: UTF8.self).unicodeScalars.count - 1
      : diagnostic.range.upper > lineEnd
        ? lines.position(at: max(diagnostic.range.lower, lineEnd)).column
        : lines.position(at: diagnostic.range.upper).column - 1
    json.breakLine()
    json.beginObject()
    action(diagnostic)
    json.beginArray("Span")
    json.element(start.column)
    json.element(max(start.column, last))
    json.endArray()
    json.member("Check", diagnostic.rule)
    let rule = rules[diagnostic.rule]
    json.member("Description", rule?.statement?.description ?? rule?.summary ?? "")
    json.member("Link", rule?.statement?.link ?? rule?.link ?? "")
    json.member("Message", diagnostic.saying)
    json.member("Severity", diagnostic.severity == .note ? "suggestion" : diagnostic.severity.rawValue)
    if let text = diagnostic.readAs {
      json.member("Match", text)
    } else {
      json.member("Match", slice)
    }
    json.member("Line", start.line)
    json.endObject()
  }

  /// What the rule's file states, as Vale gives it; of other rules `replace` with every text that may stand there
  /// instead, `remove` when the match just goes. Other fixes cannot be said in Vale's terms.
  private mutating func action(_ diagnostic: Diagnostic) {
    if let stated = rules[diagnostic.rule]?.statement, !stated.action.isEmpty,
      stated.action != "replace" || !stated.parameters.isEmpty
    {
      return action(stated.action, stated.parameters)
    }
    let texts = diagnostic.fixes.compactMap { fix -> String? in
      guard fix.edits.count == 1, let edit = fix.edits.first, edit.range == diagnostic.range else {
        return nil
      }
      return edit.text
    }
    if texts.isEmpty || texts == [""] {
      action(texts.isEmpty ? "" : "remove", [])
    } else {
      action("replace", texts)
    }
  }

  private mutating func action(_ name: String, _ parameters: [String]) {
    json.beginObject("Action")
    json.member("Name", name)
    if parameters.isEmpty {
      json.null("Params")
    } else {
      json.beginArray("Params")
      for text in parameters { json.element(text) }
      json.endArray()
    }
    json.endObject()
  }
}
