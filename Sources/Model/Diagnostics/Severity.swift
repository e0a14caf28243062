/// How much a diagnostic matters.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  /// A hint that most desks do not want to see; not reported by default.
  case note
  /// A likely fault.
  case warning
  /// A fault that should stop publication.
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Notes come before warnings, warnings before errors.
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}
