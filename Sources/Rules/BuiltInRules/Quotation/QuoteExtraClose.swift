import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a closing quotation mark that has no opening one.
package struct QuoteExtraClose: Rule {
  package let info = RuleInfo(
    id: "quote-extra-close",
    category: .quotation,
    severity: .error,
    summary: "A closing quotation mark has an opening one.",
    rationale: """
      A closing mark without an opening one leaves open where the quotation begins: the reader cannot \
      tell the speaker's words from the reporter's.
      """,
    examples: [
      .flags(
        #"We will rebuild the ⟦bridge,"⟧ the mayor said."#,
        fixed: #""We will rebuild the bridge," the mayor said."#),
      .flags(
        #"The minister said: It is ⟦over."⟧"#, fixed: #"The minister said: "It is over.""#),
      .flags(
        #"The pact is "done"⟦"⟧, the envoy said."#, fixed: #"The pact is "done", the envoy said."#),
      .flags(
        """
        She said: "We waited.

        "Nobody came.

        ⟦Then⟧ it rained.

        "The rain went on for hours."
        """,
        fixed: """
          She said: "We waited.

          "Nobody came.

          "Then it rained.

          "The rain went on for hours."
          """),
      .flags(
        "Per Ilves wrote on the board:⟦”⟧It is over, and nobody waits.” He left.",
        fixed: "Per Ilves wrote on the board: “It is over, and nobody waits.” He left."),
      .allows(#""We will rebuild the bridge," the mayor said."#),
      .allows("The festival of rock 'n' roll opened the drivers' season."),
      .allows(#"The record is a 7" single, the shop says."#),
    ]
  )
  .reading(onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let loose = article.quotations.filter { $0.ending == .unopened }
    var isClosed = false
    let unopened = loose.indices.compactMap { place -> Finding? in
      let quotation = loose[place]
      // The second mark of a pair closes what the first should have opened.
      if isClosed {
        isClosed = false
        return nil
      }
      if isTurned(place, loose, article) {
        isClosed = true
        return turned(quotation, closedBy: loose[place + 1], article)
      }
      guard let closer = quotation.closer, !isMisread(closer, article),
        !context.isFragment || QuoteClosing(article: article, quotation: quotation).isAttributedBehind(closer)
      else { return nil }
      return Finding(
        at: withWordBefore(closer, in: article),
        "quotation mark closes a quotation that is not opened",
        fixes: QuoteClosing(article: article, quotation: quotation).openingFixes)
    }
    return unopened + doubled(article) + missingOpeners(article)
  }

  /// Whether a mark that closes nothing stands where one opens, with another that closes nothing behind it in the
  /// paragraph: `he wrote:”It is over.”`, `they say," to wait for spring."`
  private func isTurned(_ place: Int, _ loose: [Quotation], _ article: Article) -> Bool {
    guard place + 1 < loose.count, let closer = loose[place].closer, let next = loose[place + 1].closer,
      article.paragraphIndex(at: closer.start) == article.paragraphIndex(at: next.start)
    else { return false }
    let mark = article.tokenIndex(atOrAfter: closer.start)
    guard mark > 1, mark + 1 < article.tokens.count, article.tokens[mark + 1].isWord else { return false }
    if article.tokens[mark].shape.contains(.spaceBefore) { return true }
    switch article.tokens[mark - 1].kind {
    case .colon: return true
    case .comma: return article.isSpeechVerb(mark - 2) && article.tokens[mark + 1].isLowercase
    default: return false
    }
  }

  /// One finding for both marks: the first is the slip.
  private func turned(_ quotation: Quotation, closedBy other: Quotation, _ article: Article) -> Finding? {
    guard let mark = quotation.closer, let end = other.closer else { return nil }
    let opening = QuoteClosing(article: article, quotation: quotation).openingMark
    let token = article.tokenIndex(atOrAfter: mark.start)
    let behind = TextRange(mark.lower, article.tokens[token + 1].range.lower)
    let hasSpace = article.tokens[token].shape.contains(.spaceBefore)
    return Finding(
      at: mark, "quotation mark stands as a closing one where a quotation opens",
      related: [RelatedPlace(end, "the quotation ends here")],
      fixes: [.replace(behind, with: hasSpace ? opening : " " + opening, .unsafe)])
  }

  /// The last third of a dash that was read in another character set, `â€”`: mojibake's.
  private func isMisread(_ mark: TextRange, _ article: Article) -> Bool {
    let dash: [UInt8] = [0xC3, 0xA2, 0xE2, 0x82, 0xAC]
    return mark.lower >= dash.count
      && article.bytes[(mark.lower - dash.count)..<mark.lower].elementsEqual(dash)
  }

  /// More marks in a row than any quotation inside another ends with: they go at once.
  private static let longestRow = 3

  /// Closing marks behind a closing mark.
  private func doubled(_ article: Article) -> [Finding] {
    var end = 0
    return article.strayClosers.compactMap { range in
      guard range.lower >= end else { return nil }
      let row = row(of: range, article.bytes)
      let count = row.count / max(1, range.count)
      let isShort = count <= QuoteExtraClose.longestRow
      end = isShort ? range.upper : row.upper
      let rest = isShort ? range : TextRange(row.lower + range.count, row.upper)
      return Finding(
        at: range,
        "quotation mark '\(article.text[range])' stands \(isShort ? "twice" : "\(count) times")",
        fixes: [Fix("Remove the \(isShort ? "second mark" : "other marks")", .unsafe, [.delete(rest)])])
    }
  }

  /// The marks like one that stand in a row with it.
  private func row(of mark: TextRange, _ bytes: [UInt8]) -> TextRange {
    let text = bytes[mark.lower..<mark.upper]
    var (lower, upper) = (mark.lower, mark.upper)
    while lower >= text.count, bytes[(lower - text.count)..<lower].elementsEqual(text) { lower -= text.count }
    while bytes[upper...].starts(with: text) { upper += text.count }
    return TextRange(lower, upper)
  }

  /// Paragraphs of a running quotation that do not begin with its mark.
  private func missingOpeners(_ article: Article) -> [Finding] {
    article.quotations.flatMap { quotation in
      quotation.missingOpeners.filter { !isReported($0, article) }.map { start in
        let mark = QuoteClosing(article: article, quotation: quotation).openingMark
        let first = article.tokens[article.tokenIndex(atOrAfter: UInt32(start))].range
        return Finding(
          at: first,
          "paragraph of a running quotation does not begin with '\(mark)' as the others do",
          related: [RelatedPlace(quotation.openers[0], "the quotation begins here")],
          fixes: [Fix("Begin the paragraph with '\(mark)'", .unsafe, [.insert(mark, at: start)])])
      }
    }
  }

  /// `Ms Okafor said she had waited "for a ferry".`: a paragraph with marks and a verb of speech of its own is the
  /// reporter's; the one before it has lost its closing mark.
  private func isReported(_ start: Int, _ article: Article) -> Bool {
    guard let p = article.paragraphIndex(at: UInt32(start)) else { return false }
    let run = article.paragraphs[p].tokens
    let marks = run.reduce(0) { $0 + (article.tokens[$1].kind == .doubleQuote ? 1 : 0) }
    return marks > 1 && article.tokens[run.lowerBound].isCapitalised
      && run.contains { article.isSpeechVerb($0) }
  }

  /// The mark with the word that it is glued to.
  private func withWordBefore(_ closer: TextRange, in article: Article) -> TextRange {
    var i = article.tokenIndex(atOrAfter: closer.start)
    while i > 0, !article.tokens[i].shape.contains(.spaceBefore), !article.tokens[i].isWord,
      article.tokens[i - 1].range.end == article.tokens[i].range.start
    {
      i -= 1
    }
    return article.tokens[i].range.union(closer)
  }
}
