import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a single word in quotation marks that nobody in the sentence is said to have used.
package struct QuoteScare: Rule {
  package let info = RuleInfo(
    id: "quote-scare",
    category: .quotation,
    severity: .note,
    isOnByDefault: false,
    summary: "A quoted word has somebody who used it.",
    rationale: """
      One word in quotation marks without a speaker reads as the agency's sneer (`the "experts" met`), and \
      `so-called "deal"` keeps its distance twice. Words that are spoken of (`the word "deal"`) are left \
      alone. Many such marks are meant, so that the rule is off by default.
      """,
    examples: [
      .flags("The ⟦\"experts\"⟧ met at the harbour on Monday."),
      .flags("A so-called ⟦\"deal\"⟧ was signed at the harbour."),
      .allows("The deal was signed in what Okafor called a \"spirit\" of trust."),
      .allows("The word \"deal\" stood on the poster."),
      .allows("Okafor said: \"Never.\" She wrote \"Nets\" in 1990, a book."),
    ]
  )
  .reading(.body)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let words = article.quotations.indices.filter { isOneWord(article.quotations[$0], article) }
    guard !words.isEmpty else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    return words.compactMap { place in
      let quotation = article.quotations[place]
      let before = quotation.tokens.lowerBound - 1
      let isTwice = before >= 0 && isSoCalled(before, article)
      guard isTwice || graph.attributions[place].place != .sameSentence, !isSpokenOf(before, article) else {
        return nil
      }
      return Finding(
        at: quotation.range,
        isTwice
          ? "'so-called' and quotation marks keep their distance twice"
          : "'\(article.text[quotation.inner])' in quotation marks: whose word is it?")
    }
  }

  private func isOneWord(_ quotation: Quotation, _ article: Article) -> Bool {
    quotation.ending == .closed && quotation.depth == 1 && quotation.tokens.count == 3
      && article.tokens[quotation.tokens.lowerBound + 1].isLowercase
  }

  private func isSoCalled(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].isWord && article.string(article.tokens[i]) == "called" && i >= 2
      && article.tokens[i - 1].kind == .hyphen
  }

  /// `the word "deal"`, `called "deal"`
  private func isSpokenOf(_ i: Int, _ article: Article) -> Bool {
    i >= 0 && article.tokens[i].isWord
      && (article.token(i, isIn: article.vocabulary["word-names"])
        || article.isSpeechVerb(i) && !isSoCalled(i, article))
  }
}
