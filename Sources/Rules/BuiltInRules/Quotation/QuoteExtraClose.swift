import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a closing quotation mark that has no opening one.
package struct QuoteExtraClose: Rule {
  package let info = RuleInfo(
    id: "quote-extra-close",
    category: .quotation,
    severity: .error,
    isForEnglish: false,
    summary: "A closing quotation mark has an opening one.",
    rationale: """
      A closing mark without an opening one leaves open where the quotation begins: the reader cannot \
      tell the speaker's words from the reporter's.
      """,
    examples: [
      .flags(
        #"We will rebuild the ⟦bridge,"⟧ the mayor said."#,
        fixed: #""We will rebuild the bridge," the mayor said."#),
      .flags(
        #"The minister said: It is ⟦over."⟧"#, fixed: #"The minister said: "It is over.""#),
      .flags(
        #"The pact is "done"⟦"⟧, the envoy said."#, fixed: #"The pact is "done", the envoy said."#),
      .flags(
        """
        She said: "We waited.

        "Nobody came.

        ⟦Then⟧ it rained.

        "The rain went on for hours."
        """,
        fixed: """
          She said: "We waited.

          "Nobody came.

          "Then it rained.

          "The rain went on for hours."
          """),
      .allows(#""We will rebuild the bridge," the mayor said."#),
      .allows("The festival of rock 'n' roll opened the drivers' season."),
      .allows(#"The record is a 7" single, the shop says."#),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let unopened = article.quotations.filter { $0.ending == .unopened }.compactMap {
      quotation -> Finding? in
      guard let closer = quotation.closer else { return nil }
      return Finding(
        at: withWordBefore(closer, in: article),
        "quotation mark closes a quotation that is not opened",
        fixes: QuoteClosing(article: article, quotation: quotation).openingFixes)
    }
    let doubled = article.strayClosers.map { range in
      Finding(
        at: range, "quotation mark '\(article.text[range])' stands twice",
        fixes: [Fix("Remove the second mark", .unsafe, [.delete(range)])])
    }
    return unopened + doubled + missingOpeners(article)
  }

  /// Paragraphs of a running quotation that do not begin with its mark.
  private func missingOpeners(_ article: Article) -> [Finding] {
    article.quotations.flatMap { quotation in
      quotation.missingOpeners.map { start in
        let mark = QuoteClosing(article: article, quotation: quotation).openingMark
        let first = article.tokens[article.tokenIndex(atOrAfter: UInt32(start))].range
        return Finding(
          at: first,
          "paragraph of a running quotation does not begin with '\(mark)' as the others do",
          related: [RelatedPlace(quotation.openers[0], "the quotation begins here")],
          fixes: [Fix("Begin the paragraph with '\(mark)'", .unsafe, [.insert(mark, at: start)])])
      }
    }
  }

  /// The mark with the word that it is glued to.
  private func withWordBefore(_ closer: TextRange, in article: Article) -> TextRange {
    var i = article.tokenIndex(atOrAfter: closer.start)
    while i > 0, !article.tokens[i].shape.contains(.spaceBefore), !article.tokens[i].isWord,
      article.tokens[i - 1].range.end == article.tokens[i].range.start
    {
      i -= 1
    }
    return article.tokens[i].range.union(closer)
  }
}
