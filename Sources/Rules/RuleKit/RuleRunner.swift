import ArticleModel
import Diagnostics

/// Runs one rule on one article and keeps what lies where the rule reads.
package struct RuleRunner: Sendable {
  private let check: @Sendable (Article, RuleContext) -> [Finding]

  /// What runs a rule, many times.
  package init(_ rule: any Rule) { check = RuleRunner.runs(rule) }

  /// The rule's findings, as `run` of a rule says.
  package func run(on article: Article, in context: RuleContext) -> [Finding] { check(article, context) }

  private static func runs<Own: Rule>(_ rule: Own) -> @Sendable (Article, RuleContext) -> [Finding] {
    { article, context in
      let found = rule.check(article, in: context)
      return found.isEmpty ? found : kept(found, of: rule, on: article, context)
    }
  }

  /// The rule's findings in its regions, outside quotations where it keeps out of them, and outside what copying
  /// damaged (`Damage`).
  package static func run(
    _ rule: any Rule, on article: Article, in context: RuleContext
  ) -> [Finding] {
    RuleRunner(rule).run(on: article, in: context)
  }

  private static func kept(
    _ found: [Finding], of rule: any Rule, on article: Article, _ context: RuleContext
  ) -> [Finding] {
    let info = rule.info
    let damage = context.shared { Damage(article) }
    return found.filter { finding in
      (rule.readsDamage || !damage.hides(finding.range.start, in: article))
        && (info.regions == .all || info.regions.contains(article.region(at: finding.range.start)))
        && (info.readsQuotations || !article.isQuoted(finding.range.start))
    }
  }
}
