/// The formats of CONTRACT.md by name.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// `path:line:column: severity: message [rule]` with the source line and a marker.
  case compiler
  /// Grouped by file, for people at a terminal.
  case pretty
  /// One document with diagnostics and totals.
  case json
  /// One JSON object a diagnostic and line.
  case jsonl
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Annotations of GitHub Actions.
  case github
  /// GitLab's Code Quality report.
  case gitlab
  /// Checkstyle's XML.
  case checkstyle
  /// JUnit XML: a suite for each file.
  case junit
  /// reviewdog's Diagnostic Format, one object a line.
  case rdjsonl
  /// One self-contained page.
  case html
  /// A table of counts by rule.
  case summary
  /// A table for a spreadsheet, one finding a row, with segment and source text of bilingual files.
  case csv
  /// A table of MQM annotations, one finding a row.
  case mqm
  /// What `vale --output=JSON` prints.
  case valeJSON = "vale-json"
  /// What `vale --output=line` prints.
  case valeLine = "vale-line"

  /// Whether it says more of rules than their ids: what there is to say is not put together for nothing.
  package var describesRules: Bool {
    switch self {
    case .compiler, .pretty, .json, .jsonl, .github, .gitlab, .checkstyle, .summary, .csv, .valeLine: false
    default: true
    }
  }

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
    case .csv: CSVReporter(options)
    case .mqm: MQMReporter(options)
    case .valeJSON: ValeReporter(options)
    case .valeLine: ValeLineReporter()
    }
  }

  /// Whether the format shows bilingual files segment by segment.
  package var showsSegments: Bool { self == .html || self == .mqm }

  /// Whether the format shows fixes, so that suggestions are worth looking up.
  package var showsFixes: Bool {
    switch self {
    case .github, .gitlab, .checkstyle, .junit, .summary, .mqm, .valeLine: false
    default: true
    }
  }

  /// Whether the format knows alerts of styles made for Vale alone, so that what is said of a file or a rule is no
  /// part of it.
  package var isVales: Bool { self == .valeJSON || self == .valeLine }
}
