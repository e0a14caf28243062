import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline that asks a question.
package struct HeadlineQuestion: Rule {
  package let info = RuleInfo(
    id: "headline-question",
    category: .headline,
    severity: .note,
    isOnByDefault: false,
    summary: "A headline tells and does not ask.",
    rationale: """
      A question leaves readers with the work, and its answer is mostly no. Explainers ask on \
      purpose, so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "Will the old bridge be closed⟦?⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Old bridge closed⟦?⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes old bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.headlines.compactMap { headline in
      guard let last = headline.tokens.last(where: { article.tokens[$0].kind == .terminal }),
        article.text.slice(article.tokens[last].range).contains(0x3F)
      else { return nil }
      return Finding(at: article.tokens[last].range, "the headline asks a question")
    }
  }
}
