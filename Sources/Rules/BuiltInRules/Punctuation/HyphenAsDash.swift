import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a hyphen that sticks to one of two words it stands between.
package struct HyphenAsDash: Rule {
  package let info = RuleInfo(
    id: "hyphen-as-dash",
    category: .punctuation,
    severity: .note,
    summary: "A dash stands between spaces, a hyphen between letters.",
    rationale: """
      `talks -he said` is a dash that lost a space, or a hyphen that gained one. `Pre- and \
      post-war`, minus signs and items of lists are left alone.
      """,
    examples: [
      .flags(
        "They broke off the talks ⟦-he⟧ said so on Monday.",
        fixed: "They broke off the talks - he said so on Monday."),
      .flags(
        "They broke off the ⟦talks-⟧ nobody knows why.",
        fixed: "They broke off the talks - nobody knows why."),
      .allows("Pre- and post-war houses, two- to three-room ones, stood at -5 degrees - nobody knew why."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.marks.hyphens.compactMap { i in
      guard i > 0, i + 1 < article.tokens.count else { return nil }
      let (left, hyphen, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      guard left.isWord, right.isWord, hyphen.range.count == 1, !right.shape.contains(.lineBefore),
        !hyphen.shape.contains(.lineBefore)
      else { return nil }
      switch (hyphen.shape.contains(.spaceBefore), right.shape.contains(.spaceBefore)) {
      case (true, false):
        return finding(hyphen.range.union(right.range), [.insert(" ", at: hyphen.range.upper)], article)
      case (false, true):
        if article.token(i + 1, isIn: article.vocabulary["hyphen-suspenders"]) || left.core.count < 4 {
          return nil
        }
        return finding(left.range.union(hyphen.range), [.insert(" ", at: hyphen.range.lower)], article)
      default: return nil
      }
    }
  }

  private func finding(_ range: TextRange, _ edits: [Edit], _ article: Article) -> Finding {
    Finding(
      at: range, "hyphen with a space on one side only in '\(article.text[range])'",
      fixes: [Fix("Set spaces on both sides", .unsafe, edits)])
  }
}
