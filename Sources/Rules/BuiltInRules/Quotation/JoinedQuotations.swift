import ArticleModel
import SourceText

/// The places where paragraphs of a running quotation were joined: an opening mark behind a sentence of the
/// quotation that is open, in one paragraph with it.
struct JoinedQuotations: Sendable {
  struct Join: Sendable {
    /// Place in `Article.quotations` of the one that is open there.
    var quotation: Int
    /// Index of the token of the opening mark.
    var opener: Int
  }

  /// Tokens from a verb of saying behind its subject to the stop: `he said on Monday.`
  private static let mostBehindVerb = 6

  /// In order.
  private(set) var joins: [Join] = []

  init(_ article: Article) {
    let outer = article.quotations.indices.filter { article.quotations[$0].depth == 1 }
    for (place, next) in zip(outer, outer.dropFirst())
    where isJoin(article.quotations[place], article.quotations[next], article) {
      joins.append(Join(quotation: place, opener: article.quotations[next].tokens.lowerBound))
    }
  }

  /// Whether an open quotation ends where another begins because its paragraph did.
  func holds(_ quotation: Int) -> Bool { joins.contains { $0.quotation == quotation } }

  private func isJoin(_ open: Quotation, _ next: Quotation, _ article: Article) -> Bool {
    let mark = next.tokens.lowerBound
    guard open.ending == .unclosed, !open.style.isSingle, open.style == next.style,
      open.tokens.upperBound == mark, next.opener != nil, mark > 0, mark + 1 < article.tokens.count,
      endsSentence(mark - 1, article),
      article.tokens[mark].shape.contains(.spaceBefore),
      !article.tokens[mark + 1].shape.contains(.spaceBefore), begins(mark + 1, article),
      article.paragraphIndex(at: article.tokens[mark].range.start)
        == article.paragraphIndex(at: article.tokens[mark - 1].range.start)
    else { return false }
    return !isAttributed(open, article)
  }

  /// A stop, and a single mark that closes behind it: `… do you want it?' "If …`
  private func endsSentence(_ i: Int, _ article: Article) -> Bool {
    let last = article.tokens[i].kind == .singleQuote && i > 0 ? i - 1 : i
    return [.stop, .terminal].contains(article.tokens[last].kind)
  }

  private func begins(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return token.isCapitalised || token.kind == .number || token.kind == .singleQuote
      || token.kind == .terminal
  }

  /// `"We are late, the mayor said. "We …`: what ends the quotation are not the speaker's words.
  private func isAttributed(_ open: Quotation, _ article: Article) -> Bool {
    let last = open.openers.last.map { article.tokenIndex(atOrAfter: $0.start) } ?? open.tokens.lowerBound
    let run = last..<open.tokens.upperBound
    let verbs = article.vocabulary["saying-verbs"]
    guard let verb = run.last(where: { article.tokens[$0].isLowercase && article.token($0, isIn: verbs) })
    else { return false }
    // In the last sentence, behind a comma or a stop that a name, a noun with its article or a pronoun of
    // the third person follows.
    guard let sentence = article.sentence(holding: verb) else { return false }
    let start = max(run.lowerBound, article.sentences[sentence].tokens.lowerBound)
    guard
      let mark = (start..<verb).last(where: { [.comma, .terminal].contains(article.tokens[$0].kind) })
    else { return false }
    let subject = mark + 1..<verb
    // `There are people, they say, who will not …` goes on behind its verb.
    let behind = article.sentences[sentence].tokens.upperBound - verb
    return subject.count <= 6 && (subject.isEmpty || behind <= JoinedQuotations.mostBehindVerb)
      && isThirdPerson(subject, verb, article)
  }

  private func isThirdPerson(_ subject: Range<Int>, _ verb: Int, _ article: Article) -> Bool {
    if subject.isEmpty {
      return verb + 1 < article.tokens.count && article.tokens[verb + 1].isCapitalised
    }
    return !subject.contains { article.token($0, isIn: article.vocabulary["first-person-words"]) }
      && subject.allSatisfy { article.tokens[$0].isWord || article.tokens[$0].kind == .hyphen }
  }
}
