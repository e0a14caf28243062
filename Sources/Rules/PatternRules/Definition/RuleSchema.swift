import ArticleModel
import Diagnostics
import RuleKit

/// The JSON Schema (2020-12) of rule files, made from the keys that the kinds of rules state.
package struct RuleSchema: Encodable {
  private let kinds: [any PatternKind.Type]

  /// Of all kinds that there are.
  package init() { kinds = PatternKinds.all }

  init(of kinds: [any PatternKind.Type]) { self.kinds = kinds }

  /// The keys that a rule of any kind may have.
  private var commonKeys: [RuleKey] {
    [
      RuleKey("extends", .oneOf(kinds.map { $0.name }), isNeeded: true, "The kind of rule."),
      RuleKey(
        "message", .text, isNeeded: true,
        "What people read; '%s' for what was found ('%[1]s', '%[2]s' by number)."),
      RuleKey(
        "level", .oneOf(["suggestion", "note", "warning", "error"]),
        "Default warning; 'suggestion' is Vale's word for note."),
      RuleKey(
        "scope", .texts,
        "text (default), paragraph, sentence, raw, heading, table, figure.caption, summary; '~' negates, '&' joins."
      ),
      RuleKey("link", .text), RuleKey("description", .text), RuleKey("name", .text),
      RuleKey("limit", .count, "The most diagnostics in one file; 0: no limit."),
      RuleKey("code", .no),
      RuleKey("action", .mapping([RuleKey("name", .text), RuleKey("params", .texts)])),
      RuleKey("rationale", .text, "Why; 'wirelint explain' prints it."),
      RuleKey("category", .oneOf(Category.allCases.map(\.rawValue))),
      RuleKey(
        "regions", .someOf(["all", "prose"] + RegionKind.allCases.map(\.name)),
        "Where the rule reads; default prose."),
      RuleKey("inside-quotations", .flag, "Whether the rule reads what speakers say; default true."),
      RuleKey(
        "fix", .oneOf(["none", "safe", "unsafe", "choice"]),
        "What may be done with the expected text; default unsafe."),
      RuleKey("unless", .texts, "Patterns that silence the rule where they match in the same unit."),
      RuleKey("examples", .mapping([RuleSchema.flags, RuleSchema.allows])),
    ]
  }

  private static let flags = RuleKey(
    "flags", .textsOr([RuleKey("copy", .text, isNeeded: true), RuleKey("fixed", .text, isNeeded: true)]),
    "Copy with what is flagged between ⟦ and ⟧; with 'fixed', what the fixes make of it.")
  private static let allows = RuleKey("allows", .texts, "Copy that must be left alone.")

  package func encode(to encoder: any Encoder) throws { try document.encode(to: encoder) }

  private var document: SchemaNode {
    let title = "wirelint rule file (rules/packs/PACK/RULE.yml, or a rule of a Vale style)"
    var members: [SchemaNode.Member] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
    ]
    members += SchemaNode.members(of: commonKeys)
    members.append(("allOf", .list(kinds.map(branch))))
    members.append(("unevaluatedProperties", .flag(false)))
    members.append(("$defs", .object(SchemaNode.definitions)))
    return .object(members)
  }

  /// What holds of files that extend a kind.
  private func branch(_ kind: any PatternKind.Type) -> SchemaNode {
    let isKind = SchemaNode.object([("extends", .object([("const", .text(kind.name))]))])
    return .object([
      ("if", .object([("properties", isKind)])), ("then", .object(SchemaNode.members(of: kind.keys))),
    ])
  }
}

/// A value of a schema; members keep their order.
indirect enum SchemaNode: Encodable {
  typealias Member = (name: String, value: SchemaNode)

  case text(String)
  case number(Double)
  case flag(Bool)
  case list([SchemaNode])
  case object([Member])

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text): try text.encode(to: encoder)
    case .number(let number): try number.encode(to: encoder)
    case .flag(let flag): try flag.encode(to: encoder)
    case .list(let nodes): try nodes.encode(to: encoder)
    case .object(let members):
      var container = encoder.container(keyedBy: Name.self)
      for member in members { try container.encode(member.value, forKey: Name(stringValue: member.name)) }
    }
  }
}

extension SchemaNode {
  /// A mapping with some keys: which it needs, and what stands behind each.
  static func members(of keys: [RuleKey]) -> [Member] {
    let needed = keys.filter(\.isNeeded).map { SchemaNode.text($0.name) }
    let properties = SchemaNode.object(keys.map { ($0.name, described($0)) })
    return [("type", .text("object"))] + (needed.isEmpty ? [] : [("required", .list(needed))])
      + [("properties", properties)]
  }

  private static func described(_ key: RuleKey) -> SchemaNode {
    .object(members(of: key.value) + (key.says.isEmpty ? [] : [("description", .text(key.says))]))
  }

  private static func members(of value: RuleKey.Value) -> [Member] {
    switch value {
    case .text: [type("string")]
    case .texts: [reference("texts")]
    case .pairs: [reference("pairs")]
    case .flag: [type("boolean")]
    case .count: [type("integer"), ("minimum", .number(0))]
    case .decimal(let range):
      [type("number")]
        + (range.map { [("minimum", .number($0.lowerBound)), ("maximum", .number($0.upperBound))] } ?? [])
    case .oneOf(let names): [("enum", .list(names.map { .text($0) }))]
    case .someOf(let names):
      [("oneOf", .list([.object(members(of: .oneOf(names))), list(of: members(of: .oneOf(names)))]))]
    case .mapping(let keys): closed(keys)
    case .items(let keys): [type("array"), ("minItems", .number(1)), ("items", .object(closed(keys)))]
    case .textsOr(let keys):
      [
        (
          "oneOf",
          .list([
            .object([type("string")]),
            list(of: [("oneOf", .list([.object([type("string")]), .object(closed(keys))]))]),
          ])
        )
      ]
    case .no: [("const", .flag(false))]
    }
  }

  private static func type(_ name: String) -> Member { ("type", .text(name)) }

  private static func reference(_ name: String) -> Member { ("$ref", .text("#/$defs/" + name)) }

  private static func list(of item: [Member]) -> SchemaNode {
    .object([type("array"), ("items", .object(item))])
  }

  /// A mapping that has no other keys.
  private static func closed(_ keys: [RuleKey]) -> [Member] {
    members(of: keys) + [("additionalProperties", .flag(false))]
  }

  /// What `texts` and `pairs` stand for: YAML reads numbers and flags out of words that are meant as texts.
  static var definitions: [Member] {
    let scalars = ["string", "number", "boolean"].map { SchemaNode.text($0) }
    let scalar = SchemaNode.object([("type", .list(scalars))])
    let optional = SchemaNode.object([("type", .list(scalars + CollectionOfOne(.text("null"))))])
    let lines = SchemaNode.object([type("object"), ("additionalProperties", scalar)])
    return [
      ("texts", .object([("oneOf", .list([optional, .object([type("array"), ("items", scalar)])]))])),
      ("pairs", .object([("oneOf", .list([lines, .object([type("array"), ("items", lines)])]))])),
    ]
  }
}
