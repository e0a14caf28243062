import ArticleModel
import Lexicon
import RuleKit
import SourceText

/// Words that no dictionary knows and that stand where the gazetteer has a name one slip away: beside the
/// other name of a person, or among the other words of an organisation's or outlet's name.
struct KnownNames {
  /// A name with one wrong word.
  struct Slip {
    var range: TextRange
    var tokens: Range<Int>
    /// The name as the gazetteer has it.
    var right: String
    /// Words of the person's offices divided by `|`, one of which must stand near; empty for other names.
    var roles: String
  }

  private(set) var slips: [Slip] = []
  private let article: Article

  init(_ article: Article, _ context: RuleContext) {
    self.article = article
    guard context.speller.hasDictionary else { return }
    let unknown = context.shared { NameSpellings(article, context.speller) }.unknown
    for name in unknown where name.count <= KnownNames.mostUses {
      if let slip = person(name) ?? body(name) { slips.append(slip) }
    }
  }

  /// A form that a story has more often is looked at only where it stands first, and is hardly a slip.
  static let mostUses = 12
  /// `Tribunal for the former Y`: so many small words at most stand between the other word and the wrong one.
  static let mostBetween = 3

  private func isName(_ i: Int) -> Bool {
    article.tokens.indices.contains(i) && article.tokens[i].isCapitalised
  }

  /// Whether one space alone stands before a token.
  private func isApart(_ i: Int) -> Bool {
    article.tokens[i].shape.contains(.spaceBefore) && !article.tokens[i].shape.contains(.lineBefore)
  }

  private func person(_ name: NameSpelling) -> Slip? {
    let i = Int(article.forms[name.form].firstToken)
    if isName(i - 1), isApart(i), !isName(i + 1) || !isApart(i + 1) || article.tokens[i].possessive > 0 {
      return person(name, (i - 1)..<(i + 1), beside: i - 1, isGiven: false)
    }
    guard isName(i + 1), isApart(i + 1) else { return nil }
    return person(name, i..<(i + 2), beside: i + 1, isGiven: true)
  }

  private func person(_ name: NameSpelling, _ run: Range<Int>, beside known: Int, isGiven: Bool) -> Slip? {
    let others = article.hash(article.tokens[known])
    guard let people = article.vocabulary["people-by-part"].firstField(others) else { return nil }
    let range = TextRange(
      article.tokens[run.lowerBound].range.lower, article.tokens[run.upperBound - 1].core.upper)
    let spelled = ByteHash.of(Folding.fold(article.text.slice(range)))
    if article.vocabulary["people-other-spellings"].contains(spelled) { return nil }
    // By bytes, and by the first letter first: a common given name has dozens of bearers.
    var start = 0
    while start < people.count {
      let end = people[start...].firstIndex(of: UInt8(ascii: "|")) ?? people.count
      let entry = people[start..<end]
      start = end + 1
      guard let space = entry.firstIndex(of: UInt8(ascii: " ")), space + 1 < end,
        KnownNames.mayBegin(with: entry[isGiven ? entry.startIndex : space + 1], name)
      else { continue }
      let fields = entry.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard fields.count == 3, space < fields[0].endIndex else { continue }
      let (given, surname) = (fields[0][..<space], fields[0][(space + 1)...])
      guard ByteHash.of(Folding.fold(UnsafeBufferPointer(rebasing: isGiven ? surname : given))) == others,
        isSlip(
          name, NameSpelling.plainLetters(Array(isGiven ? given : surname)[...]),
          isTransliterated: fields[2].elementsEqual("other".utf8))
      else { continue }
      return Slip(
        range: range, tokens: run, right: String(decoding: fields[0], as: UTF8.self),
        roles: String(decoding: fields[1], as: UTF8.self).split(separator: ";").joined(separator: "|"))
    }
    return nil
  }

  /// Whether a word that begins with a byte begins with the letter of a spelling, or with one outside ASCII,
  /// which may stand for it: a quick no for most.
  private static func mayBegin(with first: UInt8, _ name: NameSpelling) -> Bool {
    first >= 0x80 || first | 0x20 == name.letters.first
  }

  /// One letter apart, and no other transliteration. A story that has the right form as well is
  /// name-variant's.
  private func isSlip(_ name: NameSpelling, _ right: [UInt8], isTransliterated: Bool) -> Bool {
    name.letters.first == right.first && NameSpelling.isOneEdit(name.letters, right)
      && !(isTransliterated ? isTransliteration(name, right) : isOtherLetters(name, right))
      && article.forms.id(of: ByteHash.of(right)) == nil
      && !NameSpelling.isInflection(name.letters, right, endings: article.vocabulary["name-endings"])
  }

  /// Whether a name from another script differs in its vowels, in an `h`, or in letters for one sound only.
  private func isTransliteration(_ name: NameSpelling, _ right: [UInt8]) -> Bool {
    func consonants(_ letters: [UInt8]) -> [UInt8] {
      letters.filter { !KnownNames.soft.contains($0) }
    }
    let folded = NameSpelling.fold(right)
    return folded == name.folded || consonants(folded) == consonants(name.folded)
  }

  /// Vowels and `h`, which transliterations set and leave out as they please.
  private static let soft: [UInt8] = Array("aeiouyh".utf8)

  /// Whether two spellings differ in letters for one sound (`Rossiiskaya`, `Rossiyskaya`), not in a doubled one.
  private func isOtherLetters(_ name: NameSpelling, _ right: [UInt8]) -> Bool {
    NameSpelling.fold(right) == name.folded && NameSpelling.single(right) != NameSpelling.single(name.letters)
  }

  private func body(_ name: NameSpelling) -> Slip? {
    let i = Int(article.forms[name.form].firstToken)
    let contexts = article.vocabulary["body-contexts"]
    let initial = article.tokens[i].range.lower
    // `Süddeutsche`, where the table has `Sueddeutsche`.
    guard article.tokens[i].shape.isDisjoint(with: .nonASCII) else { return nil }
    // `World H`, `Bank for International S`
    var k = i - 1
    while k > 0, i - k <= KnownNames.mostBetween, article.tokens[k].isLowercase { k -= 1 }
    if isName(k),
      let found = contexts.firstField(hash(TextRange(article.tokens[k].range.lower, initial + 1))),
      let slip = body(name, at: i, found)
    {
      return slip
    }
    guard i + 1 < article.tokens.count, article.tokens[i + 1].isWord, isApart(i + 1),
      article.tokens[i].possessive == 0
    else { return nil }
    var key = ByteHash()
    key.add(Folding.lower(article.bytes[initial]))
    key.add(0x20)
    for byte in Folding.fold(article.text.slice(article.tokens[i + 1].core)) { key.add(byte) }
    return contexts.firstField(key.value).flatMap { body(name, at: i, $0) }
  }

  private func hash(_ range: TextRange) -> UInt64 { ByteHash.of(Folding.fold(article.text.slice(range))) }

  /// The name among these that stands about a token but for its one wrong word.
  private func body(_ name: NameSpelling, at i: Int, _ names: UnsafeBufferPointer<UInt8>) -> Slip? {
    var found: Slip?
    for right in names.split(separator: UInt8(ascii: "|")) where KnownNames.mayHold(right, name) {
      let words = right.split(separator: UInt8(ascii: " "))
      for (place, word) in words.enumerated() where KnownNames.mayBegin(with: word[word.startIndex], name) {
        let run = (i - place)..<(i - place + words.count)
        guard run.lowerBound >= 0, run.upperBound <= article.tokens.count,
          zip(run, words).allSatisfy({ token, word in token == i || isSpelled(token, word) })
        else { continue }
        // The name as it stands is in the gazetteer, and may be a slip away from another form of itself.
        if isSpelled(i, word) { return nil }
        guard found == nil,
          isSlip(name, NameSpelling.plainLetters(Array(word)[...]), isTransliterated: false)
        else { continue }
        let range = TextRange(
          article.tokens[run.lowerBound].range.lower, article.tokens[run.upperBound - 1].core.upper)
        found = Slip(range: range, tokens: run, right: String(decoding: right, as: UTF8.self), roles: "")
      }
    }
    return found
  }

  /// Whether a token is a word of a name, whatever the case.
  private func isSpelled(_ i: Int, _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    hash(article.tokens[i].core) == ByteHash.of(Folding.fold(UnsafeBufferPointer(rebasing: word)))
  }

  /// Whether a word of a name may begin as a spelling does.
  private static func mayHold(_ words: Slice<UnsafeBufferPointer<UInt8>>, _ name: NameSpelling) -> Bool {
    var isStart = true
    for byte in words {
      if isStart, mayBegin(with: byte, name) { return true }
      isStart = byte == UInt8(ascii: " ")
    }
    return false
  }
}
