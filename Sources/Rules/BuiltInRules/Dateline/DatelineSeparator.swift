import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a dateline whose separator sticks to its neighbour.
package struct DatelineSeparator: Rule {
  package let info = RuleInfo(
    id: "dateline-separator",
    category: .dateline,
    severity: .note,
    summary: "The dash of a dateline stands between spaces.",
    rationale:
      "`Tehran (IP)- Russia's` and `MOSCOW (AP)_The` lack a space that every agency sets; clients' parsers trip over it.",
    fixSafety: "Safe: spaces are set beside the dash that stands there.",
    examples: [
      .flags(
        "Langvik (IP⟦)- ⟧The council closed the old bridge on Monday after cracks were found.",
        fixed: "Langvik (IP) - The council closed the old bridge on Monday after cracks were found.",
        isWhole: true),
      .flags(
        "LANGVIK, Oct. 12 (Reuters⟦)- ⟧The council closed the old bridge after cracks were found.",
        fixed: "LANGVIK, Oct. 12 (Reuters) - The council closed the old bridge after cracks were found.",
        isWhole: true),
      .flags(
        "Langvik, Oct 12, IRNA⟦- ⟧The council closed the old bridge after cracks were found.",
        fixed: "Langvik, Oct 12, IRNA - The council closed the old bridge after cracks were found.",
        isWhole: true),
      .allows(
        "LANGVIK, Oct. 12 (Reuters) - The council closed the old bridge after cracks were found.",
        isWhole: true),
      .allows("LANGVIK (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
      .allows("The council closed the old bridge after cracks were found."),
    ]
  )
  .reading(.dateline)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let region = article.regions.first(where: { $0.kind == .dateline }) else { return [] }
    let end = article.tokenIndex(atOrAfter: region.range.end)
    guard end > 1, end < article.tokens.count else { return [] }
    let separator = article.tokens[end - 1]
    guard separator.kind == .hyphen || separator.kind == .dash || separator.kind == .symbol,
      article.tokens[end - 2].kind == .closeBracket || isAgency(end - 2, article),
      !separator.shape.contains(.spaceBefore) || !article.tokens[end].shape.contains(.spaceBefore)
    else { return [] }
    let last = article.tokens[end - 2].range
    let range = TextRange(
      article.tokens[end - 2].kind == .closeBracket ? last.lower : last.upper,
      article.tokens[end].range.lower)
    let mark = article.string(separator)
    return [
      Finding(
        at: range, "separator '\(mark)' of the dateline stands without its spaces",
        fixes: [
          Fix(
            "Set spaces on both sides", .safe,
            [Edit(range, (range.lower == last.lower ? ")" : "") + " \(mark) ")])
        ])
    ]
  }

  /// The agency that ends `Langvik, Oct 23, IRNA – `.
  private func isAgency(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].isWord
      && article.vocabulary.agencies.contains(exactly: article.string(article.tokens[i]))
  }
}
