import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a long quotation whose speaker is named only at its end.
package struct AttributionFirstLongQuote: Rule {
  package let info = RuleInfo(
    id: "attribution-first-long-quote",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "A long quotation names its speaker early.",
    rationale: """
      Readers should learn after a sentence at most who is speaking. When more words than the option says \
      stand before the attribution, it belongs behind the first sentence.
      """,
    examples: [
      .flags(
        "⟦\"We have waited for this ferry since the spring, and nobody told us that it would not come, nor why it was sold, nor who bought it, nor what the town was paid for it in the end, which is what we would most like to know,\"⟧ the harbour master said."
      ),
      .flags(
        "⟦\"We waited. Nobody came. The ferry had been sold in March without a word to the people who had paid for it, and the men who had sailed it for twenty years heard of it from the radio on their way to work that day and turned round,\"⟧ said Ola Berg."
      ),
      .allows("\"We waited,\" the harbour master said. \"Nobody came. The ferry had been sold in March.\""),
      .allows("The harbour master said: \"We have waited for this ferry since the spring.\""),
    ]
  )
  .reading(.body)
  .taking([.number("words", default: 40, "Words before the attribution that are allowed.")])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let limit = context.number("words", of: info)
    let long = article.quotations.indices.filter {
      article.quotations[$0].depth == 1 && article.quotations[$0].ending == .closed
        && article.quotations[$0].running == .no
        && article.holdsWords(article.quotations[$0], atLeast: limit + 1)
    }
    guard !long.isEmpty else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    return long.compactMap { place in
      let (quotation, attribution) = (article.quotations[place], graph.attributions[place])
      let paragraph = article.paragraphs[quotation.paragraphs.lowerBound].tokens
      guard attribution.place == .sameSentence, let clause = attribution.clause,
        graph.clauses[clause].verb >= quotation.tokens.upperBound,
        graph.clauses(in: paragraph.lowerBound..<quotation.tokens.lowerBound).isEmpty
      else { return nil }
      return Finding(
        at: quotation.range,
        "more than \(limit) quoted words before the speaker is named: attribute after the first sentence")
    }
  }
}
