import ArticleModel
import SourceText

/// Paragraphs that begin with a name which has its article wherever else it stands: `Harbour Board has asked` beside
/// `of the Harbour Board`.
struct LostArticle {
  let article: Article

  private static let longestName = 4
  /// Words in small letters that belong to a name: `Scottish government`.
  private static let mostSmall = 2
  private static let mostPlaces = 20
  /// Words between a name and its verb in a story that has lost beginnings: `Supreme Court last week ruled`.
  private static let mostBeforeVerb = 4

  /// Whether a paragraph begins so. Where others of the story have lost their beginnings, small words may belong to the
  /// name, and the verb may stand further on.
  func begins(_ i: Int, isClipped: Bool = false) -> Bool {
    let paragraph = article.paragraphs[i]
    guard paragraph.kind == .body, article.endsSentence(paragraph.tokens), i > 0,
      article.paragraphs[i - 1].kind == .headline || article.endsSentence(article.paragraphs[i - 1].tokens)
    else { return false }
    let name = paragraph.tokens.prefix { article.tokens[$0].isCapitalised && article.tokens[$0].isWord }
    guard (1...LostArticle.longestName).contains(name.count), let first = name.first,
      !article.vocabulary.sentenceStarters.contains(article.hash(article.tokens[first])),
      article.tokens[name.endIndex - 1].possessive == 0
    else { return false }
    let ends = name.endIndex...(name.endIndex + (isClipped ? LostArticle.mostSmall : 0))
    return ends.contains { end in
      end < paragraph.tokens.upperBound && article.tokens[end].isLowercase
        && (name.endIndex..<end).allSatisfy { article.tokens[$0].isLowercase && !isVerb($0) }
        && (isSubject(behind: end) || isClipped && hasVerb(behind: end, before: paragraph.tokens.upperBound))
        && hasArticleElsewhere(first..<end, small: end - name.endIndex)
    }
  }

  /// Whether the words stand elsewhere inside sentences, with an article each time.
  private func hasArticleElsewhere(_ run: Range<Int>, small: Int) -> Bool {
    let forms = run.map { article.tokens[$0].form }
    let places = article.forms.tokens(of: forms[0]).prefix(LostArticle.mostPlaces).map { Int($0) }.filter {
      k in
      k + forms.count < article.tokens.count
        && forms.indices.allSatisfy { article.tokens[k + $0].form == forms[$0] }
    }
    // `Harbour Board` for `Harbour Board Holdings`: a short form that never had an article.
    let isShort = places.contains { k in
      small == 0 && article.tokens[k + forms.count].isCapitalised
        && article.tokens[k + forms.count].shape.isDisjoint(with: .sentenceStart)
    }
    if isShort { return false }
    let others = places.filter { k in
      k != run.lowerBound && k > 0 && article.tokens[k].shape.isDisjoint(with: .sentenceStart)
        && forms.indices.dropLast(small).allSatisfy { article.tokens[k + $0].isCapitalised }
        && !article.tokens[k + forms.count].isCapitalised
    }
    return !others.isEmpty
      && others.allSatisfy { article.token($0 - 1, isIn: article.vocabulary["noun-articles"]) }
  }

  /// A finite verb, or `and` with another name before one: `UK and France have agreed`.
  private func isSubject(behind end: Int) -> Bool {
    if isVerb(end) { return true }
    return article.string(article.tokens[end]) == "and" && end + 2 < article.tokens.count
      && article.tokens[end + 1].isCapitalised && isVerb(end + 2)
  }

  /// A verb behind adverbs and words of time: `Supreme Court last week ruled`. Other nouns would be the subject.
  private func hasVerb(behind end: Int, before upper: Int) -> Bool {
    let (adverbs, times) = (article.vocabulary["speech-adverbs"], article.vocabulary["reporting-times"])
    return (end..<min(upper, end + LostArticle.mostBeforeVerb)).first {
      !article.token($0, isIn: adverbs) && !article.token($0, isIn: times)
    }.map { isVerb($0) } ?? false
  }

  private func isVerb(_ i: Int) -> Bool {
    article.token(i, isIn: article.vocabulary["finite-verbs"])
      || article.tokens[i].isLowercase && article.isSpeechVerb(i)
  }
}
