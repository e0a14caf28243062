import Diagnostics

/// Colours of terminal reports: layout never depends on them, so that tests see plain text.
struct ANSIStyle: Sendable {
  /// Whether anything is painted at all.
  var isOn: Bool

  /// SGR parameters by what is painted.
  enum Paint: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case fix = "32"
    case strong = "1"
    case heading = "1;4"
    case faint = "2"
  }

  /// The colour of a severity.
  static func paint(of severity: Severity) -> Paint {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  func callAsFunction(_ text: String, _ paint: Paint) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
