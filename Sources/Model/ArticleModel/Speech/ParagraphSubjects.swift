import SourceText

/// Whom a paragraph is about though no verb says that they speak.
struct ParagraphSubjects {
  private let article: Article
  private let people: People
  private let reader: SpeakerReader
  private let nouns: WordList

  init(article: Article, people: People) {
    self.article = article
    self.people = people
    reader = SpeakerReader(article, people)
    nouns = article.vocabulary["speech-nouns"]
  }

  /// Somebody whom a paragraph is about though no verb says that they speak: a person named in full, the
  /// subject of a sentence, a pronoun, a letter.
  func named(in run: Range<Int>) -> Speaker? {
    if let tagged = TagReader(article).speaker(in: run) { return tagged }
    let range = article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].range)
    let mentions = article.mentions(in: range)
    if let place = mentions.indices.last(where: { people.isPerson($0) && isProminent($0) }) {
      return Speaker(kind: .person, tokens: article.mentions[place].tokens)
    }
    if let only = onlyPerson(among: mentions) { return only }
    for i in run.reversed() where article.tokens[i].isWord && !article.tokens[i].shape.contains(.quoted) {
      if reader.isPronoun(i), isPersonal(i, in: run) {
        return Speaker(kind: .pronoun, tokens: i..<(i + 1))
      }
      let kind = nouns.fields(article.hash(article.tokens[i]))?.first
      if kind == "spoken" || kind == "written", isSent(i, from: run.lowerBound) {
        return Speaker(kind: .other, tokens: i..<(i + 1))
      }
    }
    return nil
  }

  /// The one person whom a paragraph names, however often, where they do something in it: a name before a verb and
  /// not behind a preposition.
  private func onlyPerson(among mentions: ArraySlice<Mention>) -> Speaker? {
    let places = mentions.indices.filter { people.isPerson($0) }
    guard let last = places.last else { return nil }
    let form = article.tokens[article.mentions[last].surname].form
    guard places.allSatisfy({ article.tokens[article.mentions[$0].surname].form == form }),
      let subject = places.first(where: { isSubject(article.mentions[$0]) })
    else { return nil }
    return Speaker(kind: .person, tokens: article.mentions[subject].tokens)
  }

  private func isSubject(_ mention: Mention) -> Bool {
    let small = article.vocabulary["title-small-words"]
    let (before, behind) = (mention.tokens.lowerBound - 1, mention.tokens.upperBound)
    guard behind < article.tokens.count, article.tokens[behind].isLowercase,
      !article.token(behind, isIn: small),
      article.tokens[mention.surname].possessive == 0, !isPartOfCompound(mention)
    else { return false }
    return before < 0
      || !article.token(before, isIn: small)
        && !article.token(before, isIn: article.vocabulary["place-prepositions"])
  }

  /// `the most popular Ilves spin-off series`: a name before a compound, with a word that describes before it.
  private func isPartOfCompound(_ mention: Mention) -> Bool {
    let (before, behind) = (mention.tokens.lowerBound - 1, mention.tokens.upperBound)
    guard before >= 0, article.tokens[before].isLowercase, behind + 2 < article.tokens.count else {
      return false
    }
    let (hyphen, tail) = (article.tokens[behind + 1], article.tokens[behind + 2])
    return hyphen.kind == .hyphen && !hyphen.shape.contains(.spaceBefore) && tail.isLowercase
      && !tail.shape.contains(.spaceBefore)
  }

  /// `they` may be things: people are named in the same paragraph.
  private func isPersonal(_ i: Int, in run: Range<Int>) -> Bool {
    guard reader.pronouns.fields(article.hash(article.tokens[i]))?.first == "several" else { return true }
    return run.contains { reader.isSeveral($0) }
  }

  /// `a letter`, `their statement`; `no official statement` and `the red notice` are none.
  private func isSent(_ noun: Int, from start: Int) -> Bool {
    noun > start && article.tokens[noun].isLowercase
      // `a letter of intent`
      && !(noun + 1 < article.tokens.count && article.token(noun + 1, isIn: article.vocabulary["of-words"]))
      && article.token(noun - 1, isIn: article.vocabulary["possessors"])
  }

  /// A full name anywhere; a bare surname only where it begins a sentence.
  private func isProminent(_ place: Int) -> Bool {
    let mention = article.mentions[place]
    return mention.isFull || !mention.title.isEmpty || mention.startsSentence
  }
}
