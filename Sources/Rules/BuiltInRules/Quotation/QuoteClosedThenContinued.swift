import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation that is closed at the end of a paragraph though the next one goes on with it.
package struct QuoteClosedThenContinued: Rule {
  package let info = RuleInfo(
    id: "quote-closed-then-continued",
    category: .quotation,
    severity: .warning,
    summary: "A quotation that goes on in the next paragraph is not closed before it.",
    rationale: """
      When a quotation of whole sentences is closed at the end of a paragraph and the next paragraph is \
      nothing but quotation, readers cannot tell whether the speaker changed. Either the closing mark goes, \
      so that the quotation runs on, or the next paragraph names its speaker.
      """,
    examples: [
      .flags(
        """
        "We lost," Li Chen said. "It hurts more than ⟦anyone."⟧

        "We will come back stronger next year, and the fans know it."

        The club plays again on Sunday.
        """,
        fixed: """
          "We lost," Li Chen said. "It hurts more than anyone.

          "We will come back stronger next year, and the fans know it."

          The club plays again on Sunday.
          """),
      .flags(
        """
        Li Chen told reporters: "It hurts more than anyone can ⟦say."⟧

        "We will come back stronger next year, and the fans know it."
        """,
        fixed: """
          Li Chen told reporters: "It hurts more than anyone can say.

          "We will come back stronger next year, and the fans know it."
          """),
      .allows(
        """
        "We lost," Li Chen said. "It hurts."

        "We will come back stronger next year," Chen said.
        """),
      .allows(
        """
        "We lost the final by one point," Li Chen said. "It hurts more than anyone can say."

        RELATED: Chen wins it all

        "I saw them cry when the whistle went," Ola Berg said, explaining:

        "They had trained for nine months, every day of the week."
        """),
      .allows(
        """
        Li Chen looked back on what he called a "difficult year."

        "We will come back stronger next year, and the fans know it."
        """),
    ]
  )
  .reading(.body)

  package init() {}

  /// Shorter quotations are cries and slogans.
  private static let fewestWords = 5

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let closing = article.quotations.filter { endsParagraph($0, article) }
    guard !closing.isEmpty else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    guard !graph.isTranscript else { return [] }
    let starts = Dictionary(
      article.quotations.filter { !$0.style.isSingle }.map { ($0.tokens.lowerBound, $0) },
      uniquingKeysWith: { first, _ in first })
    return closing.compactMap { quotation in
      guard let next = article.bodyParagraph(after: quotation.paragraphs.upperBound),
        let second = starts[article.paragraphs[next].tokens.lowerBound], goesOn(second, in: next, article),
        !isSpeech(between: quotation.paragraphs.upperBound, next, article),
        let closer = quotation.closer
      else { return nil }
      let i = article.tokenIndex(atOrAfter: closer.start)
      let word = (quotation.tokens.lowerBound..<i).last { article.tokens[$0].isWord } ?? i
      return Finding(
        at: article.tokens[word].range.union(closer),
        "quotation is closed here, but the next paragraph goes on with it and names no speaker",
        related: [RelatedPlace(second.range, "it goes on here")],
        fixes: [Fix("Leave the quotation open until it ends", .unsafe, [.delete(closer)])])
    }
  }

  /// A quotation of whole sentences that a speaker is named for, whose closing mark ends its paragraph.
  private func endsParagraph(_ quotation: Quotation, _ article: Article) -> Bool {
    guard quotation.depth == 1, !quotation.style.isSingle, quotation.ending == .closed else { return false }
    let paragraph = article.paragraphs[quotation.paragraphs.upperBound]
    guard paragraph.kind == .body, quotation.tokens.upperBound == paragraph.tokens.upperBound,
      article.endsSentence(quotation.tokens), !article.isOnlyQuotation(quotation.paragraphs.upperBound)
    else { return false }
    let first = quotation.tokens.lowerBound
    let follows = first > paragraph.tokens.lowerBound ? article.tokens[first - 1].kind : .stop
    return (article.isFullQuotation(quotation) || follows == .colon || follows == .comma)
      && first + 1 < article.tokens.count && article.tokens[first + 1].isCapitalised
      && article.holdsWords(quotation, atLeast: QuoteClosedThenContinued.fewestWords)
  }

  /// Whether somebody is quoted in the lines between two paragraphs, which are read as links.
  private func isSpeech(between first: Int, _ second: Int, _ article: Article) -> Bool {
    article.paragraphs[(first + 1)..<second].contains { paragraph in
      paragraph.tokens.contains { article.isSpeechVerb($0) && !article.tokens[$0].shape.contains(.quoted) }
    }
  }

  /// Whole sentences in quotation marks, and nothing else in the paragraph.
  private func goesOn(_ second: Quotation, in paragraph: Int, _ article: Article) -> Bool {
    second.depth == 1 && article.isFullQuotation(second) && article.isOnlyQuotation(paragraph)
      && article.holdsWords(second, atLeast: QuoteClosedThenContinued.fewestWords)
  }
}
