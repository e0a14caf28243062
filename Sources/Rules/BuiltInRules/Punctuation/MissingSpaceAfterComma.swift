import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a comma that sticks to the next word.
package struct MissingSpaceAfterComma: Rule {
  package let info = RuleInfo(
    id: "missing-space-after-comma",
    category: .punctuation,
    severity: .warning,
    isForEnglish: false,
    summary: "A space stands behind a comma.",
    rationale: """
      `Lavrov,who` lost its space in editing. Figures such as `1,000` and lists of single letters \
      are left alone.
      """,
    examples: [
      .flags(
        "The mayor⟦,who⟧ left early⟦,did⟧ not speak.",
        fixed: "The mayor, who left early, did not speak."),
      .flags("The ferry takes lorries⟦,vans⟧ and cars.", fixed: "The ferry takes lorries, vans and cars."),
      .allows("The fund has 1,000 members in the towns A,B and C."),
      .allows("\"It is over,\" the mayor, who left early, said."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.marks.commas.compactMap { i in
      guard i > 0, i + 1 < article.tokens.count else { return nil }
      let (before, comma, next) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      guard next.isWord, !next.shape.contains(.spaceBefore), next.core.count > 1, before.isWord,
        before.core.count > 1, comma.range.count == 1, before.range.end == comma.range.start,
        next.shape.isDisjoint(with: [.otherScript, .hasDigit])
      else { return nil }
      let range = comma.range.union(next.range)
      return Finding(
        at: range, "no space between the comma and '\(article.string(next))'",
        fixes: [Fix("Insert a space", .safe, [.insert(" ", at: comma.range.upper)])])
    }
  }
}
