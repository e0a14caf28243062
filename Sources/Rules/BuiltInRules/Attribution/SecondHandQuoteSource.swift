import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation of a named person that nothing shows where or to whom it was said.
package struct SecondHandQuoteSource: Rule {
  package let info = RuleInfo(
    id: "second-hand-quote-source",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "A person's first quotation says where it comes from.",
    rationale: """
      A quotation copied from elsewhere needs its source: `told the broadcaster NRK`, `in a statement`, `on \
      state television`. Flagged is a person's first quotation when neither its paragraph nor the ones \
      beside it name an occasion, a listener or an outlet. Most agencies ask for that only of what they did \
      not hear themselves, so that the rule is off by default.
      """,
    examples: [
      .flags("⟦\"The talks have failed, and nobody is to blame for it,\"⟧ Ola Berg said."),
      .flags("Ola Berg said: ⟦\"The talks have failed, and nobody is to blame for it.\"⟧ He left."),
      .allows("\"The talks have failed, and nobody is to blame for it,\" Ola Berg told reporters."),
      .allows("\"The talks have failed, and nobody is to blame for it,\" Ola Berg said in a statement."),
    ]
  )
  .reading(.body)

  package init() {}

  private static let fewestWords = 6

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let graph = context.shared { AttributionGraph(article) }
    guard !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    var seen: Set<UInt32> = []
    return article.quotations.indices.compactMap { place in
      let quotation = article.quotations[place]
      guard quotation.depth == 1, quotation.ending == .closed,
        article.holdsWords(quotation, atLeast: SecondHandQuoteSource.fewestWords),
        let speaker = graph.attributions[place].speaker, speaker.kind == .person,
        let surname = speaker.tokens.last(where: { article.tokens[$0].isCapitalised }),
        seen.insert(article.tokens[surname].form).inserted,
        !namesOccasion(quotation.paragraphs.lowerBound, article)
      else { return nil }
      return Finding(
        at: quotation.range,
        "where did '\(article.excerpt(speaker.tokens))' say this, and to whom?")
    }
  }

  /// An occasion, listener or outlet in the paragraph or in a body paragraph beside it.
  private func namesOccasion(_ i: Int, _ article: Article) -> Bool {
    let words = article.vocabulary["occasion-words"]
    let near = [article.bodyParagraph(before: i), i, article.bodyParagraph(after: i)].compactMap { $0 }
    return near.contains { place in
      article.paragraphs[place].tokens.contains {
        !article.tokens[$0].shape.contains(.quoted)
          && (article.token($0, isIn: words)
            || article.vocabulary.agencies.contains(article.hash(article.tokens[$0])))
      }
    }
  }
}
