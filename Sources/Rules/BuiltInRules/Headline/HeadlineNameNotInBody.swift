import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a name of the headline that the story never mentions.
package struct HeadlineNameNotInBody: Rule {
  package let info = RuleInfo(
    id: "headline-name-not-in-body",
    category: .headline,
    severity: .note,
    summary: "Each person named in the headline is named in the story.",
    rationale: """
      A name that stands in the headline only was left there when the story was rewritten, or is \
      misspelled there. A name is what no dictionary knows; places and well-known bodies, by which \
      headlines call a government, and headlines in title case without a name are left alone.
      """,
    examples: [
      .flags(
        "⟦Dosmukhanov⟧ closes old bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Council meets ⟦Okwuosa⟧ about old bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Okwuosa closes old bridge\n\nThe council, led by Ines Okwuosa, closed the old bridge on Monday after cracks were found.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes bridge, Kremlin says\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes old bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    return article.headlines.flatMap { headline in
      article.words(headline.tokens).compactMap { i in
        isStray(i, headline, article, context)
          ? Finding(
            at: article.tokens[i].core,
            "'\(article.core(article.tokens[i]))' stands in the headline and nowhere in the story")
          : nil
      }
    }
  }

  /// Whether a word is a name that stands nowhere else.
  private func isStray(_ i: Int, _ headline: Paragraph, _ article: Article, _ context: RuleContext) -> Bool {
    let token = article.tokens[i]
    guard token.isCapitalised, token.core.count >= 5, article.forms[token.form].count == 1,
      token.shape.isDisjoint(with: [.allCapitals, .dotted, .innerCapital, .hasDigit, .otherScript, .quoted])
    else { return false }
    if isPartOfKnownName(i, headline, article) { return false }
    let word = article.core(token)
    if context.speller.isWord(word) || context.speller.isWord(word.lowercased()) { return false }
    return !HeadlineNames.isPlaceOrBody(word, article) && !HeadlineNames.hasKin(word, of: headline, article)
  }

  /// Whether another word of the same name stands in the story: `Nursultan` of Nazarbayev.
  private func isPartOfKnownName(_ i: Int, _ headline: Paragraph, _ article: Article) -> Bool {
    func belongs(_ k: Int) -> Bool {
      headline.tokens.contains(k) && (article.tokens[k].isCapitalised || article.tokens[k].kind == .hyphen)
    }
    var (low, high) = (i, i)
    while belongs(low - 1) { low -= 1 }
    while belongs(high + 1) { high += 1 }
    let run = low...high
    return run.contains { k in
      k != i
        && (article.tokens[k].kind == .hyphen
          || article.forms[article.tokens[k].form].capitalisedInsideCount > 1)
    }
  }
}
