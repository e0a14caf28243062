import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a second dateline behind the first.
package struct DatelineDouble: Rule {
  package let info = RuleInfo(
    id: "dateline-double",
    category: .dateline,
    severity: .warning,
    summary: "A story has one dateline.",
    rationale:
      "An agency that relays another's story leaves `TEHRAN (MNA) – MOSCOW (AP) –` behind. Where both name one place the second goes; otherwise only the desk knows which is meant, and both repairs are offered.",
    fixSafety:
      "Safe where both datelines are the same; else each may be the right one, and the fix is a choice.",
    examples: [
      .flags(
        "LANGVIK (MNA) – ⟦KARVIK (AP) –⟧ The council closed the old bridge after cracks were found.",
        fixed: "KARVIK (AP) – The council closed the old bridge after cracks were found.", isWhole: true),
      .flags(
        "LANGVIK, Oct. 12 (Reuters) - ⟦LANGVIK (Reuters) -⟧ The council closed the old bridge after cracks were found.",
        fixed: "LANGVIK, Oct. 12 (Reuters) - The council closed the old bridge after cracks were found.",
        isWhole: true),
      .allows("LANGVIK (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
      .allows(
        "LANGVIK (AP) — KARVIK is what they call it, the mayor (AP photo) said - in vain.", isWhole: true),
    ]
  )
  .reading([.dateline, .body])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    guard let first = figures.dateline, let second = figures.secondDateline(article),

      second.agencies.contains(where: { isCredit($0, article) }),
      second.tokens.upperBound < article.tokens.count
    else { return [] }
    let range = second.range(in: article)
    let (start, middle) = (first.range(in: article).lower, range.lower)
    let end = article.tokens[second.tokens.upperBound].range.lower
    let isSame =
      article.excerpt(first.place).lowercased() == article.excerpt(second.place).lowercased()
    let dropSecond = Fix(
      "Remove the second dateline", isSame ? .safe : .choice, [.delete(TextRange(middle, end))])
    let dropFirst = Fix("Remove the first dateline", .choice, [.delete(TextRange(start, middle))])
    return [
      Finding(
        at: range, "'\(article.text[range])' is a second dateline",
        related: [RelatedPlace(first.range(in: article), "the first one")],
        fixes: isSame ? [dropSecond] : [dropFirst, dropSecond])
    ]
  }

  /// Whether an agency stands in brackets or between slashes.
  private func isCredit(_ agency: Range<Int>, _ article: Article) -> Bool {
    guard agency.lowerBound > 0 else { return false }
    return [.openBracket, .symbol].contains(article.tokens[agency.lowerBound - 1].kind)
  }
}
