import Diagnostics
import SourceText

/// A file with what was found in it; all ranges are bytes of the file.
package struct ReportedFile: Sendable {
  /// The path as the user gave it; any text at all, also line breaks and quotation marks.
  package var path: String
  /// The file's bytes as they are on disk.
  package var text: SourceText
  /// In the order of the report.
  package var diagnostics: [Diagnostic]
  /// How many further findings are not listed, by rule; a diagnostic of each says the same.
  package var leftOut: [String: Int]
  /// The segments of a bilingual file, where the format shows them (`ReportFormat.showsSegments`).
  package var segments: ReportedSegments?

  /// A file whose segments, if it has any, are not shown.
  package init(
    path: String, text: SourceText, diagnostics: [Diagnostic], leftOut: [String: Int] = [:]
  ) {
    self.leftOut = leftOut
    self.path = path
    self.text = text
    self.diagnostics = diagnostics
  }
}

/// What reports say of a rule beside its id.
package struct ReportedRule: Sendable {
  /// As in `[name-variant]`.
  package var id: String
  /// The category's name as editors know it: `Quotation`.
  package var category: String
  /// Severity without configuration.
  package var severity: Severity
  /// One sentence that says what the rule flags.
  package var summary: String
  /// Why that is a fault.
  package var rationale: String
  /// The rule's page: a path relative to the checkout, an absolute URL, or one that begins with `./` and is seen from
  /// the report's own address; only URLs are linked to.
  package var pagePath: String
  /// The type of error in the MQM typology, such as `Accuracy/Omission`; empty where there is none.
  package var reviewType = ""
  /// What the rule's file says of it, where it was made for Vale.
  package var statement: StyleStatement?

  /// A rule without a type of MQM and without a file of Vale's.
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

  /// The page's address when it is one that can be opened from anywhere.
  var link: String? { pagePath.contains("://") || pagePath.hasPrefix("./") ? pagePath : nil }
}

/// How a report is written.
package struct ReportOptions: Sendable {
  /// What columns count in the formats that leave it open (`compiler`, `pretty`, `json`, `jsonl`,
  /// `checkstyle`, `github`); the others have a unit of their own.
  package var columnUnit: ColumnUnit = .scalar
  /// Whether `compiler` adds clang's machine line for the first fix of each diagnostic.
  package var parseableFixits = false
  /// Whether what is printed is read by a service that takes some lines for commands (see
  /// `WorkflowCommands`).
  package var isInWorkflow = false
  /// Whether terminal formats are painted with ANSI escapes.
  package var color = false
  /// Columns of the terminal, or of excerpts.
  package var width = 100
  /// What is known of the rules, in any order; a rule that is missing is reported by its id alone.
  package var rules: [ReportedRule] = []
  /// The address of the site of the rules' pages; empty: none is known.
  package var sitePages = ""
  /// `1.2.3`.
  package var toolVersion = ""
  /// Absolute; paths under it are written relative to it where a format is read by a service that knows
  /// the project's folder only (SARIF, GitHub, GitLab, reviewdog). Empty: paths stay as they are.
  package var workingDirectory = ""

  package init() {}
}

/// Writes what was found, file by file, in one format.
///
/// Text so far is taken with `take()`, so that a run of any length streams. Only `html` and `summary`
/// keep what they write until `finish`: their first lines count everything.
package protocol Reporter: Sendable {
  /// Before the first file.
  mutating func begin()
  /// One file, in the order of the report; also a file in which nothing was found.
  mutating func add(_ file: ReportedFile)
  /// After the last file.
  mutating func finish(_ totals: ReportTotals)
  /// The UTF-8 bytes written since the last call.
  mutating func take() -> [UInt8]
}
