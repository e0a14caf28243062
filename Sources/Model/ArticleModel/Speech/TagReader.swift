import SourceText

/// Reads what stands behind a closing mark as an attribution whatever its verb is: `"…," smiled Okafor`,
/// `"…," the 54-year-old continued`, `"…!" officers announced`.
struct TagReader {
  /// An attribution is hardly longer.
  private static let longest = 16
  private let article: Article

  init(_ article: Article) { self.article = article }

  /// Whoever the first such words of a run name: all words up to the next mark.
  func speaker(in run: Range<Int>) -> Speaker? {
    for i in run.dropFirst() where article.tokens[i].kind == .doubleQuote {
      if let tag = tag(behind: i, in: run) { return Speaker(kind: .other, tokens: tag) }
    }
    return nil
  }

  /// The words behind a mark that closes behind a comma, or behind a question or an exclamation with which the
  /// sentence does not end.
  private func tag(behind mark: Int, in run: Range<Int>) -> Range<Int>? {
    let before = article.tokens[mark - 1]
    guard mark + 2 < run.upperBound, !article.tokens[mark].shape.contains(.spaceBefore),
      before.kind == .comma || before.kind == .terminal,
      article.tokens[mark + 1].isWord || article.tokens[mark + 1].kind == .number,
      article.tokens[mark + 1].shape.contains(.spaceBefore),
      article.tokens[mark + 1].shape.isDisjoint(with: [.quoted, .sentenceStart])
    else { return nil }
    var end = mark + 1
    while end < run.upperBound, end - mark <= TagReader.longest,
      article.tokens[end].isWord || article.tokens[end].kind == .hyphen || article.tokens[end].kind == .number
    {
      end += 1
    }
    let words = mark + 1..<end
    return holdsVerb(words) && holdsSubject(words) ? words : nil
  }

  private func holdsVerb(_ words: Range<Int>) -> Bool {
    words.contains { article.tokens[$0].isLowercase && article.tokens[$0].core.count > 2 }
  }

  /// A name, a pronoun, a noun with its article, or a plural.
  private func holdsSubject(_ words: Range<Int>) -> Bool {
    // `he'd ask`
    if words.count > 1, article.tokens[words.lowerBound].isLowercase, isContraction(words.lowerBound) {
      return true
    }
    return words.contains { i in
      article.tokens[i].isCapitalised || article.token(i, isIn: article.vocabulary["speaking-pronouns"])
        || article.token(i, isIn: article.vocabulary["determiners"])
        || article.token(i, isIn: article.vocabulary["people-nouns"])
    }
  }

  /// A pronoun with the short form of its verb.
  private func isContraction(_ i: Int) -> Bool {
    let word = article.string(article.tokens[i])
    guard let end = word.firstIndex(where: { $0 == "'" || $0 == "’" }) else { return false }
    return article.vocabulary["speaking-pronouns"].contains(ByteHash.ofFolded(String(word[..<end])))
  }
}
