/// Why a request is not answered as it wishes.
package struct CheckError: Error, Sendable {
  /// The status of HTTP.
  package var status: Int
  /// What the client is told: what is wrong and, where that is known, what would be right.
  package var message: String

  /// - Parameters:
  ///   - status: The status of HTTP.
  ///   - message: What the client is told.
  package init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }

  /// What a client sent, as messages name it: some hundred bytes of it at most.
  static func shown(_ text: String) -> String {
    text.utf8.count <= 100 ? text : String(text.prefix(40)) + "…"
  }
}
