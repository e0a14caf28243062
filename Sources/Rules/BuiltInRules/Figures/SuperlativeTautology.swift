import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a superlative, or another word, that says what the word beside it has said.
package struct SuperlativeTautology: Rule {
  package let info = RuleInfo(
    id: "superlative-tautology",
    category: .figures,
    severity: .note,
    summary: "A record is not also new, and plans are not also future ones.",
    rationale: """
      A record that is set is new, plans lie in the future and a result comes at the end: the word beside \
      them adds nothing and swells the claim. `dictionaries/lists/superlative-tautologies.txt` holds the \
      pairs, each with what is enough.
      """,
    examples: [
      .flags(
        "The runner ⟦set a new record⟧ in the marathon on Sunday.",
        fixed: "The runner set a record in the marathon on Sunday."),
      .flags("⟦Future plans⟧ include a second pier.", fixed: "Plans include a second pier."),
      .flags(
        "A delay of a year was an ⟦end result⟧ that nobody wanted.",
        fixed: "A delay of a year was a result that nobody wanted."),
      .flags("Wheat rose to ⟦a new record high⟧ on Friday.", fixed: "Wheat rose to a record high on Friday."),
      .allows("The band will bring out a new record in May, and new records show that he paid."),
      .allows("The runner set a record, and the end resulted from a fall."),
      .allows("The end result-driven firms want is more money."),
    ]
  )
  .reading(quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["superlative-tautologies"]
    return article.phrases(of: list).compactMap { run in
      guard let enough = list.fields(article.phraseHash(run))?.first,
        !run.dropFirst().contains(where: { article.tokens[$0].shape.contains(.lineBefore) }),
        run.upperBound >= article.tokens.count || article.tokens[run.upperBound].kind != .hyphen,
        run.lowerBound == 0 || article.tokens[run.lowerBound - 1].kind != .hyphen
      else { return nil }
      let range = article.range(of: run)
      let right =
        article.tokens[run.lowerBound].isCapitalised
        ? enough.prefix(1).uppercased() + enough.dropFirst() : String(enough)
      let edits = [Edit(range, right)]
      return Finding(
        at: range, "'\(article.text[range])' says it twice; '\(right)' is enough",
        fixes: [
          Fix("Write '\(right)'", .unsafe, articleEdit(before: run.lowerBound, enough, article) + edits)
        ]
      )
    }
  }

  /// `an end result` becomes `a result`, `a new innovation` `an innovation`.
  private func articleEdit(before i: Int, _ enough: Substring, _ article: Article) -> [Edit] {
    guard i > 0, article.tokens[i - 1].isWord else { return [] }
    let (token, word) = (article.tokens[i - 1], article.string(article.tokens[i - 1]))
    guard ["a", "an"].contains(word.lowercased()) else { return [] }
    let startsWithVowel = enough.first.map { "aeio".contains($0) } ?? false
    let right = String(word.prefix(1)) + (startsWithVowel || enough.hasPrefix("unu") ? "n" : "")
    return right == word ? [] : [Edit(token.range, right)]
  }
}
