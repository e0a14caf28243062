import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline in the other case than the house writes.
package struct HeadlineTitleVsSentenceCase: Rule {
  package let info = RuleInfo(
    id: "headline-title-vs-sentence-case",
    category: .headline,
    severity: .note,
    isOnByDefault: false,
    summary: "Headlines are in sentence case, or in title case where the house says so.",
    rationale: """
      `Council Closes Old Bridge` and `Council closes old bridge` on one page look like two papers. \
      The option `case` says which the house writes.
      """,
    examples: [
      .flags(
        "⟦Council Closes Old Bridge After Cracks Are Found⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "⟦Oil Price Falls to Lowest in a Year⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes old bridge after cracks are found\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline)
  .taking([
    .choice("case", default: "sentence", of: ["sentence", "title"], "The case of headlines.")
  ]).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let wantsTitle = context.option("case", of: info) == "title"
    return article.headlines.compactMap { headline in
      let words = article.words(headline.tokens).filter {
        article.tokens[$0].core.count > 3 && !article.tokens[$0].shape.contains(.allCapitals)
      }
      guard words.count > 2, article.isTitleCase(headline.tokens) != wantsTitle else { return nil }
      return Finding(
        at: headline.range,
        wantsTitle
          ? "headline in sentence case: the house writes title case"
          : "headline in title case: the house writes sentence case")
    }
  }
}
