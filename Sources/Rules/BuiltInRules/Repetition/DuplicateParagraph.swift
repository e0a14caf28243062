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
    summary: "No paragraph stands twice in a story.",
    rationale: """
      A paragraph that is pasted twice, or left in its old place when it was moved, is the commonest \
      fault of a joined take. Short paragraphs, such as a speaker's thanks, may recur, and so may the questions of \
      interviews, lines that begin with a label (`Fit boxes: 1 green`), and what stands three times or more.
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
      .flags(
        """
        The council closed the old bridge on Monday.

        Per Ilves waits for a lorry (Harbour Photo)

        ⟦Per Ilves waits for a lorry (Harbour Photo)⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          Per Ilves waits for a lorry (Harbour Photo)

          The mayor did not attend the meeting, a clerk said.
          """),
      .allows(
        "Fit boxes: 1 green, 1 red, 1 yellow, 1 spoon of oil for the pan\n\nSoup is for lunch.\n\nFit boxes: 1 green, 1 red, 1 yellow, 1 spoon of oil for the pan"
      ),
      .allows(
        "What would you do first if the town gave you the money for it?\n\n- I would mend the bridge.\n\nWhat would you do first if the town gave you the money for it?\n\n- I would buy a ferry."
      ),
      .allows("Thank you very much.\n\nThe council closed the bridge.\n\nThank you very much."),
    ]
  )
  .reading([.body, .crosshead], onlyEnglish: false).onTargets(.runningTextOnly).needing(.story)

  package init() {}

  package var readsDamage: Bool { true }

  /// Shorter paragraphs may recur.
  private static let fewestWords = 10
  private static let fairlyLong = 20
  private static let surelyLong = 40

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var places: [(hash: UInt64, paragraph: Int)] = []
    places.reserveCapacity(min(article.paragraphs.count, 64))
    for i in article.paragraphs.indices where article.paragraphs[i].kind == .body {
      guard
        let hash = WordRun.hash(article.paragraphs[i].tokens, article, fewest: DuplicateParagraph.fewestWords)
      else { continue }
      places.append((hash, i))
    }
    places.sort { ($0.hash, $0.paragraph) < ($1.hash, $1.paragraph) }
    var result: [Finding] = []
    var end = 0
    while end < places.count {
      let start = end
      while end < places.count, places[end].hash == places[start].hash { end += 1 }
      let (earlier, i) = (places[start].paragraph, places[end - 1].paragraph)
      guard end - start == 2, !recurs(earlier, article) else { continue }
      let paragraph = article.paragraphs[i]
      let before = article.paragraphs[i - 1].range.upper
      result.append(
        Finding(
          isSure(i, earlier, article) ? info.severity : .warning, at: paragraph.range,
          "paragraph '\(article.excerpt(paragraph.range, limit: 40))' stands twice",
          related: [RelatedPlace(article.paragraphs[earlier].range, "first here")],
          fixes: [Fix("Remove the second one", .unsafe, [.delete(TextRange(before, paragraph.range.upper))])])
      )
    }
    return result + captions(article)
  }

  /// A line that stands right below itself, and was taken for a crosshead there: a caption and its label. A summary is
  /// a field of its own.
  private func captions(_ article: Article) -> [Finding] {
    article.paragraphs.indices.dropFirst().filter { i in
      let (own, above) = (article.paragraphs[i], article.paragraphs[i - 1])
      return own.kind == .crosshead && above.kind != .abstract
        && own.tokens.count >= DuplicateParagraph.fewestOfCaption
        && own.range.count == above.range.count && article.text[own.range] == article.text[above.range]
    }.map { i in
      let (range, above) = (article.paragraphs[i].range, article.paragraphs[i - 1].range)
      return Finding(
        .warning, at: range, "the line '\(article.excerpt(range, limit: 40))' stands twice",
        related: [RelatedPlace(above, "first here")],
        fixes: [Fix("Remove the second one", .unsafe, [.delete(TextRange(above.upper, range.upper))])])
    }.saidOnce(in: article)
  }

  private static let fewestOfCaption = 4

  /// A question, or a line behind a label of a few words.
  private func recurs(_ i: Int, _ article: Article) -> Bool {
    let run = article.paragraphs[i].tokens
    guard let last = run.last(where: { article.tokens[$0].kind != .doubleQuote }) else { return false }
    let isQuestion =
      article.tokens[last].kind == .terminal && article.bytes[article.tokens[last].range.lower] == 0x3F
    return isQuestion
      || run.prefix(5).dropFirst().contains {
        // `Okafor said: "…"` is no label.
        article.tokens[$0].kind == .colon && !article.isSpeechVerb($0 - 1) && $0 + 1 < run.upperBound
          && article.tokens[$0 + 1].kind != .doubleQuote
      }
  }

  /// One that follows itself was pasted twice, and so was a long one; shorter ones may be items of a
  /// schedule, or said twice on purpose.
  private func isSure(_ i: Int, _ earlier: Int, _ article: Article) -> Bool {
    let words = article.paragraphs[i].tokens.reduce(0) { $0 + (article.tokens[$1].isWord ? 1 : 0) }
    return words >= DuplicateParagraph.surelyLong
      || words >= DuplicateParagraph.fairlyLong && article.bodyParagraph(before: i) == earlier
  }
}
