import ArticleModel
import Diagnostics
import Lexicon
import RuleKit

/// How the files of one configuration are linted.
package struct LintPlan: Sendable {
  /// The word lists that stories are read with.
  package let vocabulary: Vocabulary
  /// The spelling dictionaries.
  package let lexicon: Lexicon
  /// The selected rules, each with the severity that it is reported at; nil keeps the rule's own.
  package let rules: [(rule: any Rule, severity: Severity?)]
  /// What decides what is found and kept.
  package let settings: LintSettings
  /// Where results of unchanged files are kept.
  package var cache: ResultCache?
  /// What bilingual files are checked with.
  package var bilingual: BilingualData?

  /// A plan without a cache, by which bilingual files are read as text; both can be set afterwards.
  package init(
    vocabulary: Vocabulary, lexicon: Lexicon, rules: [(rule: any Rule, severity: Severity?)],
    settings: LintSettings
  ) {
    self.vocabulary = vocabulary
    self.lexicon = lexicon
    self.rules = rules
    self.settings = settings
  }

  /// A linter for one thread.
  package func linter() -> ArticleLinter {
    ArticleLinter(
      vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings, cache: cache,
      bilingual: bilingual)
  }

  /// The rules that are run: what would be dropped anyhow is not looked for, and a rule that only notes
  /// never does more than that.
  static func active(
    _ rules: [(rule: any Rule, severity: Severity?)], minimum: Severity
  ) -> [(rule: any Rule, severity: Severity?)] {
    rules.filter { ($0.severity ?? $0.rule.info.severity) >= minimum || $0.rule.info.severity > .note }
  }

  /// Ids of the rules that are run.
  package var ran: Set<String> {
    Set(LintPlan.active(rules, minimum: settings.minimum).map(\.rule.info.id))
  }
}
