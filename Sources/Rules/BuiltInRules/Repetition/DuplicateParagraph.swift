import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a paragraph that stands twice.
package struct DuplicateParagraph: Rule {
  package let info = RuleInfo(
    id: "duplicate-paragraph",
    category: .repetition,
    severity: .error,
    regions: .body,
    isForEnglish: false,
    summary: "No paragraph stands twice in a story.",
    rationale: """
      A paragraph that is pasted twice, or left in its old place when it was moved, is the commonest \
      fault of a joined take. Short paragraphs, such as a speaker's thanks, may recur.
      """,
    examples: [
      .flags(
        """
        The council closed the bridge on Monday after cracks were found in two of its pillars.

        Lorries take the ferry.

        ⟦The council closed the bridge on Monday after cracks were found in two of its pillars.⟧
        """,
        fixed: """
          The council closed the bridge on Monday after cracks were found in two of its pillars.

          Lorries take the ferry.
          """),
      .flags(
        """
        The ferry takes lorries twice a day, and three times on Fridays and before holidays.

        ⟦The ferry takes lorries twice a day,  and three times on Fridays and before holidays.⟧
        """),
      .allows("Thank you very much.\n\nThe council closed the bridge.\n\nThank you very much."),
    ]
  ).onTargets(.runningTextOnly)

  package init() {}

  /// Shorter paragraphs may recur.
  private static let fewestWords = 10
  private static let fairlyLong = 20
  private static let surelyLong = 40

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var first: [UInt64: Int] = [:]
    first.reserveCapacity(min(article.paragraphs.count, 64))
    var result: [Finding] = []
    for (i, paragraph) in article.paragraphs.enumerated() where paragraph.kind == .body {
      guard
        let hash = WordRun.hash(paragraph.tokens, article, fewest: DuplicateParagraph.fewestWords)
      else { continue }
      guard let earlier = first[hash] else {
        first[hash] = i
        continue
      }
      let before = article.paragraphs[i - 1].range.upper
      result.append(
        Finding(
          isSure(i, earlier, article) ? info.severity : .warning, at: paragraph.range,
          "paragraph '\(article.excerpt(paragraph.range, limit: 40))' stands twice",
          related: [RelatedPlace(article.paragraphs[earlier].range, "first here")],
          fixes: [Fix("Remove the second one", .unsafe, [.delete(TextRange(before, paragraph.range.upper))])])
      )
    }
    return result
  }

  /// One that follows itself was pasted twice, and so was a long one; shorter ones may be items of a
  /// schedule, or said twice on purpose.
  private func isSure(_ i: Int, _ earlier: Int, _ article: Article) -> Bool {
    let words = article.paragraphs[i].tokens.reduce(0) { $0 + (article.tokens[$1].isWord ? 1 : 0) }
    return words >= DuplicateParagraph.surelyLong
      || words >= DuplicateParagraph.fairlyLong && article.bodyParagraph(before: i) == earlier
  }
}
