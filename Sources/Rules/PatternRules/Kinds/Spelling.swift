import Lexicon
import SourceText

/// Flags words that no dictionary of the run knows.
struct SpellingEvaluation: KindEvaluation {
  let searches: [Int] = []
  private let filters: [CompiledPattern]
  private let passesShapes: Bool

  init(_ terms: SpellingTerms) {
    passesShapes = terms.passesShapes
    filters = terms.filters.compactMap { pattern in
      let compiled = try? CompiledPattern(pattern.wrapped)
      compiled?.compileJustInTime()
      return compiled
    }
  }

  func find(with finder: inout PatternFinder) {
    guard finder.speller.hasDictionary else { return }
    let article = finder.article
    for unit in finder.units {
      var i = article.tokenIndex(atOrAfter: unit.start)
      while i < article.tokens.count, article.tokens[i].range.end <= unit.end {
        let token = article.tokens[i]
        i += 1
        guard token.isWord, !isPartOfCompound(i - 1, finder), !finder.speller.isWord(article.core(token))
        else {
          continue
        }
        if passesShapes, !token.shape.isDisjoint(with: [.allCapitals, .hasDigit, .innerCapital]) { continue }
        if filters.contains(where: { finder.pass.matches($0, in: token.range) }) { continue }
        if finder.isExcepted(token.range, in: unit) { continue }
        finder.add(token.range, [article.string(token)], in: unit)
      }
    }
  }

  /// Whether the word is joined to another by a hyphen: such words are not looked up, as in Vale.
  private func isPartOfCompound(_ i: Int, _ finder: PatternFinder) -> Bool {
    let tokens = finder.article.tokens
    let before = i > 0 && tokens[i - 1].kind == .hyphen
    return before || (i + 1 < tokens.count && tokens[i + 1].kind == .hyphen)
  }
}
