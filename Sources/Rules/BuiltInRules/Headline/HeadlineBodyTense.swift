import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline in the past tense.
package struct HeadlineBodyTense: Rule {
  package let info = RuleInfo(
    id: "headline-body-tense",
    category: .headline,
    severity: .note,
    isOnByDefault: false,
    summary: "A headline tells in the present tense what has just happened.",
    rationale: """
      `Council was told` reads like last year. Houses differ, so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "Council ⟦was⟧ told of cracks in bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Lorries ⟦were⟧ sent to ferry\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council is told of cracks in bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let past = Set(["was", "were", "had", "did"].map { ByteHash.of($0) })
    return article.headlines.compactMap { headline in
      guard
        let i = headline.tokens.first(where: {
          past.contains(article.hash(article.tokens[$0])) && !article.tokens[$0].shape.contains(.quoted)
        })
      else { return nil }
      return Finding(
        at: article.tokens[i].range,
        "'\(article.string(article.tokens[i]))' in a headline: the present tense is wanted")
    }
  }
}
