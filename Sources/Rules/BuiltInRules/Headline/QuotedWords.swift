import ArticleModel
import SourceText

/// Looks for words of a headline in the story below it.
struct QuotedWords {
  private let article: Article
  private let words: [Int]

  /// Up to this many words of the story may stand between two that a headline joins.
  private static let mostLeftOut = 6
  /// Two forms of a word begin alike for so many bytes, or all but its last three.
  private static let stem = 4

  init(_ article: Article, without headlines: [Paragraph]) {
    self.article = article
    words = article.tokens.indices.filter { i in
      article.tokens[i].isWord && article.tokens[i].core.count > 1
        && !headlines.contains { $0.tokens.contains(i) }
    }
  }

  /// Whether the story has the words in this order, with others between them or not.
  func holds(_ sought: [Token]) -> Bool {
    let stems = sought.map(stem)
    if holdsInOneSentence(stems) { return true }
    return words.indices.contains { start in
      guard matches(words[start], stems[0]) else { return false }
      var at = start
      for next in stems.dropFirst() {
        let near = (at + 1)..<min(words.count, at + 2 + QuotedWords.mostLeftOut)
        guard let found = near.first(where: { matches(words[$0], next) }) else { return false }
        at = found
      }
      return true
    }
  }

  /// Whether a sentence has all of them in some order: `'would forever regret'`, `would regret it forever`.
  private func holdsInOneSentence(_ stems: [[UInt8]]) -> Bool {
    guard stems.count > 1, stems.count < 6 else { return false }
    return article.sentences.contains { sentence in
      let own = sentence.tokens.filter { article.tokens[$0].isWord && article.tokens[$0].core.count > 1 }
      return own.count >= stems.count && own.first.map(isStory) ?? false
        && stems.allSatisfy { stem in own.contains { matches($0, stem) } }
    }
  }

  private func isStory(_ i: Int) -> Bool { article.region(at: article.tokens[i].range.start) != .headline }

  private func stem(of token: Token) -> [UInt8] {
    let folded = Folding.fold(article.text.slice(token.core))
    return Array(folded.prefix(max(min(QuotedWords.stem, folded.count), folded.count - 3)))
  }

  private func matches(_ i: Int, _ stem: [UInt8]) -> Bool {
    let word = article.text.slice(article.tokens[i].core)
    guard word.count >= stem.count, word.count <= stem.count + 6, let first = stem.first,
      first >= 0x80 || Folding.lower(word[word.startIndex]) == first
    else { return false }
    return Folding.fold(word).starts(with: stem)
  }
}
