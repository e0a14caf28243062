import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline with more than two articles.
package struct HeadlineArticleHeavy: Rule {
  package let info = RuleInfo(
    id: "headline-article-heavy",
    category: .headline,
    severity: .note,
    isOnByDefault: false,
    summary: "A headline does without most articles.",
    rationale: "`The`, `a` and `an` take the room of words that say something.",
    examples: [
      .flags(
        "⟦The council closes the bridge in the old harbour⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "⟦A clerk, a mayor and an envoy meet⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes the bridge in old harbour\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let articles = Set(["a", "an", "the"].map { ByteHash.of($0) })
    return article.headlines.compactMap { headline in
      let count = article.words(headline.tokens).filter {
        articles.contains(article.hash(article.tokens[$0]))
      }.count
      guard count > 2 else { return nil }
      return Finding(at: headline.range, "headline with \(count) articles")
    }
  }
}
