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
    fixSafety:
      "Safe: no word changes, and behind brackets and quotation marks the next word is a known small one; behind a figure, where the comma may be the slip, unsafe.",
    examples: [
      .flags(
        "The mayor⟦,who⟧ left early⟦,did⟧ not speak.",
        fixed: "The mayor, who left early, did not speak."),
      .flags("In 2020⟦,we⟧ were there.", fixed: "In 2020, we were there."),
      .flags("The agency (AEK)⟦,which⟧ is small, left.", fixed: "The agency (AEK), which is small, left."),
      .flags("The ferry takes lorries⟦,vans⟧ and cars.", fixed: "The ferry takes lorries, vans and cars."),
      .allows("The fund has 1,000 members in the towns A,B and C."),
      .allows("The firm sells 2,4-diol and 5,x tiles in 550x550,white."),
      .allows("\"It is over,\" the mayor, who left early, said."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.marks.commas.compactMap { i in
      guard i > 0, i + 1 < article.tokens.count else { return nil }
      let (before, comma, next) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      guard next.isWord, !next.shape.contains(.spaceBefore), next.core.count > 1,
        comma.range.count == 1, before.range.end == comma.range.start,
        next.shape.isDisjoint(with: [.otherScript, .hasDigit]),
        before.isWord ? before.core.count > 1 : isClause(i, article, context)
      else { return nil }
      let range = comma.range.union(next.range)
      return Finding(
        at: range, "no space between the comma and '\(article.string(next))'",
        // `841,511,dlrs`: behind a figure the comma may be the slip.
        fixes: [
          Fix(
            "Insert a space", before.kind == .number ? .unsafe : .safe, [.insert(" ", at: comma.range.upper)])
        ])
    }
  }

  /// `2020,we`, `(AEK),which`, `"over",said`: a small word behind a figure, bracket or quotation mark and its comma.
  private func isClause(_ comma: Int, _ article: Article, _ context: RuleContext) -> Bool {
    let next = article.tokens[comma + 1]
    let before = article.tokens[comma - 1]
    // `550x550,white` is a piece of an address.
    guard [.number, .closeBracket, .doubleQuote].contains(before.kind), next.isLowercase,
      !article.text.slice(before.range).contains(where: { ($0 | 0x20) &- 0x61 < 26 }),
      context.speller.isWord(article.core(next))
    else { return false }
    return comma + 2 >= article.tokens.count || article.tokens[comma + 2].kind != .hyphen
  }
}
