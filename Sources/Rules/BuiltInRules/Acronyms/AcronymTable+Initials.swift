import ArticleModel
import SourceText

/// What the words before a bracket would be abbreviated to.
extension AcronymTable {
  /// As many capitalised words as the acronym has letters, right before the bracket, small words apart.
  func words(before open: Int, _ entry: Entry) -> Range<Int>? {
    let small = article.vocabulary["acronym-small-words"]
    var left = entry.letters.utf8.count
    var i = open - 1
    while i >= 0, open - i < 24 {
      let token = article.tokens[i]
      if token.isCapitalised, token.core.count > 1, !token.shape.contains(.allCapitals) {
        left -= 1
        // `Varel's Storm Portable (VSP)` would begin with its owner.
        if left == 0 { return token.possessive > 0 ? nil : i..<open }
      } else if !(token.isWord && small.contains(article.hash(token))) {
        // Parts of hyphenated words count or do not, as it pleases those who make acronyms.
        return nil
      }
      i -= 1
    }
    return nil
  }

  func initials(_ words: Range<Int>) -> String {
    String(
      decoding: words.compactMap { i -> UInt8? in
        guard article.tokens[i].isCapitalised else { return nil }
        return NameSpelling.plainLetters(article.text.slice(article.tokens[i].core).prefix(4)).first.map {
          $0 & 0xDF
        }
      }, as: UTF8.self)
  }

  /// Whether an acronym stands somewhere in brackets behind words that it does not fit, while another fits
  /// them.
  func isMisprint(_ entry: Entry, of right: Entry) -> Bool {
    guard entry.isBracketed, !entry.definitions.contains(where: \.byInitials) else { return false }
    return entry.uses.contains { use in
      guard use > 0, article.tokens[use - 1].kind == .openBracket, let words = words(before: use - 1, entry)
      else { return false }
      return initials(words) == right.letters
    }
  }
}
