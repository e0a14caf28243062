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
    summary: "What the headline quotes stands in the story.",
    rationale: """
      Quotation marks in a headline promise the very words. Where a speaker says nearly the same in other \
      words, and where the headline quotes somebody's `we` or `I`, it puts words into their mouth: a warning. \
      Many desks set a claim that the story tells in other words between marks (`Bank 'must raise fees'`): a \
      note. Other forms of a word (`fails`, `failed`), words left out, titles, and stories of less than eighty \
      words, which are captions, are allowed for.
      """,
    examples: [
      .flags(
        "Mayor on bridge: ⟦\"token repair job\"⟧ is no answer\n\n\(HeadlineQuoteNotInBody.story)\n\n\"It is a token repair work for the voters,\" the mayor said on Monday.",
        isWhole: true),
      .flags(
        "Mayor: ⟦\"We will never pay for it\"⟧\n\n\(HeadlineQuoteNotInBody.story)\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .flags(
        "Closing bridge is ⟦'inhuman crime'⟧, mayor says\n\n\(HeadlineQuoteNotInBody.story)\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .allows(
        "Closing bridge is 'a mistake', mayor says\n\n\(HeadlineQuoteNotInBody.story)\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .allows(
        "Mayor calls closing 'mistakes'\n\n\(HeadlineQuoteNotInBody.story)\n\n\"It is a mistake,\" the mayor said on Monday.",
        isWhole: true),
      .allows(
        "Closing bridge is inhuman, mayor says\n\n\(HeadlineQuoteNotInBody.story)\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Bridge 'must be rebuilt'\n\nThe old bridge has cracks in two of its pillars and ought to be replaced, a report says.\n\nIt was published on Monday.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  private static let story =
    "The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries have taken the ferry since, which leaves the northern pier every hour from six in the morning until ten at night and costs four crowns for a car.\n\nShops on the island say that trade has halved, and the school has sent its pupils home twice because the bus was late, a clerk told reporters at the town hall, where nobody could say what the repairs would cost or when they would begin."
  /// Shorter texts are captions of pictures and films.
  private static let fewestWords = 80

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let headlines = article.headlines
    if headlines.isEmpty || isShort(article) { return [] }
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
      let isAltered = isPersonal(quotation, article) || isNear(words, headlines, article)
      return Finding(
        isAltered ? info.severity : .note, at: quotation.range,
        "the headline quotes '\(article.excerpt(quotation.inner, limit: 50))', which stands nowhere in the story"
      )
    }
  }

  private func isShort(_ article: Article) -> Bool {
    var left = HeadlineQuoteNotInBody.fewestWords
    for i in article.tokens.indices where article.tokens[i].isWord {
      left -= 1
      if left == 0 { return false }
    }
    return true
  }

  /// Whether somebody speaks of themselves in it, outside of whose mouth no such words can stand.
  private func isPersonal(_ quotation: Quotation, _ article: Article) -> Bool {
    let words = article.vocabulary["first-person-words"]
    return quotation.tokens.contains {
      article.token($0, isIn: words) && !article.tokens[$0].shape.contains(.allCapitals)
    }
  }

  /// Whether a quotation of the story has three fifths of the words, in their order: they were changed.
  private func isNear(_ words: [Int], _ headlines: [Paragraph], _ article: Article) -> Bool {
    guard words.count > 2 else { return false }
    let sought = words.prefix(16).map { article.tokens[$0].form }
    return article.quotations.contains { quotation in
      guard quotation.depth == 1, !headlines.contains(where: { $0.range.contains(quotation.range) }) else {
        return false
      }
      let said = article.words(quotation.tokens).map { article.tokens[$0].form }
      return WordRun.inCommon(sought, said) * 5 >= sought.count * 3
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
