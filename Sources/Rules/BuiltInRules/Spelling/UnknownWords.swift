import ArticleModel
import Lexicon
import SourceText

/// The lower-case words of an article that no dictionary holds, and where they stand.
struct UnknownWords {
  private let article: Article
  private let speller: Speller
  /// By form id.
  private let isUnknown: [Bool]
  /// Tokens of sentences in another language, sorted.
  private let foreign: [Range<Int>]

  init(_ article: Article, _ speller: Speller) {
    self.article = article
    self.speller = speller
    isUnknown = UnknownWords.unknownForms(article, speller)
    foreign = UnknownWords.foreignSentences(article, isUnknown, speller)
  }

  /// Whether every word is known.
  var isEmpty: Bool { !isUnknown.contains(true) }

  /// Whether a token is an unknown word in lower case, outside sentences of another language.
  func holds(_ i: Int) -> Bool {
    isUnknown[Int(article.tokens[i].form)] && article.tokens[i].isLowercase
      && !isForeign(i)
  }

  private func isForeign(_ i: Int) -> Bool {
    let next = foreign.partitioningIndex { $0.upperBound > i }
    return next < foreign.count && foreign[next].contains(i)
  }

  private static func unknownForms(_ article: Article, _ speller: Speller) -> [Bool] {
    var unknown = [Bool](repeating: false, count: article.forms.count + 1)
    for id in 1..<UInt32(article.forms.count + 1) {
      let form = article.forms[id]
      guard form.lowercaseCount > 0, form.first.count > 2, !isDecomposed(form, article) else { continue }
      if !speller.isLowercaseWord(formHash: form.hash, text: { article.folded(form.first) }) {
        unknown[Int(id)] = true
      }
    }
    return unknown
  }

  /// Letters with combining marks are right or wrong by their composed form, which dictionaries hold and
  /// copy hardly ever lacks.
  private static func isDecomposed(_ form: FormTable.Form, _ article: Article) -> Bool {
    article.tokens[Int(form.firstToken)].shape.contains(.nonASCII)
      && article.text.slice(form.first).contains { $0 == 0xCC || $0 == 0xCD }
  }

  /// The sentences in which a third of the words and at least three are unknown, and no mere slips:
  /// another language.
  private static func foreignSentences(
    _ article: Article, _ unknown: [Bool], _ speller: Speller
  ) -> [Range<Int>] {
    if unknown.reduce(0, { $0 + ($1 ? 1 : 0) }) < 3 { return [] }
    // Most sentences hold no three of them, and need not be read.
    let places = unknown.indices.filter { unknown[$0] }
      .flatMap { article.forms.tokens(of: UInt32(truncatingIfNeeded: $0)) }.sorted()
    var next = 0
    return article.sentences.compactMap { sentence in
      while next < places.count, Int(places[next]) < sentence.tokens.lowerBound { next += 1 }
      guard next + 2 < places.count, Int(places[next + 2]) < sentence.tokens.upperBound else { return nil }
      var words = 0
      var strange: [Token] = []
      for i in sentence.tokens where article.tokens[i].isLowercase {
        words += 1
        if unknown[Int(article.tokens[i].form)] { strange.append(article.tokens[i]) }
      }
      guard strange.count > 2, strange.count * 3 >= words else { return nil }
      // Most of its words are strange: no slips explain that, and looking for them takes long.
      guard strange.count * 2 < words else { return sentence.tokens }
      return areMostlySlips(strange, article, speller) ? nil : sentence.tokens
    }
  }

  /// Whether over two thirds of some words are clear slips or lack the space between two; no more are looked at than decide it.
  private static func areMostlySlips(_ words: [Token], _ article: Article, _ speller: Speller) -> Bool {
    var others = 0
    let glued = GluedWords(article.vocabulary, speller)
    for word in words
    where glued.split(article.folded(word.core)) == nil
      && !(speller.likelyIntent(of: article.folded(word.core))?.isClear ?? false)
    {
      others += 1
      if others * 3 >= words.count { return false }
    }
    return true
  }

  /// Whether a token is a word of running text, not a piece of an address, a formula or foreign script.
  func isReadable(_ i: Int) -> Bool {
    let token = article.tokens[i]
    guard token.shape.isDisjoint(with: [.hasDigit, .dotted, .otherScript]) else { return false }
    if i > 0, !token.shape.contains(.spaceBefore), !mayFollow(i - 1, token) { return false }
    if isNamePart(i) { return false }
    guard i + 1 < article.tokens.count else { return true }
    let next = article.tokens[i + 1]
    guard !next.shape.contains(.spaceBefore) else { return true }
    if isEllipsis(i + 1) { return false }
    if next.kind == .stop, i + 2 < article.tokens.count {
      let after = article.tokens[i + 2]
      return after.shape.contains(.spaceBefore) || !(after.isLowercase || after.kind == .link)
    }
    if next.kind == .singleQuote, isClipped(token) { return false }
    return ![.openBracket, .symbol, .link].contains(next.kind)
  }

  /// Whether a token is an ellipsis: a word right beside one is often cut (`…ficial sources say the reg…`).
  private func isEllipsis(_ i: Int) -> Bool {
    let token = article.tokens[i]
    guard token.kind == .terminal else { return false }
    let first = article.bytes[token.range.lower]
    return first != UInt8(ascii: "?") && first != UInt8(ascii: "!")
  }

  /// Whether a word before an apostrophe lacks its last letter: `singin'`.
  private func isClipped(_ token: Token) -> Bool {
    let word = article.folded(token.core)
    return word.hasSuffix("in") && speller.isWord(word + "g")
  }

  /// Whether a word of running text may stand right behind a token.
  private func mayFollow(_ i: Int, _ word: Token) -> Bool {
    switch article.tokens[i].kind {
    case .stop, .symbol, .link, .number, .colon, .closeBracket: return false
    case .terminal: return !isEllipsis(i)
    case .openBracket, .singleQuote:
      // An editor's brackets stand inside words (`sow[ing]`), and elisions begin with an apostrophe.
      if i > 0, !article.tokens[i].shape.contains(.spaceBefore), article.tokens[i - 1].isWord { return false }
      return article.tokens[i].kind == .openBracket || !speller.isWord("'" + article.folded(word.core))
    default: return true
    }
  }

  /// Whether a word is half of a compound that a dictionary has, with its hyphens or without: `avant-garde`,
  /// `look-alikes`; or one of several words that no dictionary has.
  func isInKnownCompound(_ i: Int) -> Bool {
    var (first, last) = (i, i)
    while first > 1, isJoined(first - 1) { first -= 2 }
    while last + 2 < article.tokens.count, isJoined(last + 1) { last += 2 }
    guard first < last, last - first <= 6 else { return false }
    let places = stride(from: first, through: last, by: 2)
    // `lese-majeste`: all of its parts are unknown, which no one slip explains.
    if places.allSatisfy({ article.tokens[$0].isLowercase && isUnknown[Int(article.tokens[$0].form)] }) {
      return true
    }
    let parts = places.map { article.folded(article.tokens[$0].core) }
    return speller.isWord(parts.joined(separator: "-")) || speller.isWord(parts.joined())
  }

  /// `dedacted (sic)`
  func isMarked(_ i: Int) -> Bool {
    guard i + 2 < article.tokens.count,
      article.tokens[i + 1].kind == .openBracket
        || article.tokens[i + 1].kind == .singleQuote || article.tokens[i + 1].kind == .doubleQuote
    else { return false }
    return (i + 2...i + 3).contains {
      $0 < article.tokens.count && article.string(article.tokens[$0]) == "sic"
    }
  }

  /// Whether a word that looks like a slip may be meant: alone in quotation marks, the second word of a
  /// species (`Yersinia pestis`, `Y. pestis`), or half of a compound whose other half is a word.
  func mayBeMeant(_ i: Int, isClear: Bool) -> Bool {
    if isQuotedAlone(i) || isSpecies(i) || isMention(i) || isPhrasal(i) { return true }
    return !isClear && isHalf(i)
  }

  /// `The word handfull is`: spoken of, not used.
  private func isMention(_ i: Int) -> Bool {
    i > 1 && article.token(i - 1, isIn: article.vocabulary["mention-words"])
      && article.token(i - 2, isIn: article.vocabulary["determiners"])
  }

  /// `backout`, `spinups`: a noun that a verb and its particle make.
  private func isPhrasal(_ i: Int) -> Bool { particle(of: article.folded(article.tokens[i].core)) != nil }

  /// `to backout of it`: a verb and its particle, written as the noun that they make; nil where it may be that noun.
  func phrasalVerb(_ i: Int) -> String? {
    guard i > 0, article.tokens[i].isLowercase, article.tokens[i - 1].isLowercase,
      let particle = particle(of: article.folded(article.tokens[i].core)),
      article.token(i - 1, isIn: article.vocabulary["infinitive-openers"]),
      // `due to writedowns` has a noun.
      i < 2 || article.string(article.tokens[i - 2]) != "due"
    else { return nil }
    let word = article.folded(article.tokens[i].core)
    guard word.hasSuffix(particle) else { return nil }
    return word.dropLast(particle.utf8.count) + " " + particle
  }

  /// The particle with which a word ends that a known verb begins.
  private func particle(of word: String) -> String? {
    let stem = word.hasSuffix("s") ? word.dropLast() : word[...]
    return ["out", "up", "off", "down"].first { particle in
      let verb = stem.dropLast(particle.utf8.count)
      return stem.hasSuffix(particle) && verb.utf8.count >= 4 && speller.isWord(String(verb))
    }
  }

  private func isQuotedAlone(_ i: Int) -> Bool {
    guard i > 0, i + 1 < article.tokens.count else { return false }
    func isMark(_ k: Int) -> Bool { [.doubleQuote, .singleQuote].contains(article.tokens[k].kind) }
    var end = i + 1
    if [.comma, .stop].contains(article.tokens[end].kind), end + 1 < article.tokens.count { end += 1 }
    return isMark(i - 1) && isMark(end)
  }

  private func isSpecies(_ i: Int) -> Bool {
    guard i > 0, article.tokens[i].shape.contains(.spaceBefore) else { return false }
    let word = article.folded(article.tokens[i].core)
    guard ["is", "us", "um", "ae", "ii", "ensis", "ans", "ta"].contains(where: { word.hasSuffix($0) }) else {
      return false
    }
    let before = article.tokens[i - 1].kind == .stop && i > 1 ? i - 2 : i - 1
    let genus = article.tokens[before]
    guard genus.isCapitalised else { return false }
    return genus.core.count == 1
      || !genus.shape.contains(.sentenceStart) && !speller.isWord(article.text.slice(genus.core))
  }

  private func isHalf(_ i: Int) -> Bool {
    let other =
      i > 1 && isJoined(i - 1) ? i - 2 : i + 2 < article.tokens.count && isJoined(i + 1) ? i + 2 : nil
    guard let other else { return false }
    return speller.isWord(article.folded(article.tokens[other].core))
  }

  /// Whether a token is a hyphen with a word right before and behind it.
  private func isJoined(_ hyphen: Int) -> Bool {
    article.tokens[hyphen].kind == .hyphen && article.tokens[hyphen].range.count == 1
      && !article.tokens[hyphen].shape.contains(.spaceBefore)
      && !article.tokens[hyphen + 1].shape.contains(.spaceBefore)
      && article.tokens[hyphen - 1].isWord && article.tokens[hyphen + 1].isWord
  }

  /// The small half of a hyphenated name (`Hye-jin`).
  private func isNamePart(_ i: Int) -> Bool {
    guard i > 1, !article.tokens[i].shape.contains(.spaceBefore), article.tokens[i - 1].kind == .hyphen else {
      return false
    }
    let first = article.tokens[i - 2]
    // `Jang Song-thaek`: an ordinary word may be half of a name behind another capital.
    if first.isCapitalised, i > 2, article.tokens[i - 3].isCapitalised,
      article.tokens[i - 2].shape.contains(.spaceBefore),
      !article.tokens[i - 3].shape.contains(.sentenceStart)
    {
      return true
    }
    return first.isCapitalised
      && !speller.isLowercaseWord(formHash: article.hash(first)) { article.folded(first.core) }
  }

  /// Whether a word stands beside other unknown words, as the words of a name or of another language do.
  func standsAmongStrangers(_ i: Int) -> Bool { isStrange(i - 1) || isStrange(i + 1) }

  private func isStrange(_ i: Int) -> Bool {
    guard article.tokens.indices.contains(i), article.tokens[i].isWord else { return false }
    if article.tokens[i].isLowercase { return isUnknown[Int(article.tokens[i].form)] }
    return !speller.isWord(article.text.slice(article.tokens[i].core))
  }
}

extension Article {
  /// The folded text of a range.
  func folded(_ range: TextRange) -> String {
    String(decoding: Folding.fold(text.slice(range)), as: UTF8.self)
  }
}
