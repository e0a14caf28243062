import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an ellipsis at the edge of a quotation.
package struct QuoteEllipsisEdge: Rule {
  package let info = RuleInfo(
    id: "quote-ellipsis-edge",
    category: .quotation,
    severity: .note,
    isOnByDefault: false,
    summary: "A quotation neither begins nor ends with an ellipsis.",
    rationale: """
      Every quotation is cut out of something longer: dots at its edges say nothing. They belong where \
      words are left out in its middle. House styles differ, so that the rule is off by default.
      """,
    fixSafety:
      "Safe: dots at the edge of a quotation say nothing that its marks do not.",
    examples: [
      .flags("\"⟦... ⟧we will win,\" the captain said.", fixed: "\"we will win,\" the captain said."),
      .flags("The captain said: \"We will win⟦ ...⟧\"", fixed: "The captain said: \"We will win\""),
      .allows("\"We will … win,\" the captain said."),
      .allows("\"We will win,\" the captain said. He left..."),
    ]
  )
  .reading(.body)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.quotations.flatMap { quotation -> [Finding] in
      guard quotation.depth == 1, quotation.ending == .closed, quotation.tokens.count >= 4 else { return [] }
      let first = quotation.tokens.lowerBound + 1
      let last = quotation.tokens.upperBound - 2
      var ranges: [TextRange] = []
      if isEllipsis(first, article) {
        ranges.append(TextRange(article.tokens[first].range.lower, article.tokens[first + 1].range.lower))
      }
      if last > first, isEllipsis(last, article) {
        ranges.append(TextRange(article.tokens[last - 1].range.upper, article.tokens[last].range.upper))
      }
      return ranges.map {
        Finding(
          at: $0, "ellipsis at the edge of a quotation",
          fixes: [Fix("Remove the ellipsis", .safe, [.delete($0)])])
      }
    }
  }

  private func isEllipsis(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return token.kind == .terminal
      && (article.byte(at: token.range.lower) == 0x2E
        || StoryMarks.scalar(token.range, in: article) == 0x2026)
  }
}
