import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags exclamation marks outside quotations.
package struct ExclamationInNews: Rule {
  package let info = RuleInfo(
    id: "exclamation-in-news",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "News does not exclaim.",
    rationale: """
      An exclamation mark outside quotation marks is the writer's own feeling, or the second half of \
      a quotation that lost its marks. Names such as `Yahoo!` and `Jeopardy!` are left alone, and so are speeches and columns, which exclaim all the time.
      """,
    examples: [
      .flags("The old bridge is closed⟦!⟧ Lorries take the ferry."),
      .flags("Nobody objected⟦!⟧ The council will meet again."),
      .allows("\"Close it!\" the crowd chanted."),
      .allows("Yahoo! and the makers of Jeopardy! said nothing."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  /// A story with more of them is a transcript, a speech or a column.
  private static let most = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let names = article.vocabulary["exclaiming-names"]
    let found = article.marks.terminals.compactMap { i -> Finding? in
      let mark = article.tokens[i]
      guard article.bytes[mark.range.lower] == 0x21, mark.range.count == 1, i > 0,
        !mark.shape.contains(.spaceBefore), !article.token(i - 1, isIn: names)
      else { return nil }
      return Finding(at: mark.range, "exclamation mark outside a quotation")
    }
    return found.count > ExclamationInNews.most ? [] : found
  }
}
