import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a contraction whose apostrophe stands at its end.
package struct ApostropheMisplaced: Rule {
  package let info = RuleInfo(
    id: "apostrophe-misplaced",
    category: .spelling,
    severity: .warning,
    summary: "The apostrophe of a contraction stands where the letter was left out.",
    rationale: """
      `isnt'` and `cant'` have their apostrophe at the end, where it shows a possessive or closes a quotation. Words \
      inside single quotation marks and possessives (`the tenants' hall`) are left alone.
      """,
    examples: [
      .flags(
        "The quay ⟦isnt'⟧ open, the crews ⟦cant'⟧ land and they ⟦wont'⟧ wait.",
        fixed: "The quay isn't open, the crews can't land and they won't wait."),
      .flags("The pilots said ⟦theyre'⟧ late.", fixed: "The pilots said they're late."),
      .allows("The quay isn't open, and the tenants' hall is shut: 'they cant' is a word of the trade."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    var closers: Set<UInt32>?
    return article.marks.singleQuotes.compactMap { i in
      guard i > 0, !article.tokens[i].shape.contains(.spaceBefore), article.tokens[i - 1].isLowercase,
        i + 1 >= article.tokens.count || article.tokens[i + 1].shape.contains(.spaceBefore)
          || [.comma, .stop].contains(article.tokens[i + 1].kind),
        let right = contraction(article.tokens[i - 1], article, context)
      else { return nil }
      let known = closers ?? Set(article.quotations.compactMap { $0.closer?.start })
      closers = known
      if known.contains(article.tokens[i].range.start) { return nil }
      let range = article.tokens[i - 1].range.union(article.tokens[i].range)
      return Finding(
        at: range,
        "'\(article.text[range])' has its apostrophe at the wrong place: write '\(right)'",
        fixes: [.replace(range, with: right, .unsafe)])
    }
  }

  /// The contraction that a word without its apostrophe is: `isn't` for `isnt`.
  private func contraction(_ word: Token, _ article: Article, _ context: RuleContext) -> String? {
    let letters = article.core(word)
    guard word.possessive == 0, (4...8).contains(letters.utf8.count) else { return nil }
    let tails = article.vocabulary["contraction-tails"]
    for length in 1...2 where tails.contains(exactly: String(letters.suffix(length))) {
      // A bare `s` makes plurals and possessives.
      guard letters.suffix(length) != "s" else { continue }
      let right = letters.dropLast(length) + "'" + letters.suffix(length)
      if context.speller.isWord(right) { return String(right) }
    }
    return nil
  }
}
