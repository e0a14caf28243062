import Diagnostics
import SourceText

/// A file with what was found in it; all ranges are bytes of the file.
package struct ReportedFile: Sendable {
  package var path: String
  package var text: SourceText
  package var diagnostics: [Diagnostic]

  package init(path: String, text: SourceText, diagnostics: [Diagnostic]) {
    self.path = path
    self.text = text
    self.diagnostics = diagnostics
  }
}

/// What reports say of a rule beside its id.
package struct ReportedRule: Sendable {
  package var id: String
  package var category: String
  package var severity: Severity
  package var summary: String
  package var rationale: String
  /// The rule's page, relative to the checkout.
  package var pagePath: String

  package init(
    id: String, category: String, severity: Severity, summary: String, rationale: String, pagePath: String
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.pagePath = pagePath
  }
}

/// How a report is written.
package struct ReportOptions: Sendable {
  package var columnUnit: ColumnUnit = .scalar
  package var parseableFixits = false
  package var color = false
  /// Width of excerpts in columns.
  package var width = 100
  package var rules: [ReportedRule] = []
  package var toolVersion = ""
  package var workingDirectory = ""

  package init() {}
}

/// Writes what was found, file by file, in one format.
///
/// Text so far is taken with `take()`, so that a run of any length streams.
package protocol Reporter: Sendable {
  /// Before the first file.
  mutating func begin()
  /// One file, in the order of the report.
  mutating func add(_ file: ReportedFile)
  /// After the last file.
  mutating func finish(_ totals: ReportTotals)
  /// The bytes written since the last call.
  mutating func take() -> [UInt8]
}

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
  package var showsFixes: Bool { true }
}

/// The counts of a run.
package struct ReportTotals: Sendable {
  package var errors = 0
  package var warnings = 0
  package var notes = 0
  package var files = 0
  /// Diagnostics with at least one fix.
  package var fixable = 0

  package init() {}

  /// Adds a file's diagnostics.
  package mutating func add(_ diagnostics: [Diagnostic]) {
    files += 1
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
      if !diagnostic.fixes.isEmpty { fixable += 1 }
    }
  }

  /// `4 errors, 7 warnings, 2 notes in 1 file (5 fixable)`, or `no findings in 3 files`.
  package var line: String {
    func count(_ n: Int, _ word: String) -> String? { n == 0 ? nil : "\(n) \(word)\(n == 1 ? "" : "s")" }
    let found = [count(errors, "error"), count(warnings, "warning"), count(notes, "note")].compactMap { $0 }
    let place = "in \(files) file\(files == 1 ? "" : "s")"
    if found.isEmpty { return "no findings \(place)" }
    return found.joined(separator: ", ") + " \(place)" + (fixable > 0 ? " (\(fixable) fixable)" : "")
  }
}
