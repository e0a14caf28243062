import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation that nothing sets off from the verb before it.
package struct ColonBeforeQuote: Rule {
  package let info = RuleInfo(
    id: "colon-before-quote",
    category: .punctuation,
    severity: .note,
    regions: .body,
    summary: "A colon or comma stands between a verb of speech and a quoted sentence.",
    rationale: """
      `The mayor said "We are late"` runs into the quotation. A part of a sentence needs no mark: \
      `said it was "late"`.
      """,
    examples: [
      .flags(
        "The mayor ⟦said \"We⟧ are late, and the ferry has left.\"",
        fixed: "The mayor said: \"We are late, and the ferry has left.\""),
      .flags(
        "A clerk ⟦added “Nobody⟧ objected to it at all.”",
        fixed: "A clerk added: “Nobody objected to it at all.”"),
      .allows(
        "The mayor said: \"We are late.\" A clerk added, \"Nobody objected.\" She said it was \"late\" and called it \"Late Ferry\"."
      ),
    ])

  package init() {}

  /// Shorter quotations are parts of sentences or titles.
  private static let fewestWords = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.quotations.compactMap { quotation in
      guard quotation.depth == 1, !quotation.style.isSingle, let opener = quotation.opener else { return nil }
      let i = article.tokenIndex(atOrAfter: opener.start)
      guard i > 0, i + 1 < article.tokens.count, article.isSpeechVerb(i - 1),
        article.tokens[i].shape.contains(.spaceBefore),
        !article.tokens[i].shape.contains(.lineBefore), article.tokens[i + 1].isCapitalised,
        article.words(quotation.tokens).count >= ColonBeforeQuote.fewestWords,
        article.endsSentence(quotation.tokens)
      else { return nil }
      let verb = article.tokens[i - 1]
      return Finding(
        at: verb.range.union(article.tokens[i + 1].range),
        "'\(article.string(verb))' runs into the quotation: a colon belongs between",
        fixes: [Fix("Insert a colon", .unsafe, [.insert(":", at: verb.range.upper)])])
    }
  }
}
