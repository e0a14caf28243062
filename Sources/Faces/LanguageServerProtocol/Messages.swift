extension LSP {
  /// What tells the answer to one request from that to another.
  package enum RequestID: Codable, Sendable, Hashable {
    case number(Int)
    case text(String)

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }

  /// What every message begins with: enough to know what it is.
  package struct MessageHead: Decodable, Sendable {
    /// Of a request, what its answer is to name; of an answer, the request that it is to. Nil for a
    /// notification.
    package var id: RequestID?
    /// Nil for the answer to a request.
    package var method: String?
    /// Why the client could not do what it was asked; nil for all but such answers.
    package var error: ResponseError?
  }

  /// The parameters of a request or notification.
  package struct Parameters<Value: Decodable>: Decodable {
    /// What the method takes.
    package var params: Value
  }

  /// The result of an answer from the client.
  package struct Answer<Value: Decodable>: Decodable {
    /// What the method gives; a member that must be there, be it null.
    package var result: Value
  }

  /// A request to the client.
  package struct Request<Value: Encodable>: Encodable {
    /// The version of JSON-RPC, in every message.
    package let jsonrpc = "2.0"
    /// What the answer is to name; no other request of the server has the same.
    package var id: RequestID
    /// What is asked for: `workspace/configuration`.
    package var method: String
    /// What the method takes.
    package var params: Value

    /// - Parameters:
    ///   - id: What the answer is to name.
    ///   - method: What is asked for.
    ///   - params: What the method takes.
    package init(id: RequestID, method: String, params: Value) {
      self.id = id
      self.method = method
      self.params = params
    }

    private enum CodingKeys: CodingKey { case jsonrpc, id, method, params }
  }

  /// A message that needs no answer.
  package struct Notification<Value: Encodable>: Encodable {
    /// The version of JSON-RPC, in every message.
    package let jsonrpc = "2.0"
    /// What is told: `window/logMessage`.
    package var method: String
    /// What the method takes.
    package var params: Value

    /// - Parameters:
    ///   - method: What is told.
    ///   - params: What the method takes.
    package init(method: String, params: Value) {
      self.method = method
      self.params = params
    }

    private enum CodingKeys: CodingKey { case jsonrpc, method, params }
  }

  /// The answer to a request; a nil result is written as `null`.
  package struct Response<Value: Encodable>: Encodable {
    /// The version of JSON-RPC, in every message.
    package let jsonrpc = "2.0"
    /// The id of the request.
    package var id: RequestID
    /// What the method gives.
    package var result: Value

    /// - Parameters:
    ///   - id: The id of the request.
    ///   - result: What the method gives.
    package init(id: RequestID, result: Value) {
      self.id = id
      self.result = result
    }

    private enum CodingKeys: CodingKey { case jsonrpc, id, result }
  }

  /// The answer to a request that failed, or (without id) to what was no request at all.
  package struct ErrorResponse: Encodable {
    /// The version of JSON-RPC, in every message.
    package let jsonrpc = "2.0"
    /// The id of the request; nil, written as `null`, where it could not be read.
    package var id: RequestID?
    /// Why it failed.
    package var error: ResponseError

    /// - Parameters:
    ///   - id: The id of the request; nil where it could not be read.
    ///   - error: Why it failed.
    package init(id: RequestID?, error: ResponseError) {
      self.id = id
      self.error = error
    }

    private enum CodingKeys: CodingKey { case jsonrpc, id, error }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(jsonrpc, forKey: .jsonrpc)
      try container.encode(id, forKey: .id)
      try container.encode(error, forKey: .error)
    }
  }

  /// Why a request failed.
  package struct ResponseError: Codable, Error, Sendable, Hashable {
    /// One of `ErrorCode`, or a number that the client made up.
    package var code: Int
    /// What went wrong, for people.
    package var message: String

    /// - Parameters:
    ///   - code: What kind of failure it is.
    ///   - message: What went wrong, for people.
    package init(_ code: ErrorCode, _ message: String) {
      self.code = code.rawValue
      self.message = message
    }
  }

  /// The error codes of JSON-RPC and of the protocol.
  package enum ErrorCode: Int, Sendable {
    /// What came is no JSON.
    case parseError = -32700
    /// It is JSON and no request, or none that may come now.
    case invalidRequest = -32600
    /// Nothing here has that method.
    case methodNotFound = -32601
    /// The method does not take such parameters.
    case invalidParams = -32602
    /// The server failed where it should not have.
    case internalError = -32603
    /// A request came before `initialize`.
    case serverNotInitialized = -32002
    /// The request was right, and cannot be done.
    case requestFailed = -32803
    /// The server gave the request up, which the client may send again.
    case serverCancelled = -32802
    /// The document changed meanwhile, so that the answer would be wrong.
    case contentModified = -32801
    /// The client cancelled the request.
    case requestCancelled = -32800
  }

  /// `$/cancelRequest`.
  package struct CancelParams: Decodable, Sendable {
    /// The request that the client no longer wants; it is answered all the same, as a rule with
    /// `requestCancelled`.
    package var id: RequestID
  }

  /// Parameters that are not read, and results that say nothing.
  package struct Nothing: Codable, Sendable, Hashable {
    package init() {}
  }
}
