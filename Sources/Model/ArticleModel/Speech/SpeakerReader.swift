import SourceText

/// Reads the noun phrase beside a verb of speech.
struct SpeakerReader {
  /// Longest way from the verb to the head of its subject, in tokens: appositions may stand between.
  private static let longestApposition = 30
  private static let longestPhrase = 10

  let article: Article
  let people: People
  private let adverbs: WordList
  private let nouns: WordList
  private let institutions: WordList
  private let smallWords: WordList
  /// Pronouns that may speak.
  let pronouns: WordList

  init(_ article: Article, _ people: People) {
    self.article = article
    self.people = people
    adverbs = article.vocabulary["speech-adverbs"]
    nouns = article.vocabulary["people-nouns"]
    institutions = article.vocabulary["institution-words"]
    smallWords = article.vocabulary["title-small-words"]
    pronouns = article.vocabulary["speaking-pronouns"]
  }

  /// The subject before a verb, not before `start`: `Okafor said`, `Okafor, the mayor, has also said`.
  func speaker(before verb: Int, from start: Int) -> Speaker? {
    var k = verb - 1
    while k >= start, isAdverb(k) { k -= 1 }
    guard k >= start else { return nil }
    if article.tokens[k].kind == .closeBracket {
      k = opening(of: k, from: start) - 1
      guard k >= start else { return nil }
    }
    if article.tokens[k].kind == .comma { return appositive(before: k, from: start) }
    guard article.tokens[k].isWord else { return nil }
    return phrase(endingAt: k, from: start)
  }

  /// The subject behind a verb: `said Okafor`, `said the mayor of Ostby`.
  func speaker(after verb: Int, to end: Int) -> Speaker? {
    let k = verb + 1
    guard k < end, article.tokens[k].isWord else { return nil }
    if isPronoun(k) { return Speaker(kind: .pronoun, tokens: k..<(k + 1)) }
    if let named = mention(at: k), article.tokens[named.tokens.upperBound - 1].possessive == 0 {
      return named
    }
    let last = min(end, k + SpeakerReader.longestPhrase)
    for i in k..<last {
      guard article.tokens[i].isWord || article.tokens[i].kind == .hyphen else { return nil }
      if let kind = kind(ofNoun: i), endsPhrase(i, to: end) {
        // `said spokesman Ola Berg` has the name behind the role.
        if i + 1 < end, let named = mention(at: i + 1), named.kind == .person {
          return Speaker(kind: .person, tokens: k..<named.tokens.upperBound)
        }
        return Speaker(kind: kind, tokens: k..<(i + 1))
      }
    }
    return nil
  }

  /// Whether a noun is the head of its phrase: `the official report` goes on behind `official`.
  private func endsPhrase(_ i: Int, to end: Int) -> Bool {
    guard i + 1 < end, article.tokens[i + 1].isWord else { return true }
    let next = article.tokens[i + 1]
    return next.isCapitalised || smallWords.contains(article.hash(next))
  }

  /// Whether a token is a pronoun that may speak.
  func isPronoun(_ i: Int) -> Bool { article.token(i, isIn: pronouns) }

  /// Whether a noun stands for several people.
  func isSeveral(_ i: Int) -> Bool {
    article.tokens[i].isWord && nouns.fields(article.hash(article.tokens[i]))?.first == "group"
  }

  /// What a lower-case noun names; nil when it is nobody who speaks.
  func kind(ofNoun i: Int) -> Speaker.Kind? {
    let token = article.tokens[i]
    guard token.isWord else { return nil }
    let hash = article.hash(token)
    if nouns.contains(hash) || article.vocabulary.titles.contains(hash) { return .role }
    if let fields = institutions.fields(hash), ["body", "firm", "name"].contains(fields.first) {
      return .institution
    }
    return nil
  }

  /// The speaker that a capitalised word belongs to.
  func mention(at i: Int) -> Speaker? {
    guard article.tokens[i].isWord, !article.tokens[i].isLowercase else { return nil }
    let place = article.mentionPlace(holding: i)
    guard let place else {
      return article.tokens[i].shape.contains(.allCapitals)
        ? Speaker(kind: .institution, tokens: i..<(i + 1)) : nil
    }
    let mention = article.mentions[place]
    let tokens =
      min(
        mention.title.isEmpty ? mention.tokens.lowerBound : mention.title.lowerBound, i)..<max(
        mention.tokens.upperBound, i + 1)
    if people.isPerson(place) { return Speaker(kind: .person, tokens: tokens) }
    let last = article.tokens[mention.surname]
    if article.vocabulary.titles.contains(article.hash(last)) { return Speaker(kind: .role, tokens: tokens) }
    return Speaker(kind: .institution, tokens: tokens)
  }

  private func isAdverb(_ k: Int) -> Bool {
    let token = article.tokens[k]
    guard token.isLowercase else { return false }
    return adverbs.contains(article.hash(token)) || isManner(token)
  }

  /// `angrily`, `reportedly`; a family or an ally is none.
  private func isManner(_ token: Token) -> Bool {
    let end = token.core.upper
    return token.core.count > 5 && article.bytes[end - 1] == 0x79 && article.bytes[end - 2] == 0x6C
      && !nouns.contains(article.hash(token))
  }

  private func opening(of closer: Int, from start: Int) -> Int {
    var k = closer
    while k > start, closer - k < SpeakerReader.longestApposition, article.tokens[k].kind != .openBracket {
      k -= 1
    }
    return k
  }

  /// `Okafor, who chairs the council, said`: the head stands before the comma that opens the insertion.
  private func appositive(before comma: Int, from start: Int) -> Speaker? {
    let first = max(start, comma - SpeakerReader.longestApposition)
    var nearest: Speaker?
    var k = comma - 1
    while k >= first {
      switch article.tokens[k].kind {
      case .comma where k > first:
        guard article.tokens[k - 1].isWord else { return nearest }
        let head = phrase(endingAt: k - 1, from: start)
        if let head, head.kind == .person { return head }
        nearest = nearest ?? head
      case .stop, .terminal, .doubleQuote: return nearest
      default: break
      }
      k -= 1
    }
    return nearest
  }

  /// The noun phrase that ends with a word.
  private func phrase(endingAt k: Int, from start: Int) -> Speaker? {
    if isPronoun(k) { return Speaker(kind: .pronoun, tokens: k..<(k + 1)) }
    let named = mention(at: k)
    if let named, named.kind == .person { return named }
    // The head may stand before `of …`, `for …`, `at …`: `a spokesman for the Harbour Board said`.
    var i = k
    let first = max(start, k - SpeakerReader.longestPhrase)
    var found: Speaker?
    while i >= first {
      let token = article.tokens[i]
      guard token.isWord || token.kind == .hyphen || token.kind == .number else { break }
      if let kind = kind(ofNoun: i), kind == .role || found == nil {
        found = Speaker(kind: kind, tokens: i..<(k + 1))
        if kind == .role { break }
      }
      i -= 1
    }
    if let found, found.kind == .role || named == nil { return found }
    if let named { return named }
    return article.tokens[k].isWord ? Speaker(kind: .other, tokens: k..<(k + 1)) : nil
  }
}
