import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a word behind an acronym that the acronym already holds.
package struct RasSyndrome: Rule {
  package let info = RuleInfo(
    id: "ras-syndrome",
    category: .acronyms,
    severity: .note,
    summary: "The last word of an acronym is not said again behind it.",
    rationale: """
      The N of PIN is a number: `PIN number` says it twice. `dictionaries/lists/ras-syndrome.txt` holds acronyms \
      with the word that they end in. Where usage has settled (`New START treaty`, `NATO alliance`), the \
      pair is not in it.
      """,
    examples: [
      .flags("He forgot his PIN⟦ number⟧ on Monday.", fixed: "He forgot his PIN on Monday."),
      .flags("Patients with the HIV⟦ virus⟧ waited."),
      .flags("The army fired two ICBM⟦ missiles⟧ on Monday.", fixed: "The army fired two ICBMs on Monday."),
      .allows("He forgot his PIN and the number of the flat. HIV viruses were seen."),
      .allows("The ATM machine-gun nest, a PIN number-plate reader and NATO allies were named."),
    ]
  )
  .reading(.prose, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["ras-syndrome"]
    return article.tokens.indices.dropLast().compactMap { i in
      let (token, next) = (article.tokens[i], article.tokens[i + 1])
      guard token.isWord, token.shape.contains(.allCapitals), token.possessive == 0, next.isWord,
        next.possessive == 0, next.shape.contains(.spaceBefore),
        let words = list.fields(article.hash(token))?.first,
        i + 2 >= article.tokens.count || article.tokens[i + 2].kind != .hyphen
      else { return nil }
      let word = article.string(next).lowercased()
      guard words.split(separator: "|").contains(where: { $0 == word }) else { return nil }
      let range = TextRange(token.core.upper, next.range.upper)
      // The plural of the word becomes that of the acronym.
      let plural = words.split(separator: "|").dropFirst().contains { $0 == word }
      let right = article.core(token) + (plural ? "s" : "")
      return Finding(
        at: range, "'\(article.core(token))' already ends in '\(word)'",
        fixes: needsArticle(i, article)
          ? [] : [Fix("Write '\(right)'", .unsafe, [Edit(range, plural ? "s" : "")])])
    }
  }

  /// Whether an article before the acronym would have to go too: `the HIV virus`.
  private func needsArticle(_ i: Int, _ article: Article) -> Bool {
    i > 0 && article.hash(article.tokens[i - 1]) == ByteHash.ofFolded("the")
  }
}
