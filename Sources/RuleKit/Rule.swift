import ArticleModel
import Diagnostics

/// A check: a pure function from an article to diagnostics.
package protocol Rule: Sendable {
  var info: RuleInfo { get }
  /// The diagnostics in any order. Those outside the rule's regions, and those inside quotations where
  /// the rule keeps out of them, are dropped afterwards (see `RuleRunner`).
  func check(_ article: Article, in context: RuleContext) -> [Diagnostic]
}

extension Rule {
  /// The rule's id.
  package var id: String { info.id }
}
