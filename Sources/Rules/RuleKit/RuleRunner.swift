import ArticleModel
import Diagnostics

/// Runs one rule on one article and keeps what lies where the rule reads.
package enum RuleRunner {
  /// The rule's diagnostics in its regions, and outside quotations where it keeps out of them.
  package static func run(
    _ rule: any Rule, on article: Article, in context: RuleContext
  ) -> [Diagnostic] {
    let found = rule.check(article, in: context)
    if found.isEmpty { return found }
    let info = rule.info
    return found.filter { diagnostic in
      (info.regions == .all || info.regions.contains(article.region(at: diagnostic.range.start)))
        && (info.readsQuotations || !article.isQuoted(diagnostic.range.start))
    }
  }
}
