/// Why a request is not answered as it wishes.
package struct CheckError: Error, Sendable {
  /// The status of HTTP.
  package var status: Int
  package var message: String

  package init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }
}
