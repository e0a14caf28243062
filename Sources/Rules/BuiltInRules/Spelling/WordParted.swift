import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a word into which a space fell.
package struct WordParted: Rule {
  package let info = RuleInfo(
    id: "word-parted",
    category: .spelling,
    severity: .warning,
    summary: "No space stands inside a word.",
    rationale: """
      `expand ed` and `tre k` are one word each: a line was broken there once, or mark-up stood between. The second part is \
      an ending that is no word (`dictionaries/lists/word-tails.txt`), or a single letter behind letters that are no word; \
      both together are one. Marks and hyphens inside words are `split-word`'s.
      """,
    fixSafety: "Nothing is joined unasked: the letter may belong to the next word.",
    examples: [
      .flags(
        "The council has ⟦expand ed⟧ the harbour.", fixed: "The council has expanded the harbour."),
      .flags(
        "Pilots made the ⟦tre k⟧ to the harbour.", fixed: "Pilots made the trek to the harbour."),
      .flags(
        "The ⟦govern ment⟧ of the island met on Monday.", fixed: "The government of the island met on Monday."
      ),
      .allows("The council has expanded the harbour, and vitamin c is sold there."),
      .allows("Pilots of the special ed school, er, left. The plan s of the board and point x stay."),
      .allows("The ferry left at noon - ing was its sign."),
    ]
  )
  .reading([.headline, .body, .caption])

  package init() {}

  private static let fewestLetters = 3

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let tails = article.vocabulary["word-tails"]
    guard context.speller.hasDictionary else { return [] }
    return article.places(of: tails).compactMap { i in
      guard i > 0, let kind = tails.fields(article.hash(article.tokens[i]))?.first,
        mayJoin(i, article)
      else { return nil }
      let (left, right) = (article.tokens[i - 1], article.tokens[i])
      let first = article.string(left)
      guard kind == "tail" || !context.speller.isWord(first),
        context.speller.isWord(first + article.string(right))
      else { return nil }
      return Finding(
        at: left.range.union(right.range), "'\(first)\(article.string(right))' is one word",
        fixes: [
          Fix("Join the word", .unsafe, [.delete(TextRange(left.range.upper, right.range.lower))])
        ])
    }
  }

  /// Two words in small letters with one space between them, and a space or the sentence's mark behind.
  private func mayJoin(_ i: Int, _ article: Article) -> Bool {
    let (left, right) = (article.tokens[i - 1], article.tokens[i])
    guard left.isLowercase, right.isLowercase, left.possessive == 0, right.possessive == 0,
      left.core.count >= WordParted.fewestLetters, right.shape.contains(.spaceBefore),
      right.shape.isDisjoint(with: .lineBefore), right.range.lower - left.range.upper == 1
    else { return false }
    guard i + 1 < article.tokens.count else { return true }
    let next = article.tokens[i + 1]
    return next.shape.contains(.spaceBefore)
      || [.comma, .stop, .doubleQuote, .closeBracket].contains(next.kind)
  }
}
