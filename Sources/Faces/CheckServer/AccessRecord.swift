/// What is written of a request: never its text, nor its query, which may hold one.
package struct AccessRecord: Sendable {
  /// The client's address.
  package var client: String
  /// The method of HTTP: `GET`, `POST`; what is no printable ASCII is shown as `?`.
  package var method: String
  /// Some hundred bytes of it at most, without its query.
  package var path: String
  /// The status of HTTP that was answered.
  package var status: Int
  /// Bytes of the bodies.
  package var received: Int
  /// Bytes of the answer's body.
  package var sent: Int
  /// Milliseconds that the answer took, to a hundredth.
  package var milliseconds: Double

  init(_ request: HTTPRequest, _ response: HTTPResponse, nanoseconds: UInt64) {
    client = request.client.isEmpty ? "-" : request.client
    method = CheckError.shown(AccessRecord.plain(request.method))
    path = CheckError.shown(AccessRecord.plain(request.path))
    status = response.status
    received = request.body.count
    sent = response.body.count
    milliseconds = (Double(nanoseconds) / 1e4).rounded() / 100
  }

  /// In one line, without its time.
  package var line: String { "\(client) \(method) \(path) \(status) \(received) \(sent) \(milliseconds)ms" }

  /// A text without what would make two lines of one, or colour it.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value > 0x20 && $0.value < 0x7F ? $0 : "?" }))
  }
}
