import Diagnostics
import SourceText

/// SARIF 2.1.0 (OASIS). Results stream; the tool and those of its rules that found something follow them,
/// since the order of members is free in JSON.
struct SARIFReporter: Reporter {
  private let options: ReportOptions
  private let paths: ReportedPath
  private let known: [String: ReportedRule]
  /// UTF-16 when that is asked for, else scalars: SARIF knows no others.
  private let unit: ColumnUnit
  private var json = JSONWriter()
  private var rules: [String] = []
  private var indices: [String: Int] = [:]

  init(_ options: ReportOptions) {
    self.options = options
    paths = ReportedPath(options)
    known = Dictionary(options.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    unit = options.columnUnit == .utf16 ? .utf16 : .scalar
  }

  mutating func take() -> [UInt8] { json.take() }

  mutating func begin() {
    json.beginObject()
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.beginArray("runs")
    json.beginObject()
    json.member("columnKind", unit == .utf16 ? "utf16CodeUnits" : "unicodeCodePoints")
    if let root = paths.rootURI {
      json.beginObject("originalUriBaseIds")
      json.beginObject("SRCROOT")
      json.member("uri", root)
      json.endObject()
      json.endObject()
    }
    json.breakLine()
    json.beginArray("results")
  }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    let uri = paths.uri(file.path)
    var fingerprints = UniqueFingerprints()
    for diagnostic in file.diagnostics {
      json.breakLine()
      json.beginObject()
      json.member("ruleId", diagnostic.rule)
      json.member("ruleIndex", index(of: diagnostic.rule))
      json.member("level", diagnostic.severity.rawValue)
      message("message", diagnostic.saying)
      json.beginArray("locations")
      location(uri, diagnostic.range, lines)
      json.endArray()
      related(diagnostic.related, uri, lines)
      fixes(diagnostic.fixes.filter { !$0.edits.isEmpty }, uri, lines)
      json.beginObject("partialFingerprints")
      json.member("wirelint/v1", fingerprints.next(diagnostic, in: file.text))
      json.endObject()
      json.endObject()
    }
  }

  mutating func finish(_ totals: ReportTotals) {
    json.endArray()
    json.breakLine()
    json.beginObject("tool")
    json.beginObject("driver")
    json.member("name", "wirelint")
    if !options.toolVersion.isEmpty { json.member("version", options.toolVersion) }
    // An address with places to fill in is that of no page.
    if !options.sitePages.isEmpty, !options.sitePages.contains("{") {
      json.member("informationUri", options.sitePages)
    }
    json.beginArray("rules")
    for id in rules { rule(id) }
    json.endArray()
    json.endObject()
    json.endObject()
    json.endObject()
    json.endArray()
    json.endObject()
    json.endLine()
  }

  private mutating func index(of rule: String) -> Int {
    if let index = indices[rule] { return index }
    indices[rule] = rules.count
    rules.append(rule)
    return rules.count - 1
  }

  private mutating func rule(_ id: String) {
    json.breakLine()
    json.beginObject()
    json.member("id", id)
    if let rule = known[id] {
      message("shortDescription", rule.summary)
      message("fullDescription", rule.rationale.isEmpty ? rule.summary : rule.rationale)
      message("help", rule.rationale.isEmpty ? rule.summary : "\(rule.summary) \(rule.rationale)")
      if let link = rule.link { json.member("helpUri", link) }
      json.beginObject("defaultConfiguration")
      json.member("level", rule.severity.rawValue)
      json.endObject()
      json.beginObject("properties")
      json.beginArray("tags")
      json.element(rule.category)
      json.endArray()
      json.endObject()
    }
    json.endObject()
  }

  private mutating func message(_ key: String, _ text: String) {
    json.beginObject(key)
    json.member("text", text)
    json.endObject()
  }

  private mutating func location(_ uri: String, _ range: TextRange, _ lines: LineIndex, _ text: String? = nil)
  {
    json.beginObject()
    json.beginObject("physicalLocation")
    artifact(uri)
    region("region", range, lines)
    json.endObject()
    if let text { message("message", text) }
    json.endObject()
  }

  private mutating func artifact(_ uri: String) {
    json.beginObject("artifactLocation")
    json.member("uri", uri)
    if paths.rootURI != nil, !uri.hasPrefix("file:") { json.member("uriBaseId", "SRCROOT") }
    json.endObject()
  }

  private mutating func region(_ key: String, _ range: TextRange, _ lines: LineIndex) {
    let start = lines.position(at: range.lower, unit: unit)
    let end = lines.position(at: range.upper, unit: unit)
    json.beginObject(key)
    json.member("startLine", start.line)
    json.member("startColumn", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
    json.member("byteOffset", lines.fileOffset(range.lower))
    json.member("byteLength", range.count)
    json.endObject()
  }

  private mutating func related(_ places: [RelatedPlace], _ uri: String, _ lines: LineIndex) {
    if places.isEmpty { return }
    json.beginArray("relatedLocations")
    for place in places { location(uri, place.range, lines, place.message) }
    json.endArray()
  }

  private mutating func fixes(_ fixes: [Fix], _ uri: String, _ lines: LineIndex) {
    if fixes.isEmpty { return }
    json.beginArray("fixes")
    for fix in fixes {
      json.beginObject()
      message("description", fix.title)
      json.beginArray("artifactChanges")
      json.beginObject()
      artifact(uri)
      json.beginArray("replacements")
      for edit in fix.edits {
        json.beginObject()
        region("deletedRegion", edit.range, lines)
        message("insertedContent", edit.text)
        json.endObject()
      }
      json.endArray()
      json.endObject()
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }
}
