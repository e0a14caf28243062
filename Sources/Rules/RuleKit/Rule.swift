import ArticleModel
import Diagnostics

/// A check: a pure function from an article to findings.
package protocol Rule: Sendable {
  /// All that is said of the rule: id, severity, regions, summary, examples.
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
  /// Whether it speaks of damage itself: what other rules find in code and in clipped words is dropped.
  var readsDamage: Bool { get }
}

extension Rule {
  /// Nil: the rule is asked about every article.
  package var gate: (any RuleGate)? { nil }
  /// 0, as for a rule whose gate has no other.
  package var place: Int { 0 }
  /// The whole article, so that any edit asks the rule anew.
  package var reach: RuleReach { .article }
  /// False: what the rule finds in code and in clipped words is dropped.
  package var readsDamage: Bool { false }

  /// The rule's id.
  package var id: String { info.id }
}
