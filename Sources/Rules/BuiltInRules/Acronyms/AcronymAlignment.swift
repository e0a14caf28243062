import ArticleModel
import SourceText

/// Finds the words before an acronym that it abbreviates.
///
/// Initials are tried first; where they fail, the letters are aligned from the end as A. Schwartz and
/// M. Hearst do ("A simple algorithm for identifying abbreviation definitions in biomedical text", 2003):
/// the first letter must begin a word, the others may stand anywhere behind it.
struct AcronymAlignment {
  let article: Article
  /// The acronym's letters in lower case.
  let letters: [UInt8]

  /// The tokens that the letters abbreviate among those from `start` to before `end`, and whether they do so
  /// by their initials; nil when they do not fit.
  func expansion(endingBefore end: Int, notBefore start: Int) -> (words: Range<Int>, byInitials: Bool)? {
    let words = wordsBackwards(from: end, notBefore: start, passing: [.comma, .hyphen])
    if let first = initials(of: words) { return (words[first]..<(words[0] + 1), true) }
    let close = wordsBackwards(from: end, notBefore: start, passing: [.hyphen])
    return innerLetters(of: close).map { ($0, false) }
  }

  /// The tokens from `start` on that the letters abbreviate, all of them up to `end`.
  func expansion(from start: Int, to end: Int) -> Range<Int>? {
    let words = wordsBackwards(from: end, notBefore: start, passing: [.comma, .hyphen])
    guard let last = words.first else { return nil }
    if let first = initials(of: words),
      words[(first + 1)...].allSatisfy({ isSmall($0) })
    {
      return words[first]..<(last + 1)
    }
    return nil
  }

  /// At most twice as many words as letters, and five more than letters.
  private func wordsBackwards(from end: Int, notBefore start: Int, passing marks: [Token.Kind]) -> [Int] {
    let most = min(letters.count + 5, letters.count * 2)
    var words: [Int] = []
    var i = end - 1
    while i >= start, words.count < most {
      let token = article.tokens[i]
      if token.isWord || token.kind == .number {
        words.append(i)
      } else if !marks.contains(token.kind), !isPluralPossessive(i) {
        break
      }
      i -= 1
    }
    return words
  }

  /// The apostrophe of `Workers' Union`.
  private func isPluralPossessive(_ i: Int) -> Bool {
    article.tokens[i].kind == .singleQuote && !article.tokens[i].shape.contains(.spaceBefore)
      && article.byte(before: article.tokens[i].range.lower) == 0x73
  }

  private func isSmall(_ i: Int) -> Bool {
    article.token(i, isIn: article.vocabulary["acronym-small-words"])
  }

  private func initial(_ i: Int) -> UInt8? {
    NameSpelling.plainLetters(article.text.slice(article.tokens[i].core).prefix(4)).first
  }

  /// The place in `words` (last word first) at which the first letter is reached; small words may be
  /// passed over, the others may not. Bit `n` of the state: the first `n + 1` letters are still to come.
  private func initials(of words: [Int]) -> Int? {
    var state: UInt32 = 1 << UInt32(letters.count - 1)
    for (place, word) in words.enumerated() {
      let first = initial(word)
      var next: UInt32 = isSmall(word) && place > 0 ? state : 0
      for letter in letters.indices where state >> UInt32(letter) & 1 == 1 && letters[letter] == first {
        if letter == 0 { return place }
        next |= 1 << UInt32(letter - 1)
      }
      if next == 0 { return nil }
      state = next
    }
    return nil
  }

  private func innerLetters(of words: [Int]) -> Range<Int>? {
    guard let last = words.first else { return nil }
    var letter = letters.count - 1
    for word in words {
      let text = NameSpelling.plainLetters(article.text.slice(article.tokens[word].core))
      var k = text.count - 1
      while k >= 0 {
        if text[k] == letters[letter], letter > 0 || k == 0 {
          if letter == 0 { return hasWeight(word..<(last + 1)) ? word..<(last + 1) : nil }
          letter -= 1
        }
        k -= 1
      }
    }
    return nil
  }

  /// Whether the words look like what is abbreviated: not one short word, and no clause that happens to
  /// hold the letters.
  private func hasWeight(_ run: Range<Int>) -> Bool {
    let words = run.filter { article.tokens[$0].isWord }
    let starts = words.filter { initial($0).map { letters.contains($0) } ?? false || isSmall($0) }
    return starts.count * 2 >= words.count && words.count <= letters.count + 2
  }
}
