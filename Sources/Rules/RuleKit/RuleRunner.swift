import ArticleModel
import Diagnostics

/// Runs one rule on one article and keeps what lies where the rule reads.
package enum RuleRunner {
  /// The rule's findings in its regions, and outside quotations where it keeps out of them.
  package static func run(
    _ rule: any Rule, on article: Article, in context: RuleContext
  ) -> [Finding] {
    let found = rule.check(article, in: context)
    if found.isEmpty { return found }
    let info = rule.info
    return found.filter { finding in
      (info.regions == .all || info.regions.contains(article.region(at: finding.range.start)))
        && (info.readsQuotations || !article.isQuoted(finding.range.start))
    }
  }
}
