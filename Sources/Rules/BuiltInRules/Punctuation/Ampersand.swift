import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an ampersand in running text.
package struct Ampersand: Rule {
  package let info = RuleInfo(
    id: "ampersand",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "The word `and` is written out.",
    rationale: """
      An ampersand belongs to names of firms and to `R&D`. Between ordinary words it is a note, not \
      copy.
      """,
    examples: [
      .flags("The mayor ⟦&⟧ the envoy met on Monday.", fixed: "The mayor and the envoy met on Monday."),
      .flags("Lorries ⟦&⟧ vans take the ferry.", fixed: "Lorries and vans take the ferry."),
      .allows("Berg & Holm build boats; AT&T and its R&D do not."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    CharacterScan.of(article, in: context).ampersands.compactMap { offset in
      let i = article.tokenIndex(atOrAfter: offset)
      guard i > 0, i + 1 < article.tokens.count, article.tokens[i].range.start == offset,
        article.tokens[i].range.count == 1, article.tokens[i].shape.contains(.spaceBefore),
        article.tokens[i + 1].shape.contains(.spaceBefore),
        article.tokens[i - 1].isLowercase || article.tokens[i + 1].isLowercase
      else { return nil }
      return Finding(
        at: article.tokens[i].range, "'&' between ordinary words: write 'and'",
        fixes: [.replace(article.tokens[i].range, with: "and", .unsafe)])
    }
  }
}
