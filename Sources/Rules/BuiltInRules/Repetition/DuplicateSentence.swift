import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a sentence that stands twice.
package struct DuplicateSentence: Rule {
  package let info = RuleInfo(
    id: "duplicate-sentence",
    category: .repetition,
    severity: .note,
    summary: "No sentence stands twice in a story.",
    rationale: """
      A sentence that was moved and not cut, or that two takes share, stands twice. Paragraphs that \
      stand twice are `duplicate-paragraph`'s; short sentences, and those of speech and of songs, \
      recur on purpose.
      """,
    examples: [
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars. The ferry takes lorries of the whole district twice a day. Nobody objected.\n\nThe mayor did not attend the meeting, a clerk said. ⟦The ferry takes lorries of the whole district twice a day.⟧",
        fixed:
          "The council closed the old bridge on Monday after cracks were found in two of its pillars. The ferry takes lorries of the whole district twice a day. Nobody objected.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars. ⟦The council closed the old bridge on Monday after cracks were found in two of its pillars.⟧ Nobody objected to it.",
        fixed:
          "The council closed the old bridge on Monday after cracks were found in two of its pillars. Nobody objected to it."
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars. Nobody objected.\n\nThe mayor did not attend the meeting, a clerk said. Nobody objected."
      ),
      .allows(
        "\"The ferry takes lorries of the whole district twice a day,\" he said. \"The ferry takes lorries of the whole district twice a day.\""
      ),
    ]
  )
  .reading(.body, quotations: false, onlyEnglish: false).onTargets(.runningTextOnly)

  package init() {}

  package var readsDamage: Bool { true }

  /// Shorter sentences may recur.
  private static let fewestWords = 8
  /// More are reported as one.
  private static let most = 3

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var first: [UInt64: Int] = [:]
    var result: [Finding] = []
    for (i, sentence) in article.sentences.enumerated()
    where sentence.isTerminated && article.paragraphs[sentence.paragraph].kind == .body {
      // An interviewer asks several people the same.
      if article.byte(at: sentence.range.upper - 1) == 0x3F { continue }
      guard let hash = WordRun.hash(sentence.tokens, article, fewest: DuplicateSentence.fewestWords) else {
        continue
      }
      guard let earlier = first[hash] else {
        first[hash] = i
        continue
      }
      if isWholeParagraph(sentence, article) && isWholeParagraph(article.sentences[earlier], article) {
        continue
      }
      result.append(finding(sentence, article.sentences[earlier], article))
    }
    return result.count > DuplicateSentence.most ? [summary(result, article)] : result
  }

  /// More than a few are one fault: two versions of the story, or a speech below its summary.
  private func summary(_ all: [Finding], _ article: Article) -> Finding {
    Finding(
      at: all[0].range,
      "\(all.count) sentences of this story stand twice, the first here",
      related: all[0].related + all.dropFirst().prefix(20).map { RelatedPlace($0.range, "also twice") })
  }

  private func isWholeParagraph(_ sentence: Sentence, _ article: Article) -> Bool {
    article.paragraphs[sentence.paragraph].sentences.count == 1
  }

  private func finding(_ sentence: Sentence, _ earlier: Sentence, _ article: Article) -> Finding {
    let isFirst = sentence.tokens.lowerBound == article.paragraphs[sentence.paragraph].tokens.lowerBound
    let before = isFirst ? sentence.range.lower : article.tokens[sentence.tokens.lowerBound - 1].range.upper
    let end =
      isFirst && sentence.tokens.upperBound < article.paragraphs[sentence.paragraph].tokens.upperBound
      ? article.tokens[sentence.tokens.upperBound].range.lower : sentence.range.upper
    return Finding(
      at: sentence.range,
      "sentence '\(article.excerpt(sentence.range, limit: 40))' stands twice",
      related: [RelatedPlace(earlier.range, "first here")],
      fixes: [Fix("Remove the second one", .unsafe, [.delete(TextRange(before, end))])])
  }
}
