/// The members of an object.
struct ObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: TreeDecoder
  let members: [String: JSONTree]

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

  private func value(_ key: some CodingKey) throws -> TreeDecoder {
    guard let tree = members[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "no member '\(key.stringValue)'"))
    }
    return decoder.inner(tree, key)
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).decode(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).decode(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).decode(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decode(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).decode(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).decode(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).decode(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).decode(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).decode(type) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Value(from: value(key))
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> {
    try value(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try value(SuperKey()) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }
}

/// The values of a list, one after the other.
struct ListContainer: UnkeyedDecodingContainer {
  let decoder: TreeDecoder
  let values: [JSONTree]
  private(set) var currentIndex = 0

  init(decoder: TreeDecoder, values: [JSONTree]) {
    self.decoder = decoder
    self.values = values
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex >= values.count }

  private func next(_ type: Any.Type) throws -> TreeDecoder {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        type, .init(codingPath: codingPath, debugDescription: "the list has \(values.count) values"))
    }
    return decoder.inner(values[currentIndex], IndexKey(currentIndex))
  }

  /// Moves on behind a value that could be decoded.
  private mutating func taken<Value>(_ decode: (TreeDecoder) throws -> Value) throws -> Value {
    let value = try decode(try next(Value.self))
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    let isNull = try next(Never.self).decodeNil()
    if isNull { currentIndex += 1 }
    return isNull
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try taken { try $0.decode(type) } }
  mutating func decode(_ type: String.Type) throws -> String { try taken { try $0.decode(type) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try taken { try $0.decode(type) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try taken { try $0.decode(type) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try taken { try $0.decode(type) } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try taken { try $0.decode(type) } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try taken { try $0.decode(type) } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try taken { try $0.decode(type) } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try taken { try $0.decode(type) } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try taken { try $0.decode(type) } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try taken { try $0.decode(type) } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try taken { try $0.decode(type) } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try taken { try $0.decode(type) } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try taken { try $0.decode(type) } }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try taken { try Value(from: $0) }
  }

  mutating func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type
  ) throws -> KeyedDecodingContainer<Inner> {
    try taken { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try taken { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try taken { $0 } }
}

/// The place of a value in a list.
struct IndexKey: CodingKey {
  private let index: Int
  var stringValue: String { "Index \(index)" }
  var intValue: Int? { index }
  init(_ index: Int) { self.index = index }
  init?(stringValue: String) { nil }
  init?(intValue: Int) { index = intValue }
}

/// The member that holds what a class inherits.
struct SuperKey: CodingKey {
  var stringValue: String { "super" }
  var intValue: Int? { nil }
  init() {}
  init?(stringValue: String) { nil }
  init?(intValue: Int) { nil }
}
