import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags credits of pictures that stand in the text.
package struct PhotoCreditInBody: Rule {
  package let info = RuleInfo(
    id: "photo-credit-in-body",
    category: .residue,
    severity: .warning,
    summary: "No credit of a picture stands in the text.",
    rationale: """
      `(Photo: Reuters)`, `ReutersThe mayor on Monday` or `File photo: CFP` stood under a picture. Where the picture is gone, or \
      the credit is glued to the next sentence, readers take it for copy. Captions of their own are \
      left alone.
      """,
    examples: [
      .flags(
        "The bridge was closed on Wednesday.⟦File photo: CFP⟧ The ferry takes lorries.",
        fixed: "The bridge was closed on Wednesday. The ferry takes lorries."),
      .flags(
        "The bridge was closed on Wednesday. ⟦(Photo: Reuters)⟧ The ferry takes lorries.",
        fixed: "The bridge was closed on Wednesday. The ferry takes lorries."),
      .flags(
        "The bridge was closed on Wednesday. ⟦[Photo/Xinhua]⟧",
        fixed: "The bridge was closed on Wednesday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Getty Images⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦(Photo: Reuters)⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦ReutersThe mayor on Monday⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦[via Halden Post]⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦[Image via Halden Post]⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦(Instagram)⟧",
        fixed: "The council will meet again on Monday."
      ),
      .allows("The mayor spoke to the council (via a line from the ferry) and left at noon."),
      .allows("The photo shows the bridge (photos of it were lost) and the agency Getty Images sold it."),
      .allows(
        "The council will meet again on Monday.\n\nFile photo: The bridge on Wednesday. (Reuters)\n\nThe mayor did not attend the meeting, a clerk said."
      ),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    LeftoverLine.findings(
      kinds: ["photo"], what: "a picture's credit, left in the copy", in: article, context)
      + (credits(article) + names(article)).sorted(by: Finding.inOrder).saidOnce(in: article)
  }

  /// Credits in brackets, and those that begin behind the end of a sentence.
  private func credits(_ article: Article) -> [Finding] {
    article.phrases(of: article.vocabulary["photo-credit-openers"]).compactMap { run in
      guard let range = credit(run, article),
        article.region(at: range.start) == .body || isWholeLine(range, article)
      else { return nil }
      let before = article.tokens[article.tokenIndex(atOrAfter: range.start) - 1].range.upper
      return Finding(
        at: range,
        "'\(article.excerpt(range, limit: 40))' is a picture's credit, left in the copy",
        fixes: [Fix("Remove the credit", .unsafe, [.delete(TextRange(before, range.upper))])])
    }
  }

  /// `(Reddit)`: a name in brackets that has a line for itself under the text. Agencies sign so.
  private func names(_ article: Article) -> [Finding] {
    guard !article.metadata.isAgencyMessage else { return [] }
    let networks = article.vocabulary["furniture-words"]
    return article.paragraphs.indices.dropFirst().compactMap { i in
      let (run, range) = (article.paragraphs[i].tokens, article.paragraphs[i].range)
      guard run.count == 3, article.tokens[run.lowerBound].kind == .openBracket,
        article.tokens[run.lowerBound + 2].kind == .closeBracket,
        article.tokens[run.lowerBound + 1].isCapitalised,
        networks.fields(article.hash(article.tokens[run.lowerBound + 1]))?.first == "network"
      else { return nil }
      return Finding(
        at: range, "'\(article.excerpt(range, limit: 40))' is a picture's credit, left in the copy",
        fixes: [
          Fix(
            "Remove the credit", .unsafe,
            [.delete(TextRange(article.paragraphs[i - 1].range.upper, range.upper))])
        ])
    }
  }

  /// From the bracket or the opener to the end of the credit; nil where the words are the story's own.
  private func credit(_ run: Range<Int>, _ article: Article) -> TextRange? {
    guard run.lowerBound > 0 else { return nil }
    let before = article.tokens[run.lowerBound - 1]
    if before.kind == .openBracket {
      guard run.lowerBound > 1 else { return nil }
      let near = run.upperBound..<min(article.tokens.count, run.upperBound + 16)
      guard let end = near.first(where: { article.tokens[$0].kind == .closeBracket }) else { return nil }
      let range = before.range.union(article.tokens[end].range)
      return isMarked(run, article) || isWholeLine(range, article) ? range : nil
    }
    guard [.stop, .terminal].contains(before.kind),
      !article.tokens[run.lowerBound].shape.contains(.lineBefore),
      article.tokens[run.upperBound - 1].kind == .colon
    else { return nil }
    // The name of the agency or photographer: capitalised words, and what joins them.
    var end = run.upperBound
    while end < article.tokens.count, end - run.upperBound < 8, isNamePart(end, article) { end += 1 }
    guard end > run.upperBound, !isCaption(endingAt: end, article) else { return nil }
    return article.range(of: run.lowerBound..<end)
  }

  /// A credit in brackets with no caption before it.
  private func isWholeLine(_ range: TextRange, _ article: Article) -> Bool {
    article.paragraphIndex(at: range.start).map { article.paragraphs[$0].range == range } ?? false
  }

  /// Whether a colon, a slash or a word such as `by` makes the words a credit.
  private func isMarked(_ run: Range<Int>, _ article: Article) -> Bool {
    let last = article.tokens[run.upperBound - 1]
    if !last.isWord || run.count > 1 { return true }
    guard run.upperBound < article.tokens.count else { return false }
    return [.colon, .symbol, .closeBracket].contains(article.tokens[run.upperBound].kind)
  }

  private func isNamePart(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard !token.shape.contains(.lineBefore) else { return false }
    // `CFP The ferry …`: the next sentence begins.
    if token.shape.contains(.spaceBefore), article.vocabulary.sentenceStarters.contains(article.hash(token)) {
      return false
    }
    return token.isCapitalised || [.symbol, .hyphen].contains(token.kind)
  }

  /// A credit with which the paragraph ends belongs to the caption before it.
  private func isCaption(endingAt end: Int, _ article: Article) -> Bool {
    guard let p = article.paragraphIndex(at: article.tokens[end - 1].range.start) else { return false }
    return article.paragraphs[p].tokens.upperBound - end <= 4
  }
}
