import Diagnostics
import SourceText

/// reviewdog's Diagnostic Format, one JSON object a line. Columns count UTF-8 bytes, as that format says.
struct ReviewdogReporter: Reporter {
  /// A fix in several places is told as one replacement of all between, up to this many bytes.
  private static let longestSpan = 2000
  private let paths: ReportedPath
  private let links: [String: String]
  private var json = JSONWriter()

  init(_ options: ReportOptions) {
    paths = ReportedPath(options)
    links = Dictionary(
      options.rules.compactMap { rule in rule.link.map { (rule.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func begin() {}
  mutating func finish(_ totals: ReportTotals) {}
  mutating func take() -> [UInt8] { json.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    let path = paths.relative(file.path)
    for diagnostic in file.diagnostics {
      json.beginObject()
      json.member("message", diagnostic.saying)
      location(path, diagnostic.range, lines)
      json.member("severity", ReviewdogReporter.severity(diagnostic.severity))
      json.beginObject("source")
      json.member("name", "wirelint")
      json.endObject()
      json.beginObject("code")
      json.member("value", diagnostic.rule)
      if let link = links[diagnostic.rule] { json.member("url", link) }
      json.endObject()
      suggestions(diagnostic.fixes, file.text, lines)
      related(diagnostic.related, path, lines)
      json.endObject()
      json.endLine()
    }
  }

  private mutating func suggestions(_ fixes: [Fix], _ text: SourceText, _ lines: LineIndex) {
    let edits = fixes.compactMap { ReviewdogReporter.oneEdit($0, in: text) }
    if edits.isEmpty { return }
    json.beginArray("suggestions")
    for edit in edits {
      json.beginObject()
      range(edit.range, lines)
      json.member("text", edit.text)
      json.endObject()
    }
    json.endArray()
  }

  /// A fix as one edit: suggestions are alternatives to each other, so its edits cannot be told one by
  /// one. Nil when they stand too far apart.
  private static func oneEdit(_ fix: Fix, in text: SourceText) -> Edit? {
    guard let first = fix.edits.first, let last = fix.edits.last else { return nil }
    if fix.edits.count == 1 { return first }
    let span = first.range.union(last.range)
    guard span.count <= longestSpan else { return nil }
    var result = ""
    var at = span.lower
    for edit in fix.edits {
      result += text[TextRange(at, edit.range.lower)] + edit.text
      at = edit.range.upper
    }
    return Edit(span, result)
  }

  private mutating func related(_ places: [RelatedPlace], _ path: String, _ lines: LineIndex) {
    if places.isEmpty { return }
    json.beginArray("relatedLocations")
    for place in places {
      json.beginObject()
      json.member("message", place.message)
      location(path, place.range, lines)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func location(_ path: String, _ range: TextRange, _ lines: LineIndex) {
    json.beginObject("location")
    json.member("path", path)
    self.range(range, lines)
    json.endObject()
  }

  private mutating func range(_ range: TextRange, _ lines: LineIndex) {
    json.beginObject("range")
    for (key, offset) in [("start", range.lower), ("end", range.upper)] {
      let place = lines.position(at: offset, unit: .byte)
      json.beginObject(key)
      json.member("line", place.line)
      json.member("column", place.column)
      json.endObject()
    }
    json.endObject()
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }
}
