/// Encodes values as JSON, in the layout of Foundation's encoder.
package struct JSONEncoder {
  /// How the text looks.
  package struct OutputFormatting: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// A member and an element a line.
    package static let prettyPrinted = OutputFormatting(rawValue: 1)
    /// Members by name; otherwise as they are encoded.
    package static let sortedKeys = OutputFormatting(rawValue: 2)
    /// `/` as it is, which need be escaped only where the text stands in HTML.
    package static let withoutEscapingSlashes = OutputFormatting(rawValue: 4)
  }

  /// How the text looks; nothing set: one line, members as they are encoded, `/` escaped.
  package var outputFormatting: OutputFormatting = []

  package init() {}

  /// The text of a value. Throws `EncodingError` for numbers that JSON has not.
  package func encode(_ value: some Encodable) throws -> [UInt8] {
    let node = JSONNode()
    try value.encode(to: TreeEncoder(node: node, codingPath: []))
    var text = JSONLayout(formatting: outputFormatting)
    text.add(node, depth: 0)
    return text.bytes
  }
}

/// A value that is being encoded.
final class JSONNode {
  enum Content {
    case nothing
    /// As it stands in the text, but for strings.
    case word(String)
    case text(String)
    case list([JSONNode])
    case members([(name: String, node: JSONNode)])
  }

  var content = Content.nothing

  /// A further element.
  func element() -> JSONNode {
    let node = JSONNode()
    if case .list(var nodes) = content {
      content = .nothing
      nodes.append(node)
      content = .list(nodes)
    } else {
      content = .list([node])
    }
    return node
  }

  /// A member; one of the same name is replaced.
  func member(_ name: String) -> JSONNode {
    let node = JSONNode()
    guard case .members(var members) = content else {
      content = .members([(name, node)])
      return node
    }
    content = .nothing
    if let known = members.firstIndex(where: { $0.name == name }) {
      members[known].node = node
    } else {
      members.append((name, node))
    }
    content = .members(members)
    return node
  }
}

/// The encoder of one value, which is its own container where it is a single one.
struct TreeEncoder: Encoder, SingleValueEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .members = node.content {} else { node.content = .members([]) }
    return KeyedEncodingContainer(ObjectWriter<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .list = node.content {} else { node.content = .list([]) }
    return ListWriter(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { node.content = .word("null") }
  func encode(_ value: Bool) { node.content = .word(value ? "true" : "false") }
  func encode(_ value: String) { node.content = .text(value) }

  func encode(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(
        value, .init(codingPath: codingPath, debugDescription: "JSON has no \(value)"))
    }
    // Whole numbers without a point.
    let text = value.description
    node.content = .word(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  func encode(_ value: Float) throws { try encode(Double(value)) }
  func encode(_ value: Int) { node.content = .word(String(value)) }
  func encode(_ value: Int8) { node.content = .word(String(value)) }
  func encode(_ value: Int16) { node.content = .word(String(value)) }
  func encode(_ value: Int32) { node.content = .word(String(value)) }
  func encode(_ value: Int64) { node.content = .word(String(value)) }
  func encode(_ value: UInt) { node.content = .word(String(value)) }
  func encode(_ value: UInt8) { node.content = .word(String(value)) }
  func encode(_ value: UInt16) { node.content = .word(String(value)) }
  func encode(_ value: UInt32) { node.content = .word(String(value)) }
  func encode(_ value: UInt64) { node.content = .word(String(value)) }

  func encode(_ value: some Encodable) throws { try value.encode(to: self) }
}
