import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags quoted words of the headline that the story does not hold.
package struct HeadlineQuoteNotInBody: Rule {
  package let info = RuleInfo(
    id: "headline-quote-not-in-body",
    category: .headline,
    severity: .warning,
    regions: .headline,
    summary: "What the headline quotes stands in the story.",
    rationale: """
      Quotation marks in a headline promise the very words. Where the story has no such words, the \
      headline puts some into a speaker's mouth, or the quotation was cut from the story. Other \
      forms of a word (`fails`, `failed`), words left out, and titles are allowed for.
      """,
    examples: [
      .flags(
        "Closing bridge is ⟦'inhuman crime'⟧, mayor says\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .flags(
        "Mayor: ⟦\"We will never pay for it\"⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .allows(
        "Closing bridge is 'a mistake', mayor says\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .allows(
        "Mayor calls closing 'mistakes'\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .allows(
        "Closing bridge is inhuman, mayor says\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let headlines = article.headlines
    if headlines.isEmpty { return [] }
    var story: QuotedWords?
    return article.quotations.compactMap { quotation in
      guard quotation.depth == 1, quotation.ending == .closed,
        headlines.contains(where: { $0.range.contains(quotation.range) })
      else { return nil }
      let words = article.words(quotation.tokens).filter { article.tokens[$0].core.count > 1 }
      let known = story ?? QuotedWords(article, without: headlines)
      story = known
      if words.isEmpty || isTitle(quotation, article) || known.holds(words.map { article.tokens[$0] }) {
        return nil
      }
      return Finding(
        at: quotation.range,
        "the headline quotes '\(article.excerpt(quotation.inner, limit: 50))', which stands nowhere in the story"
      )
    }
  }

  /// `the Decree “On Assistance to Election Commissions”`: capitals throughout in a headline that otherwise
  /// writes words small.
  private func isTitle(_ quotation: Quotation, _ article: Article) -> Bool {
    guard article.words(quotation.tokens).count > 1, article.isTitleCase(quotation.tokens) else {
      return false
    }
    return article.headlines.contains { headline in
      headline.range.contains(quotation.range)
        && headline.tokens.contains {
          article.tokens[$0].isLowercase && article.tokens[$0].core.count > 4
            && !quotation.tokens.contains($0)
        }
    }
  }
}
