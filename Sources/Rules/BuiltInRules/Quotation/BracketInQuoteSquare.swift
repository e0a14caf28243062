import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags round brackets around an editor's words inside a quotation.
package struct BracketInQuoteSquare: Rule {
  package let info = RuleInfo(
    id: "bracket-in-quote-square",
    category: .quotation,
    severity: .note,
    isOnByDefault: false,
    summary: "An editor's words inside a quotation stand in square brackets.",
    rationale: """
      `"He (Macron) told me"` makes the speaker say the name. What an editor adds stands in square brackets. \
      Only a name or a phrase with a determiner behind a pronoun is flagged: other brackets may be the \
      writer's own. House styles differ, so that the rule is off by default.
      """,
    examples: [
      .flags(
        "\"He ⟦(Okafor)⟧ told me to wait,\" the captain said.",
        fixed: "\"He [Okafor] told me to wait,\" the captain said."),
      .flags(
        "\"We ⟦(the board)⟧ agreed on it,\" the captain said.",
        fixed: "\"We [the board] agreed on it,\" the captain said."),
      .allows("\"He [Okafor] told me to wait,\" the captain said."),
      .allows("\"I own a (small) boat,\" the captain wrote. He (Okafor) left."),
    ]
  )
  .reading(.body)

  package init() {}

  private static let longest = 8

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.marks.brackets.compactMap { i in
      guard i > 0, i + 2 < article.tokens.count, article.tokens[i].kind == .openBracket,
        article.tokens[i].shape.contains(.quoted), article.bytes[article.tokens[i].range.lower] == 0x28,
        article.token(i - 1, isIn: article.vocabulary["bracketed-pronouns"]),
        article.tokens[i + 1].isCapitalised || article.token(i + 1, isIn: article.vocabulary["determiners"]),
        let end = (i + 2..<min(i + BracketInQuoteSquare.longest, article.tokens.count)).first(where: {
          article.tokens[$0].kind == .closeBracket
        })
      else { return nil }
      let (open, close) = (article.tokens[i].range, article.tokens[end].range)
      return Finding(
        at: open.union(close),
        "'\(article.text[open.union(close)])' inside a quotation is an editor's: square brackets",
        fixes: [Fix("Write square brackets", .unsafe, [Edit(open, "["), Edit(close, "]")])])
    }
  }
}
