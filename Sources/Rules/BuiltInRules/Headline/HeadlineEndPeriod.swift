import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a full stop at the end of a headline.
package struct HeadlineEndPeriod: Rule {
  package let info = RuleInfo(
    id: "headline-end-period",
    category: .headline,
    severity: .warning,
    summary: "A headline does not end with a full stop.",
    rationale: """
      A headline is no sentence. Where the format says that a line is the headline, its stop is a warning. In \
      plain text a short first line with a stop may as well be a short first sentence, which is a note with nothing \
      to apply unasked. The stop of an abbreviation, question marks and ellipses, lines with a dash, as \
      datelines have, and headings of two sentences are left alone.
      """,
    fixSafety:
      "Safe where the copy says that the line is a headline; a short first paragraph may be a sentence of the story, and there the fix is unsafe.",
    examples: [
      .flags(
        "Oil price falls to lowest in a year⟦.⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed:
          "Oil price falls to lowest in a year\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Council closes bridge⟦.⟧\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed:
          "Council closes bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Oil price falls in U.S.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Will the old bridge be closed?\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows("The bridge is closed.\n\nNobody knows why.", isWhole: true),
      .allows(
        "PORT ALMA, Wis. -- Here we go again.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.",
        isWhole: true),
    ]
  )
  .reading([.headline, .body]).needing(.story)

  package init() {}

  /// Longer first lines are leads.
  private static let mostWords = 10
  /// What follows a headline has so many words at least.
  private static let fewestWordsOfLead = 14

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let first = article.paragraphs.first, isHeadline(first, article) else { return [] }
    let last = article.tokens[first.tokens.upperBound - 1]
    guard last.kind == .stop, first.tokens.count > 2, article.tokens[first.tokens.upperBound - 2].isWord,
      !article.vocabulary.abbreviations.contains(article.hash(article.tokens[first.tokens.upperBound - 2]))
    else { return [] }
    return [
      Finding(
        first.kind == .headline ? info.severity : .note, at: last.range,
        "full stop at the end of the headline",
        fixes: [
          Fix(
            "Remove the full stop", first.kind == .headline ? .safe : .unsafe, [.delete(last.range)])
        ])
    ]
  }

  /// A headline by its field, or a short first line that a longer paragraph follows: with its stop, the
  /// line reads as a sentence, and only its place and length tell.
  private func isHeadline(_ first: Paragraph, _ article: Article) -> Bool {
    if first.kind == .headline { return true }
    guard first.kind == .body, article.paragraphs.count > 1, first.sentences.count == 1, !first.isHardWrapped,
      article.tokens[first.tokens.lowerBound].isCapitalised,
      !first.tokens.contains(where: { article.tokens[$0].kind == .dash })
    else { return false }
    let words = article.words(first.tokens)
    let lead = article.paragraphs[1]
    let isQuoted = first.tokens.contains { article.tokens[$0].kind == .doubleQuote }
    return words.count <= HeadlineEndPeriod.mostWords && words.count > 2 && !isQuoted && lead.kind == .body
      && article.words(lead.tokens).count >= HeadlineEndPeriod.fewestWordsOfLead
      && !words.contains { article.hash(article.tokens[$0]) == ByteHash.of("the") }
  }
}
