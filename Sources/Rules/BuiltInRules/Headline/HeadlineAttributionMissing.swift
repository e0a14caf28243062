import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an accusation in a headline that says nobody made it.
package struct HeadlineAttributionMissing: Rule {
  package let info = RuleInfo(
    id: "headline-attribution-missing",
    category: .headline,
    severity: .note,
    isOnByDefault: false,
    summary: "A headline that accuses somebody says who does.",
    rationale: """
      `Mayor stole funds` is the paper's own accusation. `Mayor stole funds, prosecutor says`, a \
      colon with the source, or quotation marks say whose it is. Headlines are short and the story \
      may prove the point, so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "Mayor ⟦stole⟧ bridge funds\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Envoy ⟦lied⟧ to council\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Mayor stole bridge funds, prosecutor says\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Prosecutor: Mayor stole bridge funds\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Mayor 'stole' bridge funds\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let accusing = article.vocabulary["accusing-words"]
    return article.headlines.compactMap { headline in
      guard let word = headline.tokens.first(where: { article.token($0, isIn: accusing) }) else { return nil }
      let isAttributed = headline.tokens.contains {
        article.isSpeechVerb($0) || [.colon, .doubleQuote, .singleQuote].contains(article.tokens[$0].kind)
          || article.token($0, isIn: article.vocabulary["allegation-words"])
      }
      if isAttributed { return nil }
      return Finding(
        at: article.tokens[word].range,
        "'\(article.string(article.tokens[word]))' accuses somebody: the headline does not say who does")
    }
  }
}
