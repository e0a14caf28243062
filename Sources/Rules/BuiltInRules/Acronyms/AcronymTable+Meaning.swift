import ArticleModel
import SourceText

/// Comparing the words of two explanations.
extension AcronymTable {
  /// Whether two runs of words are the same words, endings and small words apart.
  func meansTheSame(_ a: Range<Int>, _ b: Range<Int>) -> Bool { share(a, b) == 1 }

  /// The share of the longer run's words that stand in the other one: 0 to 1.
  func share(_ a: Range<Int>, _ b: Range<Int>) -> Double {
    let (left, right) = (stems(a), stems(b))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let common = left.filter { word in right.contains { $0.starts(with: word) || word.starts(with: $0) } }
    return min(1, Double(common.count) / Double(max(left.count, right.count)))
  }

  /// The first six letters of each word that counts, `s` and `z` alike.
  private func stems(_ run: Range<Int>) -> [[UInt8]] {
    run.prefix(24).compactMap { i in
      guard article.tokens[i].isWord, !article.token(i, isIn: article.vocabulary["acronym-small-words"])
      else { return nil }
      let letters = NameSpelling.plainLetters(article.text.slice(article.tokens[i].core)).prefix(6)
      return letters.map { $0 == 0x7A ? 0x73 : $0 }
    }
  }
}
