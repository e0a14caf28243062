import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation that nothing sets off from the verb before it.
package struct ColonBeforeQuote: Rule {
  package let info = RuleInfo(
    id: "colon-before-quote",
    category: .punctuation,
    severity: .warning,
    summary: "A colon or comma stands between a verb of speech and a quoted sentence.",
    rationale: """
      `The mayor said "We are late"` runs into the quotation: a colon belongs between, or a comma where the story \
      sets commas there. A part of a sentence needs no mark: `said it was "late"`.
      """,
    examples: [
      .flags(
        "The mayor ⟦said \"We⟧ are late, and the ferry has left.\"",
        fixed: "The mayor said: \"We are late, and the ferry has left.\""),
      .flags(
        "A clerk ⟦added “Nobody⟧ objected to it at all.”",
        fixed: "A clerk added: “Nobody objected to it at all.”"),
      .flags(
        "The mayor said, \"We are late.\" A clerk ⟦added \"Nobody⟧ objected to it at all.\"",
        fixed: "The mayor said, \"We are late.\" A clerk added, \"Nobody objected to it at all.\""),
      .flags(
        "\"We are late,\" the mayor ⟦said \"The⟧ ferry has left without us,\" she added.",
        fixed: "\"We are late,\" the mayor said. \"The ferry has left without us,\" she added."),
      .allows(
        "The mayor said: \"We are late.\" A clerk added, \"Nobody objected.\" She said it was \"late\" and called it \"Late Ferry\"."
      ),
    ]
  )
  .reading(.body)

  package init() {}

  /// Shorter quotations are parts of sentences or titles.
  private static let fewestWords = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let takesComma = setsCommas(article)
    return article.quotations.compactMap { quotation in
      guard quotation.depth == 1, !quotation.style.isSingle, let opener = quotation.opener else { return nil }
      let i = article.tokenIndex(atOrAfter: opener.start)
      guard i > 0, i + 1 < article.tokens.count, article.isSpeechVerb(i - 1),
        article.tokens[i].shape.contains(.spaceBefore),
        !article.tokens[i].shape.contains(.lineBefore), article.tokens[i + 1].isCapitalised,
        article.words(quotation.tokens).count >= ColonBeforeQuote.fewestWords
      else { return nil }
      let isTag = followsQuotation(i - 1, article)
      guard isTag || article.endsSentence(quotation.tokens) else { return nil }
      let verb = article.tokens[i - 1]
      let (mark, name) = isTag ? (".", "full stop") : takesComma ? (",", "comma") : (":", "colon")
      return Finding(
        at: verb.range.union(article.tokens[i + 1].range),
        "'\(article.string(verb))' runs into the quotation: a \(name) belongs between",
        fixes: [Fix("Insert a \(name)", .unsafe, [.insert(mark, at: verb.range.upper)])])
    }
  }

  /// Most words of a subject between a quotation and its verb.
  private static let mostOfSubject = 4

  /// `"We are late," he said "They …`: the verb belongs to the quotation before it, which a comma ends.
  private func followsQuotation(_ verb: Int, _ article: Article) -> Bool {
    for k in stride(from: verb - 1, through: max(1, verb - ColonBeforeQuote.mostOfSubject), by: -1) {
      let token = article.tokens[k]
      if token.kind == .doubleQuote {
        return article.tokens[k - 1].kind == .comma && !token.shape.contains(.spaceBefore)
      }
      if !token.isWord { return false }
    }
    return false
  }

  /// Whether the story sets a comma between such verbs and a quotation more often than a colon.
  private func setsCommas(_ article: Article) -> Bool {
    var balance = 0
    for quotation in article.quotations where quotation.depth == 1 && !quotation.style.isSingle {
      let mark = quotation.tokens.lowerBound - 1
      guard mark > 0, article.isSpeechVerb(mark - 1) else { continue }
      if article.tokens[mark].kind == .comma { balance += 1 }
      if article.tokens[mark].kind == .colon { balance -= 1 }
    }
    return balance > 0
  }
}
