import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags two sentences run together without a space between them.
package struct MissingSpaceAfterPeriod: Rule {
  package let info = RuleInfo(
    id: "missing-space-after-period",
    category: .punctuation,
    severity: .warning,
    summary: "A space stands between the end of a sentence and the next one.",
    rationale: """
      Joined takes and stripped line breaks glue sentences together: `the matter.Reporters left`. \
      Initialisms, domain names, file names and section numbers are left alone, and so are names with a stop \
      inside (`One.Tel`). The space is put in unasked only behind a word in small letters: behind a capital the stop \
      may belong to a name.
      """,
    fixSafety:
      "Safe between two known words of which the first is small or the second begins sentences, and at a quotation mark where its quotation has both ends; else it may be a name or a file, and is unsafe.",
    examples: [
      .flags(
        "The court will rule on the ⟦matter.Reporters⟧ left early.",
        fixed: "The court will rule on the matter. Reporters left early."),
      .flags("Is it ⟦over?Nobody⟧ can say.", fixed: "Is it over? Nobody can say."),
      .flags(
        #"He called it "⟦over."The⟧ crowd left."#, fixed: #"He called it "over." The crowd left."#),
      .allows(
        "The firm runs Booking.com from the U.S.A. at 9.30 a.m. with J.K. Ahlgren and a Ph.D. student."),
      .flags(
        #"It will cover "the ⟦whole."The⟧ crowd left. He said: "It is ⟦over."The⟧ pilot left."#,
        fixed: #"It will cover "the whole." The crowd left. He said: "It is over." The pilot left."#),
      .allows("The court will rule ... Reporters left on Last.FM with a story.Final.docx of theirs."),
      .allows("The new variant is called Bagle.AT, and One.Tel was hit by it."),
      .allows("The telephone firm One.Tel collapsed in May. One.Tel owed millions to its suppliers."),
    ]
  )
  .reading(onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var places: [Crowd.Place] = []
    for end in article.marks.stops + article.marks.terminals + article.marks.initialisms {
      var i = end + 1
      while i < article.tokens.count, isCloser(i, article) { i += 1 }
      guard i < article.tokens.count, article.tokens[i].isCapitalised,
        !article.tokens[i].shape.contains(.spaceBefore),
        let word = sentenceEnd(before: i, article), !standsTwice(word, i, article)
      else { continue }
      places.append(crowded(word, i, article, context))
    }
    places.sort { $0.range < $1.range }
    // `Yes.No.Perhaps`: a word is written in one fix; the next run finds the other.
    var end: UInt32 = 0
    places.removeAll { place in
      if place.range.start < end { return true }
      end = place.range.end
      return false
    }
    let crowd = Crowd(
      info: info, title: "Insert a space", several: "places without a space between sentences")
    return crowd.findings(places, in: article)
  }

  /// Whether the two words stand joined in another place of the paragraph or beside it as well: a name
  /// (`One.Tel`).
  private func standsTwice(_ word: Int, _ next: Int, _ article: Article) -> Bool {
    guard word == next - 2, article.tokens[word].isCapitalised else { return false }
    let (first, second) = (article.tokens[word].form, article.tokens[next].form)
    // Looked for nearby alone: a hostile text may hold the two a hundred thousand times.
    let near = (next - ArticleChange.reach + 1..<next + ArticleChange.reach).clamped(
      to: 2..<article.tokens.count)
    return near.contains { i in
      i != next && article.tokens[i].form == second && article.tokens[i - 2].form == first
        && article.tokens[i - 1].kind == .stop && article.tokens[i].shape.isDisjoint(with: .spaceBefore)
    }
  }

  private func isCloser(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return (token.kind == .doubleQuote || token.kind == .closeBracket) && !token.shape.contains(.spaceBefore)
  }

  /// The index of the last word of a sentence that ends right before a token without a space; nil when
  /// it is no sentence.
  private func sentenceEnd(before i: Int, _ article: Article) -> Int? {
    var k = i - 1
    while k > 0, [.doubleQuote, .closeBracket].contains(article.tokens[k].kind),
      !article.tokens[k].shape.contains(.spaceBefore)
    {
      k -= 1
    }
    let mark = article.tokens[k]
    guard k > 0, mark.kind == .stop || mark.kind == .terminal, !mark.shape.contains(.spaceBefore) else {
      return dottedEnd(before: i, article)
    }
    // An ellipsis may stick to the word behind it.
    if mark.kind == .terminal, ![0x21, 0x3F].contains(article.bytes[mark.range.lower]) { return nil }
    let word = article.tokens[k - 1]
    // `in 2011.It`: a figure before a word that begins sentences.
    if word.kind == .number, word.range.count > 1 {
      return article.vocabulary.sentenceStarters.contains(article.hash(article.tokens[i]))
        && article.tokens[i].core.count > 1 ? k - 1 : nil
    }
    guard word.isWord, word.core.count > 1, !word.shape.contains(.allCapitals) else { return nil }
    if isDegreeOrDomain(k - 1, i, article) { return nil }
    return k - 1
  }

  /// `9 a.m.The`: an initialism in lower case glued to a capital.
  private func dottedEnd(before i: Int, _ article: Article) -> Int? {
    let token = article.tokens[i - 1]
    guard token.isWord, token.shape.contains(.dotted), !token.shape.contains(.capitalised),
      article.tokens[i].core.count > 1
    else { return nil }
    return i - 1
  }

  /// `Ph.D`, `B.Sc`, and words joined by a stop whose neighbours are joined too (`a.b.C`).
  private func isDegreeOrDomain(_ word: Int, _ next: Int, _ article: Article) -> Bool {
    let following = article.tokens[next]
    // `Gazeta.Ru`
    if article.tokens[word].isCapitalised, article.token(next, isIn: article.vocabulary["domain-endings"]) {
      return true
    }
    // `story.Final.docx`
    if next + 2 < article.tokens.count, article.tokens[next + 1].kind == .stop,
      !article.tokens[next + 1].shape.contains(.spaceBefore), article.tokens[next + 2].isLowercase,
      !article.tokens[next + 2].shape.contains(.spaceBefore)
    {
      return true
    }
    // `Last.FM`
    if article.tokens[word].isCapitalised, following.shape.contains(.allCapitals), following.core.count < 4 {
      return true
    }
    if following.core.count == 1 {
      let letter = article.bytes[following.range.lower]
      let stopFollows = article.byte(at: following.range.upper) == 0x2E
      return stopFollows || (letter != 0x41 && letter != 0x49)
    }
    // `Bagle.AT`: capitals behind a name; `One.Tel`, `My.Future`: no sentence ends with a small word's capital.
    let left = article.tokens[word]
    if left.isCapitalised, following.shape.contains(.allCapitals) { return true }
    if left.isCapitalised, !left.shape.contains(.sentenceStart) || left.core.count < 4,
      article.vocabulary.sentenceStarters.contains(article.hash(left))
        || article.token(word, isIn: article.vocabulary["determiners"])
    {
      return true
    }
    // A capitalised short form before a capital (`Lt.Col`, `St.Petersburg`) does lack its space, but
    // `Node.JS` and `Asp.Net` are names.
    if article.tokens[word].isCapitalised {
      return !article.vocabulary.abbreviations.contains(article.hash(article.tokens[word]))
        && !article.tokens[word].shape.contains(.spaceBefore) && word > 0
        && article.tokens[word - 1].kind != .doubleQuote
    }
    return false
  }

  private func crowded(_ word: Int, _ next: Int, _ article: Article, _ context: RuleContext) -> Crowd.Place {
    let range = article.tokens[word].range.union(article.tokens[next].range)
    let shown = article.excerpt(range)
    let isShort = article.vocabulary.abbreviations.contains(article.hash(article.tokens[word]))
    let split = place(word, next, article).offset
    return Crowd.Place(
      range: range,
      replacement: article.text[TextRange(range.lower, split)] + " "
        + article.text[TextRange(split, range.upper)],
      message: isShort
        ? "no space behind the short form in '\(shown)'" : "no space between the sentences at '\(shown)'",
      isSafe: isSure(word, next, article, context))
  }

  /// Where the space belongs: a quotation mark between the two opens the second sentence where its quotation
  /// begins with it. Sure where no mark stands between, or its quotation has both ends.
  private func place(_ word: Int, _ next: Int, _ article: Article) -> (offset: Int, isSure: Bool) {
    let start = article.tokens[next].range.lower
    let marks = (word + 1..<next).filter { article.tokens[$0].kind == .doubleQuote }
    guard let mark = marks.first else { return (start, true) }
    guard marks.count == 1,
      let quotation = article.quotations.first(where: {
        $0.tokens.lowerBound == mark || $0.tokens.upperBound == mark + 1
      })
    else { return (start, false) }
    let isSure = quotation.ending == .closed && quotation.nestedSame == nil
    return (quotation.tokens.lowerBound == mark ? article.tokens[mark].range.lower : start, isSure)
  }

  /// Two known words, of which the first is small or the second begins sentences: others may be a name
  /// (`Last.FM`), a file (`story.Final.docx`) or a caption with its credit.
  private func isSure(_ word: Int, _ next: Int, _ article: Article, _ context: RuleContext) -> Bool {
    let (first, second) = (article.tokens[word], article.tokens[next])
    return context.speller.isWord(article.core(first)) && context.speller.isWord(article.core(second))
      && place(word, next, article).isSure
      && (article.vocabulary.sentenceStarters.contains(exactly: article.core(second))
        || first.isLowercase && !second.shape.contains(.allCapitals))
  }
}
