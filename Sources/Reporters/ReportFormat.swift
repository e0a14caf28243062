/// The formats of CONTRACT.md by name.
package enum ReportFormat: String, CaseIterable, Sendable {
  case compiler
  case pretty
  case json
  case jsonl

  /// A reporter that writes this format.
  package func reporter(_ options: ReportOptions) -> any Reporter {
    switch self {
    case .compiler: CompilerReporter(options)
    case .pretty: PrettyReporter(options)
    case .json: JSONReporter(options, isLines: false)
    case .jsonl: JSONReporter(options, isLines: true)
    }
  }

  /// Whether the format shows fixes, so that suggestions are worth looking up.
  package var showsFixes: Bool {
    true
  }
}
