import ArticleModel
import Diagnostics
import SourceText

/// What tells a first person that lost its marks from the reporter's own.
extension FirstPersonOutsideQuote {
  // MARK: What is no slip

  /// `Taking Us for Fools`, `Files of Ours`: between words with capitals that no sentence start explains.
  func isInTitle(_ i: Int, _ article: Article) -> Bool {
    guard i > 0 else { return false }
    let before = article.tokens[i - 1]
    if article.tokens[i].core.count > 1, before.isCapitalised, !before.shape.contains(.sentenceStart),
      article.tokens[i].shape.contains(.spaceBefore)
    {
      return true
    }
    return article.tokens[i].isCapitalised && article.tokens[i].core.count > 1
      && !article.tokens[i].shape.contains(.sentenceStart)
  }

  /// `you can email us at …`
  func asksReaders(_ sentence: Sentence, _ article: Article) -> Bool {
    let words = article.vocabulary["contact-words"]
    let addresses = sentence.tokens.contains {
      article.tokens[$0].kind == .link || article.token($0, isIn: article.vocabulary["second-person-words"])
    }
    return addresses && sentence.tokens.contains { article.token($0, isIn: words) }
  }

  // MARK: What is one

  /// A quotation of three words or more whose subject a pronoun outside it is: `We "would like to buy it".`
  func predicate(behind i: Int, _ sentence: Sentence, _ article: Article) -> Quotation? {
    guard isSubject(i, article), i == sentence.tokens.lowerBound || !article.tokens[i - 1].isCapitalised
    else { return nil }
    var mark = i + 1
    while mark < min(i + 4, sentence.tokens.upperBound), article.tokens[mark].isLowercase { mark += 1 }
    guard mark < sentence.tokens.upperBound, article.tokens[mark].kind == .doubleQuote,
      let quotation = article.quotations.first(where: { $0.tokens.lowerBound == mark }),
      quotation.ending == .closed, article.holdsWords(quotation, atLeast: 3),
      article.tokens[mark + 1].isLowercase
    else { return nil }
    return quotation
  }

  /// `We`, `I`, `we're`: not `our`, `us`.
  func isSubject(_ i: Int, _ article: Article) -> Bool {
    article.vocabulary["first-person-words"].fields(article.hash(article.tokens[i]))?.first == "subject"
  }

  /// The comma before an attribution that ends a sentence without marks, behind the pronoun: `…, he added.`
  func attribution(endingSentence sentence: Sentence, behind i: Int, _ article: Article) -> Int? {
    let run = sentence.tokens
    guard !run.contains(where: { article.tokens[$0].shape.contains(.quoted) }),
      let comma = (i + 1..<max(i + 1, run.upperBound)).last(where: { article.tokens[$0].kind == .comma }),
      run.upperBound - comma <= 9
    else { return nil }
    let words = (comma + 1..<run.upperBound).filter { article.tokens[$0].isWord }
    guard let verb = words.first(where: { article.tokens[$0].isLowercase && article.isSpeechVerb($0) }),
      verb - comma <= 6,
      !words.contains(where: { article.token($0, isIn: article.vocabulary["first-person-words"]) })
    else { return nil }
    let first = article.tokens[comma + 1]
    let isNamed =
      first.isCapitalised || article.token(comma + 1, isIn: article.vocabulary["speaking-pronouns"])
      || article.token(comma + 1, isIn: article.vocabulary["determiners"])
    if comma + 1 < verb { return isNamed ? comma : nil }
    return words.count > 1 ? comma : nil
  }

  /// A quotation of the sentence right before, behind which its attribution ends that sentence.
  func quotation(before s: Int, _ article: Article) -> Quotation? {
    guard s > 0, article.sentences[s - 1].paragraph == article.sentences[s].paragraph else { return nil }
    let run = article.sentences[s - 1].tokens
    return article.quotations.last {
      let end = $0.tokens.upperBound
      return !$0.style.isSingle && $0.ending == .closed && run.contains(end) && run.contains(end - 1)
        && $0.tokens.lowerBound == run.lowerBound && run.upperBound - end <= 12
        && (end..<run.upperBound).contains { article.isSpeechVerb($0) }
    }
  }

  /// `We can …`, `And we will …`: in the first two words, and in the present or the future.
  func goesOn(_ i: Int, _ sentence: Sentence, _ article: Article) -> Bool {
    guard isSubject(i, article), i - sentence.tokens.lowerBound <= 1, i + 1 < sentence.tokens.upperBound
    else { return false }
    if article.tokens[i].range.count > 2 { return true }
    return article.token(i + 1, isIn: article.vocabulary["present-verbs"])
  }

  // MARK: Repairs

  func quoted(_ range: Range<Int>, _ article: Article) -> Fix {
    let marks = StoryMarks(article)
    return Fix(
      "Put the sentence in quotation marks", .unsafe,
      [
        .insert(marks.double(opens: true), at: range.lowerBound),
        .insert(marks.double(opens: false), at: range.upperBound),
      ])
  }

  func moved(_ quotation: Quotation, to i: Int, _ article: Article) -> Fix {
    let mark = quotation.openers[0]
    return Fix(
      "Open the quotation before it", .unsafe,
      [.insert(article.text[mark], at: article.tokens[i].range.lower), .delete(mark)])
  }
}
