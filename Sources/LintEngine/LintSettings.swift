import Diagnostics
import Readers
import RuleKit

/// Everything that decides what a run finds and keeps.
package struct LintSettings: Sendable {
  package var selection = RuleSelection()
  package var profile: Profile = .wire
  /// The story's date from the command line.
  package var date: CalendarDate?
  /// Diagnostics below this are dropped.
  package var minimum: Severity = .warning
  /// Overrides detection of the format.
  package var inputFormat: InputFormat?
  /// Threads; at least 1.
  package var jobs = 1
  /// Whether suggestions are looked up: only when a report shows them.
  package var wantsSuggestions = true
  /// Whether time is measured rule by rule.
  package var measuresTime = false
  /// Options by rule id and option name.
  package var options: [String: [String: String]] = [:]

  package init() {}
}
