import Glibc

/// What stops a run before anything is linted: exit code 2.
package struct UsageError: Error, Sendable, CustomStringConvertible {
  /// One line that says what to do.
  package let description: String

  /// One line that says what to do.
  package init(_ description: String) { self.description = description }
}

/// Why one input could not be read or written: exit code 3, the rest goes on.
package struct InputFailure: Error, Sendable {
  /// As it was named.
  package let path: String
  /// A lower-case fragment: `no such file or folder`.
  package let reason: String

  /// - Parameters:
  ///   - path: As the input was named.
  ///   - reason: A lower-case fragment.
  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// What the system says of its last error, in lower case: `permission denied`.
  static func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)).lowercased() }
}
