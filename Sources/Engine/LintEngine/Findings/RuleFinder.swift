import ArticleModel
import Diagnostics
import Lexicon
import RuleKit

/// The first two steps of a finding's way (see `FindingPipeline`): found by a rule, wanted by the configuration.
///
/// A class: each rule is run in each of many articles, and neither rules nor settings are copied for it.
final class RuleFinder: Sendable {
  private let rules: [any Rule]
  private let runners: [RuleRunner]
  private let settings: LintSettings

  /// What runs these rules as the settings say.
  init(_ rules: [any Rule], _ settings: LintSettings) {
    self.rules = rules
    runners = rules.map { RuleRunner($0) }
    self.settings = settings
  }

  /// What one rule finds in an article and the configuration wants, in any order.
  func findings(of index: Int, in article: Article, _ context: RuleContext) -> [RuleFinding] {
    if settings.readsFragments, !rules[index].info.regions.contains(.headline),
      RuleFinder.readsAsHeadline(article)
    {
      return []
    }
    let found = runners[index].run(on: article, in: context)
    if found.isEmpty { return [] }
    guard
      !settings.skippedRegions.isEmpty || !article.verbatim.isEmpty || !settings.accepted.isEmpty
    else { return found.map { RuleFinding(rule: index, $0) } }
    let category = rules[index].info.category
    return found.compactMap { finding in
      isWanted(finding, of: category, in: article) ? RuleFinding(rule: index, finding) : nil
    }
  }

  /// Whether a fragment may be a headline, a crosshead or a line that is not finished: nothing ends it.
  private static func readsAsHeadline(_ article: Article) -> Bool {
    guard let last = article.tokens.last else { return false }
    switch last.kind {
    case .stop, .terminal, .colon, .doubleQuote, .singleQuote, .closeBracket: return false
    default: return !last.shape.contains(.dotted)
    }
  }

  /// Whether the configuration keeps a finding: its text is not accepted, its region not left out.
  private func isWanted(_ finding: Finding, of category: Category, in article: Article) -> Bool {
    if !settings.skippedRegions.isEmpty,
      settings.skippedRegions.contains(article.region(at: finding.range.start))
    {
      return false
    }
    if article.isVerbatim(finding.range) { return false }
    guard !settings.accepted.isEmpty, FindingPipeline.wordCategories.contains(category) else { return true }
    return !settings.accepted.accepts(article.text[finding.range])
  }
}
