import ArticleModel
import Diagnostics

/// A check: a pure function from an article to findings.
package protocol Rule: Sendable {
  var info: RuleInfo { get }
  /// The findings in any order. Those outside the rule's regions, and those inside quotations where
  /// the rule keeps out of them, are dropped afterwards (see `RuleRunner`).
  func check(_ article: Article, in context: RuleContext) -> [Finding]
  /// What finds out whether the rule has anything to look at; nil: the rule is asked about every article.
  var gate: (any RuleGate)? { get }
  /// Its place among the rules of its gate, from 0.
  var place: Int { get }
  /// How much of an article one of its findings can depend on.
  var reach: RuleReach { get }
}

extension Rule {
  package var gate: (any RuleGate)? { nil }
  package var place: Int { 0 }
  package var reach: RuleReach { .article }

  /// The rule's id.
  package var id: String { info.id }
}
