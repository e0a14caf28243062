import ArticleModel
import Bitext
import Calendars
import Diagnostics
import Readers
import RuleKit

/// What a run spends on its work; what is found does not depend on it.
package struct Runtime: Sendable {
  /// Threads; at least 1.
  package var jobs = 1
  /// Threads that share the rules of one long article; at least 1.
  package var threadsPerArticle = 1
  /// Tokens from which on an article is long: its rules are shared among threads, and in an editor what was
  /// found is kept for the next version. Shorter ones are not worth it.
  package var longArticle = 20_000
  /// Whether suggestions are looked up: only when a report shows them.
  package var wantsSuggestions = true
  /// Whether time is measured rule by rule.
  package var measuresTime = false
  /// The files that were named themselves; nil: all. Of another, found in a folder, it is no fault that it holds no story.
  package var named: Set<String>?

  package init() {}
}

/// Everything that decides what a run finds and keeps.
package struct LintSettings: Sendable {
  /// Which rules run, and at which severity.
  package var selection = RuleSelection()
  /// The channel that the copy is for.
  package var profile: Profile = .wire
  /// The story's date from the command line.
  package var date: CalendarDate?
  /// Diagnostics below this are dropped.
  package var minimum: Severity = .warning
  /// What makes a run end with 1; nil: nothing.
  package var failOn: Severity? = .warning
  /// Findings of one rule in a file that are reported, and a tenth of those of the file; 0: all.
  package var maxFindings = 1_000
  /// Spelling dictionaries by the names of their files; nil: US and British English.
  package var languages: [String]?
  /// Words and names that are right.
  package var accepted = AcceptList()
  /// Terms of translations, in the order in which they were given.
  package var glossary: [GlossaryEntry] = []
  /// What a desk's archive adds to the contexts of words.
  package var learned: LearnedFolder?
  /// Regions whose diagnostics are dropped.
  package var skippedRegions: RegionSet = []
  /// What takes diagnostics out of a report, in this order.
  package var filters: [any ReportFilter] = []
  /// What a `.vale.ini` says of mark-up; nil without one.
  package var valeMarkup: ValeMarkup?
  /// Overrides detection of the format.
  package var inputFormat: FileFormat?
  /// The languages of bilingual files that do not name them.
  package var sides = StatedLanguages()
  /// Options by rule id and option name.
  package var options: [String: [String: String]] = [:]

  /// Whether texts are single paragraphs of stories that are not at hand.
  package var readsFragments = false
  /// Only rules with these needs are run; nil: all.
  package var needs: RuleNeeds?

  /// What the run spends.
  package var runtime = Runtime()

  package init() {}

  /// `maxFindings` as it is written on a command line or in a configuration; nil where it is no such number.
  package static func maxFindings(_ text: String) -> Int? {
    Int(text).flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
  }
}
