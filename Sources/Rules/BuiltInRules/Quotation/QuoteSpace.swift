import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a space inside quotation marks, and a mark that sticks to the colon or comma before it.
package struct QuoteSpace: Rule {
  package let info = RuleInfo(
    id: "quote-space",
    category: .quotation,
    severity: .warning,
    summary: "Quotation marks stand close to the words they hold and apart from the mark before them.",
    rationale: """
      `" We are ready "` and `he said:"We are ready"` come from pasted copy and from languages that set spaces so. \
      Read only at quotations in double marks that are closed in their paragraph. A word that sticks to the outside \
      of a mark is `missing-space-beside-mark`'s. Inch marks, marks beside an ellipsis, single marks next to double \
      ones and copy marked as French are left alone.
      """,
    fixSafety:
      "Safe: only white space changes, at a quotation both of whose ends are known.",
    examples: [
      .flags(#"The pilot said: "⟦ ⟧It is over.""#, fixed: #"The pilot said: "It is over.""#),
      .flags(#"The pilot sang "The River⟦ ⟧" twice."#, fixed: #"The pilot sang "The River" twice."#),
      .flags("The pilot sang “⟦ ⟧The River ” twice.", fixed: "The pilot sang “The River” twice."),
      .flags(#"The pilot ⟦said:"It⟧ is over.""#, fixed: #"The pilot said: "It is over.""#),
      .flags(#"The pilot ⟦said,"It⟧ is over.""#, fixed: #"The pilot said, "It is over.""#),
      .flags(
        "The pilot said: \"It is over.\n\n\"The pier is closed,⟦ ⟧\" he said.",
        fixed: "The pilot said: \"It is over.\n\n\"The pier is closed,\" he said."),
      .allows(#"The pilot said: "It is over." "Is it?" asked a clerk. "... It is," he said."#),
      .allows(#"A 19" screen and a 20" one. "'Over' is the word," he said, "for 'over'.""#),
      .allows(#""Over," he said. "It is over," she said, "and out.""#),
    ]
  )
  .reading(onlyEnglish: false)

  package init() {}

  /// Longer quotations with a space at both ends may begin and end elsewhere.
  private static let mostOfLoose = 12

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    if article.metadata.language?.hasPrefix("fr") == true { return [] }
    return article.quotations.flatMap { quotation -> [Finding] in
      guard quotation.depth == 1, quotation.ending == .closed, !quotation.style.isSingle,
        quotation.tokens.count > 2
      else { return [] }
      if quotation.paragraphs.count > 1 { return lastSpace(of: quotation, article) }
      let (first, last) = (quotation.tokens.lowerBound, quotation.tokens.upperBound - 1)
      guard isDouble(first, article), isDouble(last, article), isFree(behind: last, article) else {
        return []
      }
      var found: [Finding] = []
      if let glued = glued(before: first, article) {
        found.append(glued)
      } else if !isFree(before: first, article) {
        return []
      }
      let opens = space(before: first + 1, article)
      let closes = space(before: last, article)
      // Between two spaced marks that are straight, the words may be what stands between two quotations.
      let isLoose = opens != nil && closes != nil && article.bytes[article.tokens[first].range.lower] == 0x22
      if isLoose, quotation.tokens.count > QuoteSpace.mostOfLoose { return found }
      if let both = finding(opens, closes) { found.append(both) }
      return found
    }
  }

  /// Of a running quotation the space before the mark that closes it, behind a stop or comma.
  private func lastSpace(of quotation: Quotation, _ article: Article) -> [Finding] {
    let last = quotation.tokens.upperBound - 1
    guard isDouble(last, article), isFree(behind: last, article),
      [.comma, .stop, .terminal].contains(article.tokens[last - 1].kind)
    else { return [] }
    return finding(nil, space(before: last, article)).map { [$0] } ?? []
  }

  private func isDouble(_ i: Int, _ article: Article) -> Bool { article.tokens[i].kind == .doubleQuote }

  /// Plain white space in a line right before a word or figure inside the marks, or before the closing one.
  private func space(before i: Int, _ article: Article) -> TextRange? {
    let (left, right) = (article.tokens[i - 1], article.tokens[i])
    guard right.shape.contains(.spaceBefore), !right.shape.contains(.lineBefore) else { return nil }
    let ends = left.kind == .doubleQuote ? right : left
    guard ends.isWord || ends.kind == .number || [.comma, .stop, .terminal].contains(ends.kind),
      // `"… and so on …"`: an ellipsis has its own spaces.
      !(ends.kind == .terminal && article.text[ends.range].contains { $0 == "." || $0 == "…" })
    else { return nil }
    return TextRange(left.range.upper, right.range.lower)
  }

  private func isFree(before i: Int, _ article: Article) -> Bool {
    i == 0 || article.tokens[i].shape.contains(.spaceBefore)
      || [.openBracket, .dash].contains(article.tokens[i - 1].kind)
  }

  private func isFree(behind i: Int, _ article: Article) -> Bool {
    i + 1 >= article.tokens.count || article.tokens[i + 1].shape.contains(.spaceBefore)
      || !(article.tokens[i + 1].isWord || article.tokens[i + 1].kind == .number)
  }

  /// `said:"It`
  private func glued(before i: Int, _ article: Article) -> Finding? {
    guard i > 1, !article.tokens[i].shape.contains(.spaceBefore) else { return nil }
    let (word, mark, next) = (article.tokens[i - 2], article.tokens[i - 1], article.tokens[i + 1])
    guard word.isWord, mark.kind == .colon || mark.kind == .comma, !mark.shape.contains(.spaceBefore),
      next.isWord, !next.shape.contains(.spaceBefore), !word.shape.contains(.quoted)
    else { return nil }
    return Finding(
      at: word.range.union(next.range), "no space between '\(article.string(mark))' and the quotation mark",
      fixes: [Fix("Insert a space", .safe, [.insert(" ", at: article.tokens[i].range.lower)])])
  }

  private func finding(_ opens: TextRange?, _ closes: TextRange?) -> Finding? {
    let gaps = [opens, closes].compactMap { $0 }
    guard let first = gaps.first else { return nil }
    let place = opens == nil ? "before the mark that closes" : "behind the mark that opens"
    return Finding(
      at: first, gaps.count > 1 ? "spaces inside both marks of a quotation" : "space \(place) a quotation",
      related: gaps.dropFirst().map { RelatedPlace($0, "and here") },
      fixes: [Fix(gaps.count > 1 ? "Remove the spaces" : "Remove the space", .safe, gaps.map { .delete($0) })]
    )
  }
}
