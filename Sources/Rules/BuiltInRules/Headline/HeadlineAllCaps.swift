import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline in capitals throughout.
package struct HeadlineAllCaps: Rule {
  package let info = RuleInfo(
    id: "headline-all-caps",
    category: .headline,
    severity: .note,
    isOnByDefault: false,
    summary: "A headline is not written in capitals throughout.",
    rationale: """
      Capitals are hard to read, hide which words are names, and cannot be undone by a program. Some \
      wires send them, so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "⟦COUNCIL CLOSES OLD BRIDGE⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "⟦OIL FALLS TO LOWEST IN A YEAR⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "NATO and EU meet\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
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
      let words = article.words(headline.tokens).filter { article.tokens[$0].core.count > 1 }
      guard words.count > 2, words.allSatisfy({ article.tokens[$0].shape.contains(.allCapitals) }) else {
        return nil
      }
      return Finding(at: headline.range, "headline in capitals throughout")
    }
  }
}
