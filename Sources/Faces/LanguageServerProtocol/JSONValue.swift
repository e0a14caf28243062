extension LSP {
  /// Any JSON value.
  package enum JSONValue: Codable, Sendable, Hashable {
    /// `null`, and what lies too deep to be read.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A number, whole or not, as a Double holds it.
    case number(Double)
    /// A string, escapes undone.
    case text(String)
    /// An array, in its order.
    case list([JSONValue])
    /// An object, by its members' names; their order is lost.
    case object([String: JSONValue])

    /// Values within one another, at most: what is deeper is read as null. Each level is tried as every kind of
    /// value, and no setting or argument has more than a few.
    private static let deepest = 32

    package init(from decoder: any Decoder) throws {
      guard decoder.codingPath.count <= JSONValue.deepest else {
        self = .null
        return
      }
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([JSONValue].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: JSONValue].self))
      }
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .null: try container.encodeNil()
      case .flag(let flag): try container.encode(flag)
      case .number(let number):
        // Whole numbers are written without a point: clients compare them as integers.
        if let whole = Int64(exactly: number) {
          try container.encode(whole)
        } else {
          try container.encode(number)
        }
      case .text(let text): try container.encode(text)
      case .list(let list): try container.encode(list)
      case .object(let object): try container.encode(object)
      }
    }

    /// The value of a key; nil where there is none or this is no object.
    package subscript(key: String) -> JSONValue? {
      if case .object(let object) = self { return object[key] }
      return nil
    }

    /// The text of a string; nil for anything else.
    package var text: String? {
      if case .text(let text) = self { return text }
      return nil
    }

    /// The texts of a list of strings, or of one string; nil for anything else.
    package var texts: [String]? {
      switch self {
      case .text(let text): [text]
      case .list(let list) where list.allSatisfy { $0.text != nil }: list.compactMap(\.text)
      default: nil
      }
    }
  }
}
