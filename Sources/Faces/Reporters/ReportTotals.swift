import Diagnostics

/// The counts of a run.
package struct ReportTotals: Sendable, Equatable {
  /// Findings of severity error.
  package var errors = 0
  /// Findings of severity warning.
  package var warnings = 0
  /// Findings of severity note.
  package var notes = 0
  /// Files that were read, with findings or without.
  package var files = 0
  /// Files, among those, of which nothing or not all was read.
  package var unread = 0
  /// Diagnostics with at least one fix.
  package var fixable = 0
  /// Those of them whose fix `wirelint fix` applies without being asked for more.
  package var safelyFixable = 0
  /// Findings that are not listed, because a rule or a file has too many.
  package var leftOut = 0

  package init() {}

  /// Adds a file's diagnostics; `isNewFile` false: those of a further part of it.
  package mutating func add(_ diagnostics: [Diagnostic], isNewFile: Bool = true) {
    if isNewFile { files += 1 }
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
      if !diagnostic.fixes.isEmpty { fixable += 1 }
      if diagnostic.fixes.contains(where: { $0.safety == .safe }) { safelyFixable += 1 }
    }
  }

  /// All findings.
  package var findings: Int { errors + warnings + notes }

  /// `4 errors, 7 warnings, 2 notes`; empty when nothing was found.
  var found: String {
    [(errors, "error"), (warnings, "warning"), (notes, "note")]
      .filter { $0.0 > 0 }.map { ReportTotals.count($0.0, $0.1) }.joined(separator: ", ")
  }

  /// `4 errors, 7 warnings, 2 notes in 1 file (5 fixable, 2 by 'wirelint fix')`, or `no findings in 3 files`. Where
  /// `wirelint fix` applies all of them there is one number.
  package var line: String {
    let place =
      "in \(ReportTotals.count(files, "file"))" + (unread > 0 ? ", \(unread) of them not read" : "")
    if findings == 0 { return "no findings \(place)" }
    let more = leftOut > 0 ? "; \(leftOut) more not listed ('--max-findings 0' lists all)" : ""
    if fixable == 0 { return "\(found) \(place)\(more)" }
    let safely = safelyFixable == fixable ? "" : ", \(safelyFixable) by 'wirelint fix'"
    return "\(found) \(place) (\(fixable) fixable\(safely))\(more)"
  }

  /// A number with its noun in the right number: `1 file`, `2 files`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
