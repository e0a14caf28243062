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
