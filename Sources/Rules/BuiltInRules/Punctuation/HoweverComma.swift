import ArticleModel
import Diagnostics
import RuleKit

/// Flags `however` inside a clause with a comma behind it alone.
package struct HoweverComma: Rule {
  package let info = RuleInfo(
    id: "however-comma",
    category: .punctuation,
    severity: .warning,
    summary: "A parenthetic 'however' stands between two commas.",
    rationale: """
      In `The mayor is sure however, that it will open` the comma behind `however` closes what no comma opened. \
      Behind a conjunction (`and however,`) and in quotations, which are given as spoken, the rule is silent.
      """,
    examples: [
      .flags(
        "The mayor is sure ⟦however⟧, that the bridge will open in May.",
        fixed: "The mayor is sure, however, that the bridge will open in May."),
      .flags(
        "The ferry will not sail before noon ⟦however⟧, a clerk of the port said.",
        fixed: "The ferry will not sail before noon, however, a clerk of the port said."),
      .flags(
        "The mayor is sure. Okafor ⟦however⟧, has doubts, and it is not cheap.",
        fixed: "The mayor is sure. Okafor, however, has doubts, and it is not cheap."),
      .allows("The mayor is sure, however, that the bridge will open in May."),
      .allows("However, the bridge will open in May. The ferry – however, nobody knew – was full."),
      .allows("\"It is sure however, that it opens in May,\" the mayor said."),
      .allows("The bridge opens in May and however, as a clerk said, long it takes, lorries wait."),
    ]
  )
  .reading(.body)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let adverbs = article.vocabulary["contrast-adverbs"]
    let joints = article.vocabulary["clause-joints"]
    return article.places(of: adverbs).compactMap { i in
      guard i > 0, i + 2 < article.tokens.count, article.tokens[i].isLowercase,
        article.tokens[i].shape.isDisjoint(with: [.quoted, .lineBefore]),
        article.tokens[i - 1].isWord || article.tokens[i - 1].kind == .number,
        article.tokens[i + 1].kind == .comma, article.tokens[i + 2].isWord,
        !article.token(i - 1, isIn: joints)
      else { return nil }
      let range = article.tokens[i].range
      let shown = article.tokens[i - 1].range.union(range)
      return Finding(
        at: range, "'\(article.text[shown])' with a comma behind it only: one belongs before it as well",
        fixes: [Fix("Add the comma", .unsafe, [.insert(",", at: article.tokens[i - 1].range.upper)])])
    }
  }
}
