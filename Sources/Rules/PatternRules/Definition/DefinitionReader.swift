import ArticleModel
import Diagnostics
import MarkedYAML
import RuleKit

/// Reads rule files: Vale's keys and defaults, and ours on top.
struct DefinitionReader {
  var fields: RuleFields
  let isVale: Bool
  /// `Style.Rule`.
  let id: String
  /// The folders of styles, for dictionaries that a rule names.
  let folders: [String]
  /// Whether the patterns of the file are known to compile.
  let isChecked: Bool
  /// The kinds of rules that a file may name.
  let kinds: [any PatternKind.Type]

  /// The rule of a file. Errors have the place in the file.
  static func read(
    _ bytes: [UInt8], id: String, isVale: Bool, isChecked: Bool = false, folders: [String] = [],
    kinds: [any PatternKind.Type] = PatternKinds.all
  ) throws(YAMLError) -> PatternDefinition {
    // A key that comes twice is an error in styles for Vale too: Vale finds nothing with such a rule.
    guard let node = try YAMLDocument.parse(bytes) else {
      throw YAMLError(at: YAMLPlace(line: 1, column: 1), "the rule file is empty")
    }
    var fields = try RuleFields(node)
    fields.isLenient = isVale
    var reader = DefinitionReader(
      fields: fields, isVale: isVale, id: id, folders: folders, isChecked: isChecked, kinds: kinds)
    return try reader.definition(id)
  }

  private mutating func definition(_ id: String) throws(YAMLError) -> PatternDefinition {
    let extends = fields.node("extends")
    guard let extends, let kindName = extends.text else {
      throw YAMLError(
        at: extends?.place ?? fields.place, "'extends' is missing: it says what kind of rule this is")
    }
    guard var message = try fields.text("message") else {
      throw YAMLError(at: fields.place, "'message' is missing: it is what people read")
    }
    if isVale {
      // Lines of a long message are one.
      while message.hasSuffix("\n") { message.removeLast() }
      message = message.replacing("\n", with: " ")
    }
    if fields.node("code")?.flag == true {
      throw YAMLError(at: fields.place, "'code: true' is not supported: mark-up for code is never read")
    }
    let kind = try kind(kindName, extends.place)
    var definition = PatternDefinition(
      id: id, message: message, scopes: try scopes(), kind: kind, isVale: isVale)
    try addCommon(to: &definition)
    try addOwn(to: &definition)
    try fields.rejectOthers(kind: kindName)
    return definition
  }

  private mutating func scopes() throws(YAMLError) -> [String] {
    let scopes = try fields.texts("scope")
    for scope in scopes where ["code", "link", "strong", "emphasis"].contains(scope.text) {
      throw YAMLError(at: scope.place, "the scope '\(scope.text)' is no longer one of Vale's; leave it out")
    }
    return scopes.isEmpty ? ["text"] : scopes.map(\.text)
  }

  private mutating func addCommon(to definition: inout PatternDefinition) throws(YAMLError) {
    if let level = try fields.text("level") {
      guard let severity = DefinitionReader.levels[level] else {
        throw YAMLError(
          at: fields.node("level")?.place ?? fields.place,
          "'level' is suggestion, warning or error, not '\(level)'")
      }
      definition.severity = severity
    }
    definition.limit = try fields.number("limit").flatMap { $0 == 0 ? nil : $0 }
    definition.link = try fields.text("link") ?? ""
    definition.summary = try fields.text("description") ?? ""
    _ = try fields.text("name")
    guard let action = fields.node("action"), !action.isEmpty else { return }
    var inner = try RuleFields(action)
    definition.action = .init(
      name: try inner.text("name") ?? "", parameters: try inner.texts("params").map(\.text))
    try inner.rejectOthers(kind: "action")
  }

  private static let levels: [String: Severity] = [
    "suggestion": .note, "note": .note, "warning": .warning, "error": .error,
  ]

  /// What Vale does not have.
  private mutating func addOwn(to definition: inout PatternDefinition) throws(YAMLError) {
    definition.rationale = try fields.text("rationale") ?? ""
    if let inside = try fields.flag("inside-quotations") { definition.readsQuotations = inside }
    if let name = try fields.text("category") {
      guard let category = Category(rawValue: name) else {
        throw YAMLError(
          at: fields.node("category")?.place ?? fields.place, "'\(name)' is no category of rules")
      }
      definition.category = category
    }
    let regions = try fields.texts("regions")
    for region in regions {
      guard let set = DefinitionReader.regions(region.text) else {
        throw YAMLError(
          at: region.place,
          "'\(region.text)' is no region; there are all, prose, \(RegionKind.allCases.map(\.name).joined(separator: ", "))"
        )
      }
      definition.regions = (definition.regions ?? []).union(set)
    }
    if let fix = try fields.text("fix") {
      guard fix == "none" || FixSafety(rawValue: fix) != nil else {
        throw YAMLError(
          at: fields.node("fix")?.place ?? fields.place, "'fix' is none, safe, unsafe or choice")
      }
      definition.fixSafety = FixSafety(rawValue: fix)
    }
    for pattern in try fields.texts("unless") {
      definition.unless.append(try text(pattern, isWord: false))
    }
    definition.examples = try examples()
  }

  private static func regions(_ name: String) -> RegionSet? {
    switch name {
    case "all": .all
    case "prose": .prose
    default: RegionKind.allCases.first { $0.name == name }.map { RegionSet($0) }
    }
  }

  private mutating func examples() throws(YAMLError) -> [PatternExample] {
    guard let node = fields.node("examples"), !node.isEmpty else { return [] }
    var inner = try RuleFields(node)
    let flags = try flagged(inner.node("flags"))
    let allows = try inner.texts("allows")
    try inner.rejectOthers(kind: "examples")
    return flags + allows.map { PatternExample(copy: $0.text, place: $0.place, isFlagged: false) }
  }

  /// Examples of what is flagged: texts, or mappings of `copy` and of what it is `fixed`.
  private func flagged(_ node: YAMLNode?) throws(YAMLError) -> [PatternExample] {
    guard let node, !node.isEmpty else { return [] }
    var examples: [PatternExample] = []
    for item in node.items ?? [node] {
      var example = PatternExample(copy: item.text ?? "", place: item.place, isFlagged: true)
      if item.text == nil {
        var fields = try RuleFields(item)
        guard let copy = try fields.text("copy"), let fixed = try fields.text("fixed") else {
          throw YAMLError(at: item.place, "an example is a text, or has 'copy' and 'fixed'")
        }
        try fields.rejectOthers(kind: "an example")
        (example.copy, example.fixed) = (copy, fixed)
      }
      guard example.copy.contains("⟦") else {
        throw YAMLError(at: item.place, "an example under 'flags' shows what is flagged between ⟦ and ⟧")
      }
      examples.append(example)
    }
    return examples
  }
}
