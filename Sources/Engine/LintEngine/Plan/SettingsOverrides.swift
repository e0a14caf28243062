import Bitext
import Calendars
import Diagnostics
import Readers
import RuleKit

/// What a command line, an editor or an HTTP request says over what configurations say.
package struct SettingsOverrides: Sendable, Equatable {
  /// The layer of rules on top of those that configurations make.
  package var selection = RuleSelection()
  /// The channel that the copy is for; nil: as configurations say.
  package var profile: Profile?
  /// The story's date, where the file gives none.
  package var date: CalendarDate?
  /// The format, instead of detecting it.
  package var inputFormat: FileFormat?
  /// The languages of bilingual files that name none, or others.
  package var sides = StatedLanguages()
  /// Diagnostics below this are dropped; nil: as configurations say.
  package var minimum: Severity?
  /// What makes a run end with 1; a nil within says that nothing does.
  package var failOn: Severity??
  /// Findings of a rule in a file that are reported; 0: all.
  package var maxFindings: Int?
  /// Whether texts are single paragraphs of stories that are not at hand.
  package var readsFragments = false
  /// Only rules with these needs are run.
  package var needs: RuleNeeds?

  package init() {}

  /// Lays these over settings.
  func apply(to settings: inout LintSettings) {
    if !selection.isEmpty {
      var top = selection
      top.below = settings.selection.below + [settings.selection]
      settings.selection = top
    }
    if let profile { settings.profile = profile }
    if let date { settings.date = date }
    if let inputFormat { settings.inputFormat = inputFormat }
    if let source = sides.source { settings.sides.source = source }
    if let target = sides.target { settings.sides.target = target }
    if let minimum { settings.minimum = minimum }
    if let failOn { settings.failOn = failOn }
    if readsFragments { settings.readsFragments = true }
    if let needs { settings.needs = needs }
    if let maxFindings { settings.maxFindings = maxFindings }
  }
}
