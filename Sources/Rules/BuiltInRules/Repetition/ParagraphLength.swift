import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags long paragraphs.
package struct ParagraphLength: Rule {
  package let info = RuleInfo(
    id: "paragraph-length",
    category: .repetition,
    severity: .note,
    isOnByDefault: false,
    summary: "A paragraph is short.",
    rationale: """
      A paragraph of a hundred words is a grey column in print and a whole screen on a telephone.
      """,
    examples: [
      .flags(
        "⟦The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour and takes an hour. The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour and takes an hour. The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour and takes an hour.⟧\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The mayor did not attend the meeting, a clerk said.\n\n⟦The council closed the old bridge on Monday after cracks were found in two of its pillars. The council closed the old bridge on Monday after cracks were found in two of its pillars. The council closed the old bridge on Monday after cracks were found in two of its pillars. The council closed the old bridge on Monday after cracks were found in two of its pillars. The council closed the old bridge on Monday after cracks were found in two of its pillars. The council closed the old bridge on Monday after cracks were found in two of its pillars. The council closed the old bridge on Monday after cracks were found in two of its pillars.⟧"
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars. The mayor did not attend the meeting, a clerk said."
      ),
    ]
  )
  .reading(.body)
  .taking([
    .number("most", default: 100, "The number of words that a paragraph may have.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let most = context.number("most", of: info)
    return article.paragraphs.compactMap { paragraph in
      guard paragraph.kind == .body, paragraph.tokens.count > most else { return nil }
      let words = article.words(paragraph.tokens).count
      guard words > most else { return nil }
      return Finding(
        at: paragraph.range, "paragraph of \(words) words: at most \(most) are wanted"
      )
    }
  }
}
