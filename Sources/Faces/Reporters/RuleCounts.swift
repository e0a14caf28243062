import Diagnostics

/// What each rule found in a run.
struct RuleCounts: Sendable {
  /// The counts of one rule.
  struct Row: Sendable {
    let rule: String
    var errors = 0
    var warnings = 0
    var notes = 0
    /// Findings with at least one fix.
    var fixable = 0
    /// Files with at least one finding.
    var files = 0
    /// Findings that are not listed.
    var leftOut = 0

    var findings: Int { errors + warnings + notes }
    /// The worst severity that was found.
    var severity: Severity { errors > 0 ? .error : warnings > 0 ? .warning : .note }
  }

  private var rows: [String: Row] = [:]
  private(set) var filesWithFindings = 0

  /// Adds a file's diagnostics.
  mutating func add(_ diagnostics: [Diagnostic], leftOut: [String: Int] = [:]) {
    if !diagnostics.isEmpty { filesWithFindings += 1 }
    var inFile: Set<String> = []
    for diagnostic in diagnostics {
      var row = rows[diagnostic.rule] ?? Row(rule: diagnostic.rule)
      switch diagnostic.severity {
      case .error: row.errors += 1
      case .warning: row.warnings += 1
      case .note: row.notes += 1
      }
      if !diagnostic.fixes.isEmpty { row.fixable += 1 }
      if inFile.insert(diagnostic.rule).inserted { row.files += 1 }
      rows[diagnostic.rule] = row
    }
    for (rule, count) in leftOut { rows[rule, default: Row(rule: rule)].leftOut += count }
  }

  /// Most findings first, then by id.
  var sorted: [Row] {
    rows.values.sorted { a, b in a.findings != b.findings ? a.findings > b.findings : a.rule < b.rule }
  }
}
