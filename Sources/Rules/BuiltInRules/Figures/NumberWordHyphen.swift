import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags `fifty nine` where a hyphen joins the two words of a number.
package struct NumberWordHyphen: Rule {
  package let info = RuleInfo(
    id: "number-word-hyphen",
    category: .figures,
    severity: .warning,
    regions: .body,
    summary: "The words of a number below a hundred are joined by a hyphen.",
    rationale: """
      `Fifty nine percent` is read twice; every style book writes `fifty-nine`. Where a hyphen follows \
      (`twenty one-day passes`), the second word belongs to what comes behind.
      """,
    examples: [
      .flags(
        "⟦Ninety five⟧ workers were kept on at the mill.",
        fixed: "Ninety-five workers were kept on at the mill."),
      .flags(
        "She was mayor for ⟦twenty three⟧ years.", fixed: "She was mayor for twenty-three years."),
      .allows("Ninety-five workers were kept on, and twenty one-day passes were sold."),
      .allows("Of the first twenty, three came back. Fifty, five of them ill, were kept on."),
    ])

  package init() {}

  private static let units = 1...9

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let words = article.vocabulary["figure-words"]
    return article.places(of: words).compactMap { i in
      guard words.fields(article.hash(article.tokens[i]))?.first == "tens", i + 1 < article.tokens.count,
        let unit = words.fields(article.hash(article.tokens[i + 1])), unit.first == "unit", unit.count > 1,
        let value = Int(unit[1]), NumberWordHyphen.units.contains(value),
        article.tokens[i].isWord, article.tokens[i + 1].isLowercase,
        article.tokens[i + 1].shape.contains(.spaceBefore),
        i == 0 || article.tokens[i - 1].kind != .hyphen,
        i + 2 >= article.tokens.count || article.tokens[i + 2].kind != .hyphen
      else { return nil }
      let (first, second) = (article.tokens[i].range, article.tokens[i + 1].range)
      return Finding(
        at: first.union(second),
        "'\(article.text[first.union(second)])' is one number: join it with a hyphen",
        fixes: [
          Fix("Join with a hyphen", .unsafe, [Edit(TextRange(first.upper, second.lower), "-")])
        ])
    }
  }
}
