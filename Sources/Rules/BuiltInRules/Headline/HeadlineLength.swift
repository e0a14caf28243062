import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline that is too long.
package struct HeadlineLength: Rule {
  package let info = RuleInfo(
    id: "headline-length",
    category: .headline,
    severity: .warning,
    isOnByDefault: false,
    summary: "A headline is no longer than the house wants it.",
    rationale: """
      Search engines and telephones cut headlines off after some 60 to 70 characters, tickers after \
      50 or 55. The option `most` says where the house draws the line.
      """,
    examples: [
      .flags(
        "⟦Council closes old bridge over the western channel after engineers find cracks in two of its pillars⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "⟦The council of the harbour town has closed the old bridge over the western channel on Monday⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes old bridge after engineers find cracks\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline)
  .taking([
    .number("most", default: 70, "The number of characters that a headline may have.")
  ]).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let most = context.number("most", of: info)
    return article.headlines.compactMap { headline in
      let length = article.text[headline.range].unicodeScalars.count
      guard length > most else { return nil }
      return Finding(
        at: headline.range,
        "headline of \(length) characters: at most \(most) are wanted")
    }
  }
}
