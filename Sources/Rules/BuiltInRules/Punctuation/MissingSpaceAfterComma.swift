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
    summary: "A space stands behind a comma.",
    rationale: """
      `Lavrov,who` lost its space in editing. Figures such as `1,000` and lists of single letters \
      are left alone.
      """,
    fixSafety:
      "Safe: no word changes, and behind brackets and quotation marks the next word is a known one. Behind a figure the comma may be the slip: safe where a small word or a verb of speech follows a figure without commas, unsafe otherwise.",
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
    ]
  )
  .reading(onlyEnglish: false)

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
        fixes: [
          Fix("Insert a space", isSlip(i, article) ? .unsafe : .safe, [.insert(" ", at: comma.range.upper)])
        ])
    }
  }

  /// `841,511,dlrs`, `12,dollars`: behind a figure the comma itself may be the slip; not in `2021,they`, `44,said`.
  private func isSlip(_ comma: Int, _ article: Article) -> Bool {
    let before = article.tokens[comma - 1]
    guard before.kind == .number else { return false }
    if article.text.slice(before.range).contains(UInt8(ascii: ",")) { return true }
    let isSmall = article.token(comma + 1, isIn: article.vocabulary["figure-stoppers"])
    return !isSmall && !article.isSpeechVerb(comma + 1)
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
