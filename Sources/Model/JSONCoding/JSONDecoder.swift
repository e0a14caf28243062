/// Decodes values from JSON.
///
/// Foundation's would bring a quarter of the program along: its formats of dates, its property lists, its
/// collections and the regular expressions of Swift.
package struct JSONDecoder {
  /// What the values may ask of the decoder.
  package var userInfo: [CodingUserInfoKey: any Sendable] = [:]

  package init() {}

  /// A value of a text. Throws `DecodingError`; what is no JSON at all is `dataCorrupted` without a path.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: some Sequence<UInt8>
  ) throws -> Value {
    let tree: JSONTree
    do {
      tree = try JSONParser.parse(Array(bytes))
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "\(error.reason) (at byte \(error.offset))"))
    }
    return try Value(from: TreeDecoder(tree: tree, codingPath: [], userInfo: userInfo))
  }
}

/// The decoder of one value, which is its own container where it is a single one.
struct TreeDecoder: Decoder, SingleValueDecodingContainer {
  let tree: JSONTree
  let codingPath: [any CodingKey]
  /// What the values may ask of the decoder.
  let userInfo: [CodingUserInfoKey: Any]

  /// The decoder of a value in this one.
  func inner(_ tree: JSONTree, _ key: some CodingKey) -> TreeDecoder {
    TreeDecoder(tree: tree, codingPath: codingPath + [key], userInfo: userInfo)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = tree else { throw mismatch([String: Any].self) }
    return KeyedDecodingContainer(ObjectContainer(decoder: self, members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let values) = tree else { throw mismatch([Any].self) }
    return ListContainer(decoder: self, values: values)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    let kind: String
    switch tree {
    case .null:
      return .valueNotFound(type, .init(codingPath: codingPath, debugDescription: "null instead of a value"))
    case .flag: kind = "true or false"
    case .number: kind = "a number"
    case .text: kind = "a string"
    case .list: kind = "a list"
    case .object: kind = "an object"
    }
    return .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "\(kind) instead"))
  }

  func decodeNil() -> Bool {
    if case .null = tree { return true }
    return false
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .flag(let flag) = tree else { throw mismatch(type) }
    return flag
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .text(let text) = tree else { throw mismatch(type) }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double {
    guard case .number(let text) = tree else { throw mismatch(type) }
    guard let value = Double(text), value.isFinite else { throw unfit(text, type) }
    return value
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try whole() }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
  func decode(_ type: UInt.Type) throws -> UInt { try whole() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  /// A whole number, which may be written with a point: `2.0`.
  private func whole<Number: FixedWidthInteger>() throws -> Number {
    guard case .number(let text) = tree else { throw mismatch(Number.self) }
    if let number = Number(text) { return number }
    guard let number = Double(text).flatMap({ Number(exactly: $0) }) else { throw unfit(text, Number.self) }
    return number
  }

  private func unfit(_ text: String, _ type: Any.Type) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "\(text) does not fit in \(type)"))
  }
}
