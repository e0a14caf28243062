/// One request as it came.
package struct HTTPRequest: Sendable {
  /// In capitals.
  package var method: String
  /// Without the query, unescaped: `%00` is a NUL here.
  package var path: String
  /// Names in lower case; of a header that comes twice the first.
  package var headers: [String: String]
  /// Names of headers that came more than once, not always with the same value.
  package var contradicted: Set<String> = []
  /// The fields of the query.
  package var query: [String: [UInt8]]
  /// As it was sent; empty for requests without one.
  package var body: [UInt8]
  /// The client's numeric address; empty where it is not known.
  package var client = ""

  /// A request whose client is not known.
  package init(
    method: String, path: String, headers: [String: String] = [:], query: [String: [UInt8]] = [:],
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.headers = headers
    self.query = query
    self.body = body
  }

  /// The media type of the body, without its parameters; nil where none is stated.
  var mediaType: String? {
    headers["content-type"].map { type in
      type.prefix { $0 != ";" }.lowercased().trimmingSpaces
    }
  }
}

extension StringProtocol {
  /// Without spaces and tabs at either end.
  var trimmingSpaces: String {
    let inside = drop { $0 == " " || $0 == "\t" }
    return String(inside.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

/// What is answered.
package struct HTTPResponse: Sendable {
  /// The status of HTTP: 200 for what was answered as wished.
  package var status: Int
  /// By name, as they are sent.
  package var headers: [String: String]
  /// What follows the headers.
  package var body: [UInt8]

  /// - Parameters:
  ///   - status: The status of HTTP.
  ///   - type: The media type of the body, for `Content-Type`.
  ///   - body: What follows the headers.
  package init(status: Int, type: String, body: [UInt8]) {
    self.status = status
    headers = ["Content-Type": type]
    self.body = body
  }
}
