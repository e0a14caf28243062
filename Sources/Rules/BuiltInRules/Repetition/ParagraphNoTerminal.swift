import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a long paragraph without a mark at its end.
package struct ParagraphNoTerminal: Rule {
  package let info = RuleInfo(
    id: "paragraph-no-terminal",
    category: .repetition,
    severity: .warning,
    regions: .body,
    isForEnglish: false,
    summary: "A paragraph of prose ends with a stop or another mark.",
    rationale: """
      A paragraph of more than fifteen words that ends with a bare word lost its stop, or its end. \
      Crossheads, captions, items of lists, and paragraphs before a list or quotation, which end \
      with a colon, are left alone; the last paragraph is `truncated-story`'s.
      """,
    examples: [
      .flags(
        "Nobody objected.\n\nThe council closed the old bridge on Monday after cracks were found in two of its ⟦pillars⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed:
          "Nobody objected.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "Nobody objected.\n\nThe talks of both sides on the old bridge, which began on Monday at noon, will continue until ⟦Wednesday⟧\n\nLorries take the ferry.",
        fixed:
          "Nobody objected.\n\nThe talks of both sides on the old bridge, which began on Monday at noon, will continue until Wednesday.\n\nLorries take the ferry."
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found.\n\nOld bridge to be closed for good\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .allows(
        "The mayor named all of the bridges in the district that the council had closed since the spring:\n\nthe old bridge, the new bridge."
      ),
    ])

  package init() {}

  private static let fewestWords = 16

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let prose = article.paragraphs.indices.filter { article.paragraphs[$0].kind == .body }
    // Copy whose paragraphs mostly lack a stop is verse, a list or a transcript of notes.
    let open = prose.filter { !article.endsSentence(article.paragraphs[$0].tokens) }
    guard !open.isEmpty, open.count * 4 <= max(4, prose.count) else { return [] }
    return open.compactMap { i in
      guard i != prose.last, i > 0, isCut(article.paragraphs[i], article), !isHeading(i, article),
        !goesOn(behind: i, article)
      else {
        return nil
      }
      let last = article.tokens[article.paragraphs[i].tokens.upperBound - 1]
      return Finding(
        at: last.range, "the paragraph ends without a mark",
        fixes: [Fix("Add a full stop", .unsafe, [.insert(".", at: last.range.upper)])])
    }
  }

  private func isCut(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let run = paragraph.tokens
    guard article.tokens[run.upperBound - 1].isWord || article.tokens[run.upperBound - 1].kind == .number,
      article.tokens[run.lowerBound].isWord || article.tokens[run.lowerBound].kind == .doubleQuote,
      !article.tokens[run.lowerBound].isLowercase
    else { return false }
    // A sentence has small words; names and titles in a list have few.
    let words = run.filter { article.tokens[$0].isWord }
    return words.count >= ParagraphNoTerminal.fewestWords
      && words.filter { article.tokens[$0].isLowercase }.count * 2 > words.count
  }

  /// Whether the next paragraph is its next line: one line break between them where others have two, or a
  /// small letter.
  private func goesOn(behind i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.paragraphs.count else { return false }
    let next = article.paragraphs[i + 1]
    if article.tokens[next.tokens.lowerBound].isLowercase { return true }
    let gap = TextRange(article.paragraphs[i].range.upper, next.range.lower)
    return breaks(gap, article) == 1
      && article.paragraphs.indices.dropFirst().contains {
        breaks(TextRange(article.paragraphs[$0 - 1].range.upper, article.paragraphs[$0].range.lower), article)
          > 1
      }
  }

  private func breaks(_ gap: TextRange, _ article: Article) -> Int {
    article.text.slice(gap).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  /// The title of a part, below a line of asterisks.
  private func isHeading(_ i: Int, _ article: Article) -> Bool {
    article.words(article.paragraphs[i - 1].tokens).isEmpty
  }
}
