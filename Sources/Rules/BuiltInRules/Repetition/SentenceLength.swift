import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags long sentences.
package struct SentenceLength: Rule {
  package let info = RuleInfo(
    id: "sentence-length",
    category: .repetition,
    severity: .note,
    isOnByDefault: false,
    summary: "A sentence is not too long to be read once.",
    rationale: """
      Readers lose a sentence of more than some forty words. Legal and official copy has longer \
      ones, so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "⟦The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour and takes an hour.⟧ The mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The mayor did not attend the meeting, a clerk said. ⟦The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour and takes an hour.⟧"
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars. The mayor did not attend the meeting, a clerk said."
      ),
    ]
  )
  .reading(.body)
  .taking([
    .number("most", default: 40, "The number of words that a sentence may have.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let most = context.number("most", of: info)
    return article.sentences.compactMap { sentence in
      guard sentence.tokens.count > most else { return nil }
      let words = article.words(sentence.tokens).count
      guard words > most else { return nil }
      return Finding(at: sentence.range, "sentence of \(words) words: at most \(most) are wanted")
    }
  }
}
