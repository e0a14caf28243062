import Diagnostics
import SourceText

/// Workflow commands of GitHub Actions: one annotation a line.
struct GitHubReporter: Reporter {
  private let options: ReportOptions
  private let paths: ReportedPath
  private var out = TextOutput()

  init(_ options: ReportOptions) {
    self.options = options
    paths = ReportedPath(options)
  }

  mutating func begin() {}
  mutating func finish(_ totals: ReportTotals) {}
  mutating func take() -> [UInt8] { out.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    let path = paths.relative(file.path)
    for diagnostic in file.diagnostics {
      let start = lines.position(at: diagnostic.range.lower, unit: options.columnUnit)
      let end = lines.position(at: diagnostic.range.upper, unit: options.columnUnit)
      out.raw("::\(GitHubReporter.command(diagnostic.severity)) file=")
      out.githubProperty(path)
      out.raw(",line=\(start.line)")
      // GitHub takes columns only where the annotation is of one line.
      out.raw(
        start.line == end.line
          ? ",col=\(start.column),endColumn=\(end.column)" : ",endLine=\(end.line)")
      out.raw(",title=")
      out.githubProperty(diagnostic.rule)
      out.raw("::")
      out.githubData(diagnostic.saying)
      out.raw("\n")
    }
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}
