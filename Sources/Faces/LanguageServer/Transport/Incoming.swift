import JSONCoding
import LanguageServerProtocol

/// A message of the client, read as far as to know what it is.
package struct Incoming: Sendable {
  var head: LSP.MessageHead
  var body: [UInt8]

  /// Reads the head of a message. What is no JSON is a parse error; JSON that is no message is an invalid
  /// request.
  package init(_ bytes: [UInt8]) throws(LSP.ResponseError) {
    do {
      head = try Incoming.decoded(LSP.MessageHead.self, bytes)
    } catch {
      throw Incoming.error(error)
    }
    body = bytes
  }

  /// Decodes a message, without the halves of surrogate pairs where these are in the way.
  private static func decoded<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: bytes)
    } catch DecodingError.dataCorrupted(let context) {
      guard let repaired = SurrogateRepair.repaired(bytes) else {
        throw DecodingError.dataCorrupted(context)
      }
      return try JSONDecoder().decode(type, from: repaired)
    }
  }

  private static func error(_ error: any Error) -> LSP.ResponseError {
    if case DecodingError.dataCorrupted(let context) = error, context.codingPath.isEmpty {
      return LSP.ResponseError(.parseError, "the message is no JSON: \(context.debugDescription)")
    }
    return LSP.ResponseError(.invalidRequest, "the message is no object with a method or an id")
  }

  /// The parameters as a type.
  func parameters<Value: Decodable>(_ type: Value.Type = Value.self) throws(LSP.ResponseError) -> Value {
    do {
      return try Incoming.decoded(LSP.Parameters<Value>.self, body).params
    } catch {
      throw LSP.ResponseError(
        .invalidParams, "'\(head.method ?? "")': \(Incoming.described(error))")
    }
  }

  /// The result of an answer; nil where it is an error or of another type.
  func result<Value: Decodable>(_ type: Value.Type) -> Value? {
    (try? Incoming.decoded(LSP.Answer<Value>.self, body))?.result
  }

  /// What is wrong with parameters, as people who write clients read it.
  private static func described(_ error: any Error) -> String {
    func path(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return "'\((context.codingPath + [key]).map(\.stringValue).joined(separator: "."))' is missing"
    case DecodingError.typeMismatch(let type, let context),
      DecodingError.valueNotFound(let type, let context):
      return "'\(path(context))' is no \(type)"
    case DecodingError.dataCorrupted(let context):
      return "'\(path(context))': \(context.debugDescription)"
    default: return "\(error)"
    }
  }
}
