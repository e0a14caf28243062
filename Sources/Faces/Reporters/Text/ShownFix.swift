import Diagnostics

/// A fix in one line of a terminal report.
enum ShownFix {
  /// How many alternatives are shown.
  static let most = 3

  /// The text that replaces the flagged range, when the fix does just that and something can be seen
  /// of it; nil for insertions elsewhere, deletions and repairs in several places.
  static func replacement(_ fix: Fix, of diagnostic: Diagnostic) -> String? {
    guard fix.edits.count == 1, let edit = fix.edits.first, edit.range == diagnostic.range,
      edit.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && DisplayColumns.of($0) > 0 })
    else { return nil }
    return DisplayColumns.oneLine(edit.text)
  }

  /// What to write instead, or in words what to do where that cannot be shown in place.
  static func line(_ fix: Fix, of diagnostic: Diagnostic) -> String {
    replacement(fix, of: diagnostic) ?? "fix: " + DisplayColumns.oneLine(fix.title)
  }
}
