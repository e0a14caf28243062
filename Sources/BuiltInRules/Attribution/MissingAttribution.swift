import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation that is a paragraph of its own and has no speaker near it.
package struct MissingAttribution: Rule {
  package let info = RuleInfo(
    id: "missing-attribution",
    category: .attribution,
    severity: .warning,
    regions: .body,
    summary: "A quotation has a speaker in its paragraph or in the one beside it.",
    rationale: """
      A paragraph that is nothing but a quotation needs its speaker in the paragraph before or after it. \
      A paragraph that continues a quotation, follows one that names a speaker, or stands in a \
      transcript is in order.
      """,
    examples: [
      .flags(
        """
        The bridge was closed to lorries on Friday after cracks were found in two pillars.

        ⟦"We cannot wait for another winter. The town needs an answer now."⟧

        Repairs are expected to take eight months and to cost 4 million crowns.
        """),
      .flags(
        """
        ⟦"The river took everything we had. We will not come back here."⟧

        Floods in the north of the country have left 2,000 homes empty since Monday.
        """, isWhole: true),
      .allows(
        """
        Mayor Ines Okafor told reporters that the bridge would stay closed.

        "We cannot wait for another winter. The town needs an answer now."
        """),
      .allows(
        """
        The bridge was closed to lorries on Friday after cracks were found in two pillars.

        "We cannot wait for another winter. The town needs an answer now."

        Mayor Ines Okafor said this in a letter to the ministry.
        """),
      .allows(
        """
        The bridge was closed to lorries on Friday after cracks were found in two pillars.

        "We cannot wait for another winter," Okafor said. "The town needs an answer now."
        """),
    ])

  package init() {}

  /// Shorter quotations are slogans, titles and cries.
  private static let fewestWords = 8

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    article.quotations.compactMap { quotation in
      guard quotation.depth == 1, !quotation.style.isSingle, quotation.ending == .closed,
        quotation.running == .no,
        isParagraphOfItsOwn(quotation, article), !hasSpeaker(quotation.paragraphs.lowerBound, article)
      else { return nil }
      return Diagnostic(
        info.id, info.severity, at: quotation.range,
        "quotation '\(article.excerpt(quotation.range, limit: 40))' has no speaker in this paragraph or beside it"
      )
    }
  }

  /// Whether the quotation, perhaps in several pairs of marks, is all that the paragraph holds.
  private func isParagraphOfItsOwn(_ quotation: Quotation, _ article: Article) -> Bool {
    let paragraph = article.paragraphs[quotation.paragraphs.lowerBound]
    guard paragraph.kind == .body, quotation.tokens.lowerBound == paragraph.tokens.lowerBound else {
      return false
    }
    guard
      !paragraph.tokens.contains(where: {
        article.tokens[$0].isWord && !article.tokens[$0].shape.contains(.quoted)
      })
    else { return false }
    return quotation.tokens.reduce(0) { $0 + (article.tokens[$1].isWord ? 1 : 0) }
      >= MissingAttribution.fewestWords
  }

  private func hasSpeaker(_ paragraph: Int, _ article: Article) -> Bool {
    if let before = article.bodyParagraph(before: paragraph) {
      if namesSpeaker(before, article) { return true }
    }
    guard let after = article.bodyParagraph(after: paragraph) else { return false }
    return opensWithSpeech(after, article)
  }

  /// A speech verb, a person or a pronoun outside quotations: whoever stands there is taken for the
  /// speaker. A paragraph that is itself only a quotation hands on its own speaker, or its own fault.
  private func namesSpeaker(_ i: Int, _ article: Article) -> Bool {
    let paragraph = article.paragraphs[i]
    var outside = false
    for k in paragraph.tokens where article.tokens[k].isWord && !article.tokens[k].shape.contains(.quoted) {
      outside = true
      if article.isSpeechVerb(k) || article.token(k, isIn: article.vocabulary["speaker-words"]) {
        return true
      }
    }
    if !outside || article.tokens[paragraph.tokens.upperBound - 1].kind == .colon { return true }
    return article.mentions(in: paragraph.range).contains {
      $0.isFull && !$0.startsSentence || !$0.title.isEmpty
    }
  }

  /// A speech verb in the first sentence of the next paragraph, outside quotations.
  private func opensWithSpeech(_ i: Int, _ article: Article) -> Bool {
    guard let sentence = article.paragraphs[i].sentences.first else { return false }
    return article.sentences[sentence].tokens.contains {
      article.isSpeechVerb($0) && !article.tokens[$0].shape.contains(.quoted)
    }
  }
}
