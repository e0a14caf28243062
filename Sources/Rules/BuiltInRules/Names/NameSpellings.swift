import ArticleModel
import Lexicon
import RuleKit
import SourceText

/// The capitalised forms of an article, and which of them stand close to each other.
struct NameSpellings {
  /// More forms than this under one key are no accident of spelling but hostile input.
  private static let fullBucket = 16
  /// Close pairs that are looked at: a text with more of them is a list of made-up names, and no rule would say so much.
  private static let mostPairs = 10_000

  /// A form with a capital, and what the dictionaries say of it.
  private struct Candidate {
    var form: UInt32
    var standing: NameSpelling.Standing
  }

  /// In order of first occurrence.
  private var candidates: [Candidate] = []
  /// The spellings that no dictionary knows.
  private(set) var unknown: [NameSpelling] = []
  private let article: Article
  private let places: WordList

  init(_ article: Article, _ speller: Speller) {
    self.article = article
    places = article.vocabulary["gazetteer-places"]
    for id in 1..<UInt32(max(1, article.forms.count + 1)) {
      let form = article.forms[id]
      guard form.count > form.lowercaseCount, form.first.count >= NameThresholds.fewestLetters,
        let standing = standing(form, speller)
      else { continue }
      candidates.append(Candidate(form: id, standing: standing))
    }
    unknown = candidates.lazy.filter { $0.standing == .unknown }.compactMap(spelling)
  }

  /// The forms that are no ordinary words.
  var names: Set<UInt32> { Set(candidates.lazy.filter { $0.standing.isName }.map(\.form)) }

  /// What the dictionaries say of a form; nil for what no name rule compares.
  private func standing(_ form: FormTable.Form, _ speller: Speller) -> NameSpelling.Standing? {
    let token = article.tokens[Int(form.firstToken)]
    guard token.isWord, token.shape.isDisjoint(with: [.hasDigit, .dotted, .otherScript, .innerCapital]) else {
      return nil
    }
    if article.vocabulary.months.contains(form.hash) || article.vocabulary.weekdays.contains(form.hash) {
      return nil
    }
    // A capital at a sentence's start or in a heading alone makes no name of an ordinary word.
    let isIncidental = form.capitalisedInsideCount == 0
    if isIncidental, token.shape.contains(.allCapitals) { return nil }
    let isOrdinary = speller.isLowercaseWord(formHash: form.hash) {
      String(decoding: Folding.fold(article.text.slice(form.first)), as: UTF8.self)
    }
    if isOrdinary { return isIncidental ? .incidental : .ordinary }
    return isKnownName(token, speller) || isPlace(form) ? .knownName : .unknown
  }

  private func isKnownName(_ token: Token, _ speller: Speller) -> Bool {
    if token.isCapitalised, !token.shape.contains(.allCapitals) {
      return speller.isWord(article.text.slice(token.core))
    }
    let text = article.core(token).lowercased()
    return speller.isWord(text.prefix(1).uppercased() + text.dropFirst())
  }

  /// Whether the gazetteer has a form as the usual name of a country, city or people.
  private func isPlace(_ form: FormTable.Form) -> Bool {
    guard let usual = places.firstField(form.hash) else { return false }
    return !usual.elementsEqual([UInt8(ascii: "-")])
  }

  private func spelling(_ candidate: Candidate) -> NameSpelling? {
    let form = article.forms[candidate.form]
    let letters = NameSpelling.plainLetters(article.text.slice(form.first))
    guard letters.count >= NameThresholds.fewestLetters else { return nil }
    return NameSpelling(
      form: candidate.form, letters: letters, folded: NameSpelling.fold(letters),
      count: Int(form.count - form.lowercaseCount), standing: candidate.standing)
  }

  /// Pairs of close spellings of which at least one is unknown, and how often two were compared for them.
  ///
  /// Candidates share their folded letters or one deletion of a letter: the unknown ones are kept under
  /// these keys and all others look them up, so that the work does not grow with the number of pairs.
  func closePairs() -> (pairs: [(NameSpelling, NameSpelling)], comparisons: Int) {
    let spellings = unknown
    if spellings.isEmpty { return ([], 0) }
    var table = KeyTable(expecting: spellings.count * 10)
    var lengths = LengthsByInitial()
    for (place, spelling) in spellings.enumerated() {
      spelling.forEachKey { table.insert($0, Int32(place)) }
      lengths.insert(spelling)
    }
    var pairs: [(NameSpelling, NameSpelling)] = []
    var comparisons = 0
    var seen: [Int32] = []
    func pair(_ spelling: NameSpelling, place: Int32) {
      seen.removeAll(keepingCapacity: true)
      spelling.forEachKey { key in
        var left = NameSpellings.fullBucket
        table.forEach(key) { other in
          left -= 1
          // Two unknown ones meet twice.
          guard left >= 0, other > place, pairs.count < NameSpellings.mostPairs, !seen.contains(other) else {
            return
          }
          seen.append(other)
          comparisons += 1
          if spelling.isClose(to: spellings[Int(other)]) { pairs.append((spelling, spellings[Int(other)])) }
        }
      }
    }
    for (place, spelling) in spellings.enumerated() where pairs.count < NameSpellings.mostPairs {
      pair(spelling, place: Int32(place))
    }
    for candidate in candidates where candidate.standing != .unknown {
      if pairs.count >= NameSpellings.mostPairs { break }
      // Most known words have no unknown one of their letter and length beside them.
      guard lengths.mayHold(article.text.slice(article.forms[candidate.form].first)),
        let spelling = spelling(candidate), lengths.mayHold(spelling)
      else { continue }
      pair(spelling, place: -1)
    }
    return (pairs, comparisons)
  }
}

/// Which lengths some spellings have, by their first letter: a quick no for most others.
private struct LengthsByInitial {
  /// Bit n: a spelling of n letters, at most 63; by the folded first letter.
  private var plain = [UInt64](repeating: 0, count: 256)
  private var folded = [UInt64](repeating: 0, count: 256)

  mutating func insert(_ spelling: NameSpelling) {
    guard let first = spelling.folded.first else { return }
    plain[Int(first)] |= 1 << UInt64(min(63, spelling.letters.count))
    folded[Int(first)] |= 1 << UInt64(min(63, spelling.folded.count))
  }

  /// Whether one may be close to a spelling: as many folded letters, or one letter more or less.
  func mayHold(_ spelling: NameSpelling) -> Bool {
    guard let first = spelling.folded.first else { return false }
    let near: UInt64 = 7 << UInt64(min(61, spelling.letters.count - 1))
    let same: UInt64 = 1 << UInt64(min(63, spelling.folded.count))
    return plain[Int(first)] & near != 0 || folded[Int(first)] & same != 0
  }

  /// The same of a word's bytes, more loosely.
  func mayHold(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return true }
    let start = (Folding.lower(bytes[bytes.startIndex]), Folding.lower(bytes[bytes.startIndex + 1]))
    guard start.0 < 0x80, start.1 < 0x80 else { return true }
    let first = NameSpelling.foldedLetter(start.0, before: start.1).letter
    // Folding merges letters: up to four fewer, and bytes beyond ASCII are two or more to a letter.
    let shortest = UInt64(max(0, min(58, bytes.count / 2 - 1)))
    let longest = UInt64(min(62, bytes.count + 4))
    let near: UInt64 = (~0 << shortest) & (~0 >> (63 - longest))
    return plain[Int(first)] & near != 0
  }
}

/// Places by key; several places may share one.
struct KeyTable {
  private var heads: [Int32]
  private var entries: [(key: UInt64, place: Int32, next: Int32)] = []

  init(expecting count: Int) {
    var size = 64
    while size < count { size *= 2 }
    heads = Array(repeating: -1, count: size)
    entries.reserveCapacity(count)
  }

  mutating func insert(_ key: UInt64, _ place: Int32) {
    let slot = Int(truncatingIfNeeded: key ^ key >> 32) & (heads.count - 1)
    entries.append((key, place, heads[slot]))
    heads[slot] = Int32(entries.count - 1)
  }

  func forEach(_ key: UInt64, _ body: (Int32) -> Void) {
    var at = heads[Int(truncatingIfNeeded: key ^ key >> 32) & (heads.count - 1)]
    // Many places under one slot are hostile input, not names.
    var steps = 64
    while at >= 0, steps > 0 {
      if entries[Int(at)].key == key { body(entries[Int(at)].place) }
      at = entries[Int(at)].next
      steps -= 1
    }
  }
}
