import ArticleModel
import SourceText

/// Where a story speaks in the first person as a state, a party or an army does: `our country`, `we demand`.
enum SourceVoice {
  /// Words that may stand between `our` and what is called one's own: `our own brave soldiers`.
  private static let mostBetween = 2
  private static let our = ByteHash.of("our")

  /// `we demand`
  static func takesSides(at i: Int, _ article: Article) -> Bool {
    i + 1 < article.tokens.count
      && article.vocabulary["first-person-words"].fields(article.hash(article.tokens[i]))?.first == "subject"
      && article.tokens[i].core.count > 1
      && article.token(i + 1, isIn: article.vocabulary["stance-verbs"])
  }

  /// `our country`, `our own soldiers`
  static func owns(at i: Int, _ article: Article) -> Bool {
    guard article.hash(article.tokens[i]) == our else { return false }
    let own = article.vocabulary["own-state-words"]
    for k in (i + 1)...(i + 1 + mostBetween) {
      guard k < article.tokens.count, article.tokens[k].isWord, !article.tokens[k].shape.contains(.quoted)
      else {
        return false
      }
      guard article.tokens[k].isLowercase else { return false }
      if article.token(k, isIn: own) { return true }
    }
    return false
  }
}
