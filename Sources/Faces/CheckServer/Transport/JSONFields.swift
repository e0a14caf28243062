import JSONCoding

/// The fields of a body that is a JSON object: the members that a form would have, lists in place of their commas.
package enum JSONFields {
  private enum Value: Codable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([Value])
    case object([String: Value])
    case null

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Value].self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .flag(let value): try container.encode(value)
      case .list(let value): try container.encode(value)
      case .object(let value): try container.encode(value)
      case .null: try container.encodeNil()
      }
    }

    /// As a form would hold it; nil for null.
    var field: [UInt8]? {
      switch self {
      case .text(let value): Array(value.utf8)
      case .number(let value): Array("\(value)".utf8)
      case .flag(let value): Array(value ? "true".utf8 : "false".utf8)
      case .list(let values): Array(values.compactMap(\.field).joined(separator: [UInt8(ascii: ",")]))
      case .object: (try? JSONEncoder().encode(self)).map(Array.init)
      case .null: nil
      }
    }
  }

  /// Fields by name; nil where the body is no JSON object.
  package static func parse(_ body: [UInt8]) -> [String: [UInt8]]? {
    let members = try? JSONDecoder().decode([String: Value].self, from: body)
    return members?.compactMapValues(\.field)
  }
}
