import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a Chinese given name that serves as a surname.
package struct ChineseNameOrder: Rule {
  package let info = RuleInfo(
    id: "chinese-name-order",
    category: .names,
    severity: .note,
    isOnByDefault: false,
    summary: "A Chinese person is called by the surname, which comes first.",
    rationale: """
      `Xi Jinping` is President Xi, not President Jinping. A given name behind a title, or before a verb \
      of speech, is flagged where the story gives the full name or `dictionaries/names/people.tsv` has it. \
      Off by default: people with names of both orders go by their own.
      """,
    examples: [
      .flags(
        "Xi Jinping flew to Hanoi. President ⟦Jinping⟧ said the port would open.",
        fixed: "Xi Jinping flew to Hanoi. President Xi said the port would open."),
      .flags(
        "Chen Weiming runs the port. ⟦Weiming⟧ said it would open in May.",
        fixed: "Chen Weiming runs the port. Chen said it would open in May."),
      .flags("President ⟦Jinping⟧ flew to Hanoi.", fixed: "President Xi flew to Hanoi."),
      .allows("Xi Jinping flew to Hanoi. President Xi said the port would open. Jinping County is small."),
      .allows("Weiming Chen runs the port. Chen said it would open in May, and Weiming agreed."),
    ]
  )
  .reading([.headline, .body, .caption], quotations: false)
  .deciding(by: [RuleThreshold(fewestLetters, "letters of a given name, at least")])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let surnames = article.vocabulary["chinese-surnames"]
    let known = article.vocabulary["chinese-given-names"]
    var order: [UInt32: Int] = [:]
    var reversed: Set<UInt32> = []
    for mention in article.mentions where mention.tokens.count >= 2 {
      let i = mention.surname
      guard i > mention.tokens.lowerBound, article.tokens[i - 1].isCapitalised else { continue }
      // `Xi Jinping` but not `Weiming Chen`.
      if surnames.contains(article.hash(article.tokens[i])) {
        reversed.insert(article.tokens[i - 1].form)
      } else if surnames.contains(article.hash(article.tokens[i - 1])), isGiven(i, article) {
        order[article.tokens[i].form] = i - 1
      }
    }
    return article.mentions.compactMap { mention in
      let i = mention.surname
      let token = article.tokens[i]
      guard mention.tokens.count == 1, !reversed.contains(token.form),
        !mention.title.isEmpty || i + 1 < article.tokens.count && article.isSpeechVerb(i + 1)
      else { return nil }
      let full = order[token.form].map { article.tokens[$0].core }
      guard
        let right = full.map({ article.text[$0] })
          ?? known.fields(article.hash(token))?.first.map(String.init)
      else { return nil }
      return Finding(
        at: token.core,
        "'\(article.core(token))' is a given name; the surname is '\(right)'",
        related: full.map { [RelatedPlace($0, "the full name here")] } ?? [],
        fixes: [.replace(token.core, with: right, .unsafe)])
    }
  }

  /// Shorter words are one syllable, as surnames are.
  private static let fewestLetters = 4

  /// A given name of a language that puts it last here: two syllables or more and not a Western one.
  private func isGiven(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].core.count >= ChineseNameOrder.fewestLetters
      && !article.vocabulary["given-names"].contains(article.hash(article.tokens[i]))
  }
}
