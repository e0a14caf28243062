import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a sentence that begins with a small letter.
package struct LowercaseSentenceStart: Rule {
  package let info = RuleInfo(
    id: "lowercase-sentence-start",
    category: .punctuation,
    severity: .warning,
    summary: "A sentence begins with a capital letter.",
    rationale: """
      A small letter behind a full stop shows that sentences were joined or a comma became a stop. \
      Abbreviations, particles of names and brands that are written small are left alone.
      """,
    examples: [
      .flags("The vote ended at noon. ⟦the⟧ envoy left.", fixed: "The vote ended at noon. The envoy left."),
      .flags(
        "The bridge is closed. ⟦officials⟧ gave no reason.",
        fixed: "The bridge is closed. Officials gave no reason."),
      .allows("The vote ended at 5 p.m. on Monday, i.e. too late, approx. two hours late etc. and so on."),
      .allows("He waited ... and left. Nobody saw it. al-Hamid did not speak."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.marks.stops.compactMap { end in
      let i = end + 1
      guard end > 0, i < article.tokens.count else { return nil }
      let token = article.tokens[i]
      let stop = article.tokens[i - 1]
      guard token.isLowercase, stop.kind == .stop, token.shape.contains(.spaceBefore),
        !stop.shape.contains(.spaceBefore),
        token.shape.isDisjoint(with: [.otherScript, .hasDigit, .dotted]),
        token.core.count > 1 || article.byte(at: token.range.lower) == 0x61,
        endsSentence(i - 2, article), isWholeWord(i, article),
        !article.token(i, isIn: article.vocabulary["small-starters"]),
        article.paragraphIndex(at: stop.range.start) == article.paragraphIndex(at: token.range.start)
      else { return nil }
      let word = article.string(token)
      let right = word.prefix(1).uppercased() + word.dropFirst()
      return Finding(
        at: token.range, "sentence begins with small '\(word)'",
        // As often the stop was typed for a comma.
        fixes: [
          .replace(token.range, with: right, .choice), Fix("Write a comma", .choice, [Edit(stop.range, ",")]),
        ])
    }
  }

  /// Whether the word before the stop is no abbreviation or initial.
  private func endsSentence(_ i: Int, _ article: Article) -> Bool {
    let word = article.tokens[i]
    guard word.isWord, word.core.count > 2, word.shape.isDisjoint(with: [.dotted, .allCapitals]) else {
      return false
    }
    return !article.vocabulary.abbreviations.contains(article.hash(word))
  }

  /// Not the first half of a compound or of a name written small (`al-Hamid`, `iPhone`).
  private func isWholeWord(_ i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.tokens.count else { return true }
    let next = article.tokens[i + 1]
    if next.kind == .stop, !next.shape.contains(.spaceBefore) {
      // `end. see. org`: pieces of an address.
      return i + 2 >= article.tokens.count || article.tokens[i + 2].shape.contains(.spaceBefore)
    }
    return next.kind != .hyphen && next.kind != .symbol && next.kind != .closeBracket
  }
}
