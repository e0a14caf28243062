import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a hyphen that sticks to one of two words it stands between.
package struct HyphenAsDash: Rule {
  package let info = RuleInfo(
    id: "hyphen-as-dash",
    category: .punctuation,
    severity: .warning,
    summary: "A dash stands between spaces, a hyphen between letters.",
    rationale: """
      `talks -he said` is a dash that lost a space, `wide- ranging` a compound that gained one: both ways out \
      are offered. `Pre- and post-war`, minus signs and items of lists are left alone.
      """,
    examples: [
      .flags(
        "They broke off the talks ⟦-he⟧ said so on Monday.",
        fixed: "They broke off the talks - he said so on Monday."),
      .flags(
        "They broke off the ⟦talks-⟧ nobody knows why.",
        fixed: "They broke off the talks - nobody knows why."),
      .flags(
        "They broke off the ⟦wide-⟧ ranging talks.", fixed: "They broke off the wide-ranging talks."),
      .allows("Pre- and post-war houses, two- to three-room ones, stood at -5 degrees - nobody knew why."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let all = article.marks.hyphens.compactMap { i -> Finding? in
      guard i > 0, i + 1 < article.tokens.count else { return nil }
      let (left, hyphen, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      guard left.isWord, right.isWord, hyphen.range.count == 1, !right.shape.contains(.lineBefore),
        !hyphen.shape.contains(.lineBefore)
      else { return nil }
      switch (hyphen.shape.contains(.spaceBefore), right.shape.contains(.spaceBefore)) {
      case (true, false):
        let gap = TextRange(left.range.upper, hyphen.range.lower)
        return diagnostic(
          hyphen.range.union(right.range), i, dash: .insert(" ", at: hyphen.range.upper), join: .delete(gap),
          article)
      case (false, true):
        if article.token(i + 1, isIn: article.vocabulary["hyphen-suspenders"]) || left.core.count < 4 {
          return nil
        }
        let gap = TextRange(hyphen.range.upper, right.range.lower)
        return diagnostic(
          left.range.union(hyphen.range), i, dash: .insert(" ", at: hyphen.range.lower), join: .delete(gap),
          article)
      default: return nil
      }
    }
    // Two ways out: places where the same one is likelier are one habit.
    let parted = Dictionary(grouping: all) { $0.fixes[0].title }
    return parted.values.flatMap { $0.saidOnce(in: article, above: 2) }.sorted(by: Finding.inOrder)
  }

  /// Both ways out, the likelier first: a small word begins another clause, any other word may be the second
  /// half of a compound.
  private func diagnostic(_ range: TextRange, _ i: Int, dash: Edit, join: Edit, _ article: Article)
    -> Finding
  {
    let spaces = Fix("Set spaces on both sides", .choice, [dash])
    let joined = Fix("Join the words", .choice, [join])
    return Finding(
      at: range, "hyphen with a space on one side only in '\(article.text[range])'",
      fixes: beginsClause(i + 1, article) ? [spaces, joined] : [joined, spaces])
  }

  private func beginsClause(_ i: Int, _ article: Article) -> Bool {
    if article.tokens[i].isCapitalised { return !article.tokens[i - 2].isCapitalised }
    return ["determiners", "speaking-pronouns", "title-small-words", "clause-openers", "first-person-words"]
      .contains { article.token(i, isIn: article.vocabulary[$0]) }
      || article.vocabulary.sentenceStarters.contains(article.hash(article.tokens[i]))
  }
}
