import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a long first sentence.
package struct LeadLength: Rule {
  package let info = RuleInfo(
    id: "lead-length",
    category: .repetition,
    severity: .note,
    isOnByDefault: false,
    summary: "The first sentence of a story is short.",
    rationale: "The lead must say the news in one breath; agencies ask for thirty words or fewer.",
    examples: [
      .flags(
        "⟦The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour and takes an hour.⟧ The mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Bridge closed\n\n⟦The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour and takes an hour.⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars. The mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.body)
  .taking([
    .number("most", default: 35, "The number of words that the lead may have.")
  ]).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let most = context.number("most", of: info)
    guard let lead = article.paragraph(.body), let first = article.sentences[lead.sentences].first else {
      return []
    }
    let words = article.words(first.tokens).count
    guard words > most else { return [] }
    return [
      Finding(
        at: first.range,
        "first sentence of \(words) words: at most \(most) are wanted")
    ]
  }
}
