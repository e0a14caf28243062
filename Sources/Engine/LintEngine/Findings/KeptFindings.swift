import ArticleModel
import Calendars
import Diagnostics
import RuleKit

/// What rules that look at one paragraph (`RuleReach.paragraph`) found in a version of a long text, kept so
/// that in the next version they are run on what changed alone.
package struct KeptFindings: Sendable {
  /// Number of the linter that found them; another one may run other rules.
  let linter: Int
  let article: Article
  /// The day of the story, which rules of one paragraph may ask for.
  let storyDay: CalendarDate?
  let figures: KeptFigures
  /// In any order, ranges in the article's text.
  let findings: [RuleFinding]

  /// Those outside of a change, where they are in the new text.
  func moved(by change: ArticleChange) -> [RuleFinding] {
    findings.compactMap { entry in
      let start = entry.finding.range.start
      if start < change.oldRange.start { return entry }
      return start < change.oldRange.end
        ? nil : RuleFinding(rule: entry.rule, entry.finding.moved(by: change.shift))
    }
  }
}
