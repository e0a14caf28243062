import SourceText

/// How far speech clauses and named people reach: to the quotations of their sentence and paragraph, to a
/// paragraph that is nothing but quotation behind them, and back to one before them.
struct SpeechReach {
  typealias Attribution = AttributionGraph.Attribution

  let article: Article
  let people: People
  let clauses: [SpeechClause]
  private let subjects: ParagraphSubjects
  private let credits: QuotationCredits
  private let nouns: WordList
  private static let mostTried = 8

  init(article: Article, people: People, clauses: [SpeechClause]) {
    self.article = article
    self.people = people
    self.clauses = clauses
    subjects = ParagraphSubjects(article: article, people: people)
    credits = QuotationCredits(article: article, people: people)
    nouns = article.vocabulary["speech-nouns"]
  }

  /// What a paragraph hands on to one behind it that has no speaker of its own.
  private enum Handed {
    case nothing
    /// Named by the paragraph itself.
    case speaker(clause: Int?, Speaker?)
    /// Nothing but quotation, whose speaker stands before it.
    case onward(clause: Int?, Speaker?)
  }

  func attributions() -> [Attribution] {
    var handed = [Handed?](repeating: nil, count: article.paragraphs.count)
    // Quotations of one paragraph share what stands around it.
    var around: (paragraphs: ClosedRange<Int>, found: Attribution)?
    return article.quotations.map { quotation in
      if let near = inParagraphs(of: quotation) { return near }
      if let around, around.paragraphs == quotation.paragraphs { return around.found }
      let first = quotation.paragraphs.lowerBound
      if let credit = credits.credit(behind: quotation) {
        return Attribution(place: .sameParagraph, clause: nil, speaker: credit)
      }
      let isOnlyQuotation = article.paragraphs[first].kind == .body && article.isOnlyQuotation(first)
      let found =
        (isOnlyQuotation ? nil : namedBeside(first)) ?? before(whatIsHanded(to: first, &handed))
        ?? (isOnlyQuotation ? behind(quotation.paragraphs.upperBound, lead: first) : nil)
        ?? heading(over: first) ?? Attribution(place: .nowhere)
      around = (quotation.paragraphs, found)
      return found
    }
  }

  /// Somebody whom the quotation's own paragraph is about: `Berg was furious. "We …"`
  private func namedBeside(_ i: Int) -> Attribution? {
    subjects.named(in: article.paragraphs[i].tokens).map {
      Attribution(place: .sameParagraph, clause: nil, speaker: $0)
    }
  }

  private func before(_ handed: Handed) -> Attribution? {
    switch handed {
    case .nothing: nil
    case .speaker(let clause, let speaker):
      Attribution(place: .paragraphBefore, clause: clause, speaker: speaker)
    case .onward(let clause, let speaker):
      Attribution(place: .continuation, clause: clause, speaker: speaker)
    }
  }

  // MARK: The same paragraph

  private func inParagraphs(of quotation: Quotation) -> Attribution? {
    let first = article.paragraphs[quotation.paragraphs.lowerBound].tokens.lowerBound
    let end = article.paragraphs[quotation.paragraphs.upperBound].tokens.upperBound
    let range = clauses.places(in: first..<end)
    guard !range.isEmpty else { return nil }
    if clauses[range.lowerBound].shape == .label {
      return Attribution(
        place: .label, clause: range.lowerBound, speaker: clauses[range.lowerBound].speaker)
    }
    if let near = nearest(
      to: quotation, in: clauses.places(in: sentences(around: quotation)), where: { _ in true })
    {
      return Attribution(place: .sameSentence, clause: near, speaker: clauses[near].speaker)
    }
    guard let near = nearest(to: quotation, in: range, where: speaks) else { return nil }
    return Attribution(place: .sameParagraph, clause: near, speaker: clauses[near].speaker)
  }

  /// The tokens of the sentences in which a quotation begins and ends.
  private func sentences(around quotation: Quotation) -> Range<Int> {
    let first = article.sentence(holding: quotation.tokens.lowerBound)
    let last = article.sentence(holding: max(quotation.tokens.lowerBound, quotation.tokens.upperBound - 1))
    let start = first.map { article.sentences[$0].tokens.lowerBound } ?? quotation.tokens.lowerBound
    let end = last.map { article.sentences[$0].tokens.upperBound } ?? quotation.tokens.upperBound
    return start..<max(start, end)
  }

  /// The nearest clause before or behind a quotation among those of some places; a few are tried on each
  /// side, so that a paragraph of endless quotations costs no more than others.
  private func nearest(
    to quotation: Quotation, in range: Range<Int>, where fits: (Int) -> Bool
  ) -> Int? {
    let middle = max(
      range.lowerBound, min(range.upperBound, clauses.places(in: 0..<quotation.tokens.lowerBound).upperBound))
    let before = (max(range.lowerBound, middle - SpeechReach.mostTried)..<middle).reversed().first(
      where: fits)
    let behind = (middle..<min(range.upperBound, middle + SpeechReach.mostTried)).first(where: fits)
    guard let before, let behind else { return before ?? behind }
    let left = quotation.tokens.lowerBound - clauses[before].verb
    return left < clauses[behind].verb - quotation.tokens.upperBound ? before : behind
  }

  /// Whether a clause shows that somebody speaks, and not only that something is said to be so: by its
  /// verb alone, or by the person or institution beside it.
  private func speaks(_ place: Int) -> Bool {
    let clause = clauses[place]
    if clause.shape == .label { return true }
    if clause.isPassive { return false }
    let verb = article.hash(article.tokens[clause.verb])
    let certainty = article.vocabulary["saying-verbs"].fields(verb)?.last
    if certainty == "always" { return true }
    switch clause.speaker?.kind {
    case .role:
      // `the presidents discussed`: what several people do together is no quotation.
      if let last = clause.speaker?.tokens.first, certainty == nil, isSeveral(last) { return false }
      return article.vocabulary.speechVerbs.fields(verb)?.last != "think"
    case .person, .pronoun:
      return article.vocabulary.speechVerbs.fields(verb)?.last != "think"
    case .institution: return certainty == "named" || clause.shape == .source
    case .other, nil: return false
    }
  }

  private func isSeveral(_ i: Int) -> Bool {
    article.vocabulary["people-nouns"].fields(article.hash(article.tokens[i]))?.first == "group"
      || article.vocabulary.titles.fields(article.hash(article.tokens[i])) == nil
        && article.bytes[article.tokens[i].core.upper - 1] == 0x73
  }

  // MARK: The paragraph before

  /// What the body paragraph before another hands on to it. `known` has what paragraphs hand on or, where
  /// they are no body, pass on, as far as they have been asked: none is read twice.
  private func whatIsHanded(to i: Int, _ known: inout [Handed?]) -> Handed {
    var first = i
    var handed = Handed.nothing
    while first > 0 {
      let before = first - 1
      if let found = known[before] {
        handed = found
        break
      }
      if article.paragraphs[before].kind == .body, !article.isOnlyQuotation(before) {
        handed = speaker(handedOnBy: before)
        known[before] = handed
        break
      }
      first = before
    }
    for passed in first..<i {
      if article.paragraphs[passed].kind == .body { handed = onward(handed) }
      known[passed] = handed
    }
    return handed
  }

  /// What a paragraph that is only quotation hands on of what it was handed.
  private func onward(_ handed: Handed) -> Handed {
    switch handed {
    case .speaker(let clause, let speaker): .onward(clause: clause, speaker)
    // Without a speaker it hands on its own fault: the next one is not reported as well.
    case .nothing: .onward(clause: nil, nil)
    case .onward: handed
    }
  }

  private func speaker(handedOnBy i: Int) -> Handed {
    let run = article.paragraphs[i].tokens
    if let last = run.last, article.tokens[last].kind == .colon { return .speaker(clause: nil, nil) }
    if let place = clauses.places(in: run).last(where: speaks) {
      return .speaker(clause: place, clauses[place].speaker)
    }
    if let thinking = thinker(in: run) { return .speaker(clause: nil, thinking) }
    return subjects.named(in: run).map { .speaker(clause: nil, $0) } ?? .nothing
  }

  /// `Bethany believes there are …`: a name that begins a sentence, before a verb of thought.
  private func thinker(in run: Range<Int>) -> Speaker? {
    for place in clauses.places(in: run).reversed() where !clauses[place].isPassive {
      guard let speaker = clauses[place].speaker, speaker.tokens.upperBound == clauses[place].verb,
        let first = speaker.tokens.first, article.tokens[first].isCapitalised,
        article.tokens[first].shape.isDisjoint(with: .allCapitals)
      else { continue }
      return speaker
    }
    return nil
  }

  // MARK: The paragraph behind, the headline

  /// A speaker in the paragraph behind quotations that fill theirs.
  private func behind(_ last: Int, lead first: Int) -> Attribution? {
    if let credit = credits.credit(below: last) {
      return Attribution(place: .paragraphAfter, clause: nil, speaker: credit)
    }
    guard let next = article.bodyParagraph(after: last),
      let sentence = article.paragraphs[next].sentences.first
    else { return nil }
    let run = article.sentences[sentence].tokens
    let places = clauses.places(in: run)
    let isLead = article.bodyParagraph(before: first) == nil
    guard pointsBack(run) || isLead && introduces(run) || places.contains(where: { isClosed($0, in: run) })
    else { return nil }
    let place = places.first(where: speaks)
    return Attribution(
      place: .paragraphAfter, clause: place, speaker: place.flatMap { clauses[$0].speaker })
  }

  /// `Okafor said this in a letter`, `The remarks were made …`, `Those were the words of …`
  private func pointsBack(_ run: Range<Int>) -> Bool {
    let phrases = article.vocabulary["back-references"]
    let words = run.filter { article.tokens[$0].isWord && !article.tokens[$0].shape.contains(.quoted) }
    for i in words {
      if let end = article.phraseEnd(phrases, at: i), end <= run.upperBound { return true }
      if nouns.fields(article.hash(article.tokens[i]))?.first == "back" { return true }
    }
    return false
  }

  /// Whether a sentence begins with somebody named for the first time: a lead may keep its speaker back.
  private func introduces(_ run: Range<Int>) -> Bool {
    guard let first = run.first, article.tokens[first].isWord, !article.tokens[first].shape.contains(.quoted)
    else { return false }
    for i in run.prefix(8) {
      if let place = article.mentionPlace(holding: i), people.isPerson(place) {
        return article.mentions[place].isFull || !article.mentions[place].title.isEmpty
      }
      guard article.tokens[i].isWord || article.tokens[i].kind == .hyphen || article.tokens[i].kind == .number
      else { return false }
    }
    return false
  }

  /// `Okafor told reporters on Monday.`: a verb whose words can only be those before it.
  private func isClosed(_ place: Int, in run: Range<Int>) -> Bool {
    let verb = clauses[place].verb
    guard clauses[place].speaker != nil, run.upperBound - verb <= 10,
      !run.contains(where: { article.tokens[$0].shape.contains(.quoted) }),
      article.token(verb, isIn: article.vocabulary["addressing-verbs"])
    else { return false }
    return (verb..<run.upperBound).allSatisfy { i in
      let token = article.tokens[i]
      return !token.shape.contains(.quoted) && token.kind != .comma && token.kind != .colon
        && !article.token(i, isIn: article.vocabulary["clause-openers"])
    }
  }

  /// A headline that names whoever speaks the story's first words.
  private func heading(over i: Int) -> Attribution? {
    guard article.paragraphs[i].kind == .body, article.bodyParagraph(before: i) == nil,
      let headline = article.paragraphs[..<i].lastIndex(where: { $0.kind == .headline })
    else { return nil }
    let run = article.paragraphs[headline].tokens
    if let place = clauses.places(in: run).last(where: speaks) {
      return Attribution(place: .headline, clause: place, speaker: clauses[place].speaker)
    }
    let range = article.paragraphs[headline].range
    guard let person = article.mentions(in: range).indices.first(where: { people.isPerson($0) }) else {
      return nil
    }
    return Attribution(
      place: .headline, clause: nil,
      speaker: Speaker(kind: .person, tokens: article.mentions[person].tokens))
  }
}
