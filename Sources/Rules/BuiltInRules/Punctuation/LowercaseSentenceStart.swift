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
      .flags(
        "The plan is OK. ⟦the⟧ mayor said so. He told me. ⟦then⟧ he left in 2019. ⟦but⟧ it was built up. ⟦if⟧ so.",
        fixed:
          "The plan is OK. The mayor said so. He told me. Then he left in 2019. But it was built up. If so."),
      .allows(
        "The meat held a Bacillus spp. carrier. She ran it in 20 min. and 3 sec. flat. bell hooks wrote of it."
      ),
      .allows(
        "Is it over? he asked. The Yahoo! board met at 5 p.m. the day before, in No. 2. the smaller hall."),
      .allows("The vote ended at 5 p.m. on Monday, i.e. too late, approx. two hours late etc. and so on."),
      .allows("He waited ... and left. Nobody saw it. al-Hamid did not speak."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    (article.marks.stops + article.marks.terminals).sorted().compactMap { end in
      let i = end + 1
      guard end > 0, i < article.tokens.count else { return nil }
      let token = article.tokens[i]
      let stop = article.tokens[i - 1]
      guard token.isLowercase, isEnd(stop, article), token.shape.contains(.spaceBefore),
        !stop.shape.contains(.spaceBefore),
        token.shape.isDisjoint(with: [.otherScript, .hasDigit, .dotted]),
        token.core.count > 1 || article.byte(at: token.range.lower) == 0x61,
        stop.kind == .stop && endsSentence(i - 2, article) || endsSurely(i - 2, before: i, article),
        isWholeWord(i, article), article.phraseEnd(article.vocabulary["small-starters"], at: i) == nil,
        article.paragraphIndex(at: stop.range.start) == article.paragraphIndex(at: token.range.start)
      else { return nil }
      let word = article.string(token)
      let right = word.prefix(1).uppercased() + word.dropFirst()
      // What has no capital, such as a mark without its letter, is not small either.
      guard right != word else { return nil }
      return Finding(
        at: token.range, "sentence begins with small '\(word)'",
        fixes: [.replace(token.range, with: right, .unsafe)])
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

  /// A stop or a question or exclamation mark, which alone may stand inside a sentence (`Yahoo! shares`).
  private func isEnd(_ mark: Token, _ article: Article) -> Bool {
    if mark.kind == .stop { return true }
    return mark.kind == .terminal && !mark.shape.contains(.quoted) && mark.range.count == 1
      && [0x21, 0x3F].contains(article.bytes[mark.range.lower])
  }

  /// Short words, short forms in capitals, figures and brackets end a sentence where a word that begins one follows
  /// and it is no attribution: `The plan is OK. the mayor said so`.
  private func endsSurely(_ i: Int, before start: Int, _ article: Article) -> Bool {
    guard article.token(start, isIn: article.vocabulary["firm-starters"]) else { return false }
    let last = article.tokens[i]
    let isTerminal = article.tokens[i + 1].kind == .terminal
    if isTerminal {
      // `Is it over? he asked`: a question that somebody is said to put.
      let reach = start..<min(start + 5, article.tokens.count)
      return (last.isLowercase || last.kind == .closeBracket) && !reach.contains(where: article.isSpeechVerb)
    }
    switch last.kind {
    case .closeBracket: return true
    case .number:
      // `No. 2. the` and `3. the` count points.
      return last.range.count > 1 && i > 0 && !last.shape.contains(.sentenceStart)
        && (article.tokens[i - 1].isLowercase || article.tokens[i - 1].kind == .hyphen)
    case .word:
      if last.shape.contains(.dotted) || article.vocabulary.abbreviations.contains(article.hash(last)) {
        return false
      }
      return last.shape.contains(.allCapitals)
        || last.isLowercase && article.token(i, isIn: article.vocabulary["short-enders"])
    default: return false
    }
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
