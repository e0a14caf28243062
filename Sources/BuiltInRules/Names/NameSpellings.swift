import ArticleModel
import Lexicon
import RuleKit
import SourceText

/// The capitalised forms of an article, and which of them stand close to each other.
struct NameSpellings {
  /// Shorter names differ too often by one letter alone (`Kim`, `Kin`).
  private static let fewestLetters = 5
  /// More forms than this under one key are no accident of spelling but hostile input.
  private static let fullBucket = 24

  private(set) var spellings: [NameSpelling] = []
  private let article: Article

  init(_ article: Article, _ speller: Speller) {
    self.article = article
    for id in 1..<UInt32(max(1, article.forms.count + 1)) {
      let form = article.forms[id]
      guard form.count > form.lowercaseCount, form.first.count >= NameSpellings.fewestLetters,
        let spelling = spelling(id, form, speller)
      else { continue }
      spellings.append(spelling)
    }
  }

  private func spelling(_ id: UInt32, _ form: FormTable.Form, _ speller: Speller) -> NameSpelling? {
    let token = article.tokens[Int(form.firstToken)]
    guard token.isWord, token.shape.isDisjoint(with: [.hasDigit, .dotted, .otherScript, .innerCapital]) else {
      return nil
    }
    if article.vocabulary.months.contains(form.hash) || article.vocabulary.weekdays.contains(form.hash) {
      return nil
    }
    let isOrdinary = speller.isLowercaseWord(formHash: form.hash) {
      String(decoding: Folding.fold(article.text.slice(form.first)), as: UTF8.self)
    }
    // A capital at a sentence's start alone makes no name of an ordinary word.
    if form.capitalisedInsideCount == 0, isOrdinary || token.shape.contains(.allCapitals) { return nil }
    let letters = NameSpelling.plainLetters(article.text.slice(form.first))
    guard letters.count >= NameSpellings.fewestLetters else { return nil }
    let standing: NameSpelling.Standing =
      isOrdinary ? .ordinary : isKnownName(token, speller) ? .knownName : .unknown
    return NameSpelling(
      form: id, letters: letters, folded: NameSpelling.fold(letters),
      count: Int(form.count - form.lowercaseCount), standing: standing)
  }

  private func isKnownName(_ token: Token, _ speller: Speller) -> Bool {
    if token.isCapitalised, !token.shape.contains(.allCapitals) {
      return speller.isWord(article.text.slice(token.core))
    }
    let text = article.core(token).lowercased()
    return speller.isWord(text.prefix(1).uppercased() + text.dropFirst())
  }

  /// Pairs of close spellings of which at least one is unknown. Candidates share their folded letters
  /// or one deletion of a letter: keys are sorted and neighbours compared, so that the work does not
  /// grow with the number of pairs.
  func closePairs() -> [(NameSpelling, NameSpelling)] {
    guard spellings.contains(where: { $0.standing == .unknown }) else { return [] }
    var keys: [(key: UInt64, place: Int32)] = []
    keys.reserveCapacity(spellings.count * 10)
    for (k, spelling) in spellings.enumerated() {
      NameSpellings.appendKeys(of: spelling, Int32(k), to: &keys)
    }
    keys.sort { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
    var seen: Set<UInt64> = []
    var pairs: [(NameSpelling, NameSpelling)] = []
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].key == keys[start].key { end += 1 }
      if end - start > 1, end - start <= NameSpellings.fullBucket {
        for i in start..<end {
          for j in (i + 1)..<max(i + 1, end) { consider(keys[i].place, keys[j].place, &seen, &pairs) }
        }
      }
      start = end
    }
    return pairs
  }

  private func consider(
    _ i: Int32, _ j: Int32, _ seen: inout Set<UInt64>, _ pairs: inout [(NameSpelling, NameSpelling)]
  ) {
    guard i != j else { return }
    let (a, b) = (spellings[Int(i)], spellings[Int(j)])
    guard a.standing == .unknown || b.standing == .unknown,
      seen.insert(UInt64(i) << 32 | UInt64(j)).inserted, a.isClose(to: b)
    else { return }
    pairs.append((a, b))
  }

  /// The hashes of the letters, of the folded letters, and of the letters less one, never the first.
  private static func appendKeys(
    of spelling: NameSpelling, _ place: Int32, to keys: inout [(key: UInt64, place: Int32)]
  ) {
    keys.append((ByteHash.of(spelling.letters), place))
    keys.append((ByteHash.of(spelling.folded) &+ 1, place))
    for skip in 1..<spelling.letters.count {
      // Dropping either of two equal neighbours gives the same letters.
      if spelling.letters[skip] == spelling.letters[skip - 1], skip > 1 { continue }
      var hash = ByteHash()
      for (i, byte) in spelling.letters.enumerated() where i != skip { hash.add(byte) }
      keys.append((hash.value, place))
    }
  }
}
