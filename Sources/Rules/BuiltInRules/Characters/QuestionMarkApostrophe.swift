import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a question mark where an apostrophe was lost.
package struct QuestionMarkApostrophe: Rule {
  package let info = RuleInfo(
    id: "question-mark-apostrophe",
    category: .characters,
    severity: .error,
    summary: "No question mark stands where an apostrophe belongs.",
    rationale: """
      A curly apostrophe that passed through an old channel comes out as `?`: `the EU?s decision`, \
      `don?t`.
      """,
    examples: [
      .flags("The ⟦EU?s⟧ decision is final.", fixed: "The EU's decision is final."),
      .flags("They ⟦don?t⟧ know, and ⟦we?re⟧ late.", fixed: "They don't know, and we're late."),
      .allows("Why? So that it ends. The page a.html?s=1 is gone. Is it S? T is next."),
    ])

  package init() {}

  /// Whether a symbol sticks to the tail, as in the query of an address.
  private func isGlued(_ i: Int, _ article: Article) -> Bool {
    guard i < article.tokens.count, !article.tokens[i].shape.contains(.spaceBefore) else { return false }
    return [.symbol, .number, .link].contains(article.tokens[i].kind)
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let tails = article.vocabulary["contraction-tails"]
    return article.marks.terminals.compactMap { question in
      let i = question + 1
      guard question > 0, i < article.tokens.count else { return nil }
      let tail = article.tokens[i]
      let mark = article.tokens[i - 1]
      let word = article.tokens[i - 2]
      guard tail.isLowercase, tail.range.count <= 2, mark.kind == .terminal, mark.range.count == 1,
        article.bytes[mark.range.lower] == 0x3F, word.isWord,
        tail.shape.isDisjoint(with: [.spaceBefore]), mark.shape.isDisjoint(with: [.spaceBefore]),
        tails.contains(article.hash(tail)), !isGlued(i + 1, article)
      else { return nil }
      let range = word.range.union(tail.range)
      return Finding(
        at: range,
        "'\(article.text[range])' has a question mark where an apostrophe belongs",
        fixes: [Fix("Write an apostrophe", .unsafe, [Edit(mark.range, "'")])])
    }
  }
}
