import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a paragraph that stands twice with small changes.
package struct NearDuplicateParagraph: Rule {
  package let info = RuleInfo(
    id: "near-duplicate-paragraph",
    category: .repetition,
    severity: .note,
    summary: "No paragraph stands twice in two versions.",
    rationale: """
      A writethru that was pasted below the story it replaces leaves two versions of most \
      paragraphs. Two paragraphs are versions of one when they share nine of ten runs of words.
      """,
    examples: [
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour.\n\nThe mayor did not attend the meeting, a clerk said.\n\n⟦The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the eastern quay of the old harbour.⟧"
      ),
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour.\n\n⟦The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour, a clerk said.⟧"
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars, and lorries of the whole district now take the ferry, which leaves twice a day from the western quay of the old harbour.\n\nLorries of the whole district take the ferry, which leaves twice a day, and the council will meet again on Monday to hear what the engineers have found in the other pillars of the old bridge."
      ),
    ]
  )
  .reading(.body, onlyEnglish: false).onTargets(.runningTextOnly).needing(.story)

  package init() {}

  package var readsDamage: Bool { true }

  /// Shorter paragraphs may be items of a list.
  private static let fewestWords = 25
  /// The share of runs of words in the smaller of two paragraphs that both must hold.
  private static let share = 0.75

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    // The first paragraph of each sampled run: later ones are compared with it only, so the cost is linear.
    var holders: [UInt64: Int] = [:]
    var result: [Finding] = []
    for (i, paragraph) in article.paragraphs.enumerated()
    where paragraph.kind == .body && paragraph.tokens.count >= NearDuplicateParagraph.fewestWords {
      let own = WordRun.shingles(paragraph.tokens, article)
      guard own.count >= NearDuplicateParagraph.fewestWords else { continue }
      var votes: [Int: Int] = [:]
      var sampled = 0
      for run in own where run >> 61 == 0 {
        sampled += 1
        if let holder = holders[run] {
          if holder != i { votes[holder, default: 0] += 1 }
        } else {
          holders[run] = i
        }
      }
      guard let most = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 2 >= sampled,
        isVersion(own, of: article.paragraphs[most.key], article), !isSame(i, most.key, article)
      else { continue }
      result.append(finding(paragraph, article.paragraphs[most.key], article))
    }
    return result
  }

  private func isVersion(_ own: [UInt64], of earlier: Paragraph, _ article: Article) -> Bool {
    let (a, b) = (Set(own), Set(WordRun.shingles(earlier.tokens, article)))
    let smaller = min(a.count, b.count)
    return Double(a.intersection(b).count) >= Double(smaller) * NearDuplicateParagraph.share
      && max(a.count, b.count) <= smaller * 3 / 2
  }

  /// Equal paragraphs are duplicate-paragraph's.
  private func isSame(_ i: Int, _ k: Int, _ article: Article) -> Bool {
    WordRun.hash(article.paragraphs[i].tokens, article, fewest: 1)
      == WordRun.hash(article.paragraphs[k].tokens, article, fewest: 1)
  }

  private func finding(_ paragraph: Paragraph, _ earlier: Paragraph, _ article: Article) -> Finding {
    Finding(
      at: paragraph.range,
      "paragraph '\(article.excerpt(paragraph.range, limit: 40))' is a version of an earlier one",
      related: [RelatedPlace(earlier.range, "the earlier one")])
  }
}
