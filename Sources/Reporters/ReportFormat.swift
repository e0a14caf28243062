/// The formats of CONTRACT.md by name.
package enum ReportFormat: String, CaseIterable, Sendable {
  case compiler
  case pretty
  case json
  case jsonl
  case sarif
  case github
  case gitlab
  case checkstyle
  case junit
  case rdjsonl
  case html
  case summary
  case valeJSON = "vale-json"

  /// A reporter that writes this format.
  package func reporter(_ options: ReportOptions) -> any Reporter {
    switch self {
    case .compiler: CompilerReporter(options)
    case .pretty: PrettyReporter(options)
    case .json: JSONReporter(options, isLines: false)
    case .jsonl: JSONReporter(options, isLines: true)
    case .sarif: SARIFReporter(options)
    case .github: GitHubReporter(options)
    case .gitlab: GitLabReporter(options)
    case .checkstyle: CheckstyleReporter(options)
    case .junit: JUnitReporter(options)
    case .rdjsonl: ReviewdogReporter(options)
    case .html: PageReporter(options)
    case .summary: SummaryReporter(options)
    case .valeJSON: ValeReporter(options)
    }
  }

  /// Whether the format shows fixes, so that suggestions are worth looking up.
  package var showsFixes: Bool {
    switch self {
    case .github, .gitlab, .checkstyle, .junit, .summary: false
    default: true
    }
  }
}
