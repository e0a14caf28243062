import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an apostrophe in a plural.
package struct ApostrophePlural: Rule {
  package let info = RuleInfo(
    id: "apostrophe-plural",
    category: .quotation,
    severity: .warning,
    isOnByDefault: false,
    summary: "Plurals of figures and initialisms take no apostrophe.",
    rationale: """
      Most style books write `the 1990s` and `MPs said`: the apostrophe belongs to the possessive (`the \
      MP's seat`). Some American papers keep it in plurals, so that the rule is off by default.
      """,
    examples: [
      .flags(
        "The harbour grew in the ⟦1990's⟧ and again after 2010.",
        fixed: "The harbour grew in the 1990s and again after 2010."),
      .flags("Several ⟦MP's⟧ said the ferry was full.", fixed: "Several MPs said the ferry was full."),
      .allows("The harbour grew in the 1990s. The MP's seat is safe."),
      .allows("In 2010's budget the NGO's director found a gap."),
    ]
  )
  .reading(quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.tokens.indices.compactMap { i in
      let token = article.tokens[i]
      guard isDecade(i, article) || isPluralInitialism(i, article) else { return nil }
      let text = article.string(token)
      let end = token.possessive > 0 ? token.core.upper : token.range.upper
      // A figure and its ending are tokens apart.
      let range = token.possessive > 0 ? token.range : token.range.union(article.tokens[i + 2].range)
      let right = token.possessive > 0 ? article.core(token) + "s" : text + "s"
      return Finding(
        at: range,
        "'\(article.text[range])' is a plural: write '\(right)'",
        fixes: [Fix("Write '\(right)'", .unsafe, [Edit(TextRange(end, range.upper), "s")])])
    }
  }

  /// `the 1990's`, `in the 90's`
  private func isDecade(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.kind == .number, i > 0, i + 2 < article.tokens.count,
      article.string(article.tokens[i - 1]) == "the",
      article.tokens[i + 1].kind == .singleQuote, !article.tokens[i + 1].shape.contains(.spaceBefore),
      article.tokens[i + 2].isWord, article.string(article.tokens[i + 2]) == "s",
      !article.tokens[i + 2].shape.contains(.spaceBefore)
    else { return false }
    return [2, 4].contains(token.range.count) && article.bytes[token.range.upper - 1] == 0x30
  }

  /// `Several MP's said`: a counting word before, and a verb or stop behind.
  private func isPluralInitialism(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.isWord, token.possessive > 0, token.shape.contains(.allCapitals), i > 0,
      i + 1 < article.tokens.count
    else { return false }
    return article.token(i - 1, isIn: article.vocabulary["counting-words"])
      && (!article.tokens[i + 1].isWord || article.isSpeechVerb(i + 1))
  }
}
