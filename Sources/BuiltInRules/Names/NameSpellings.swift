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
  /// or one deletion of a letter: the unknown ones are kept under these keys and all others look them
  /// up, so that the work does not grow with the number of pairs.
  func closePairs() -> [(NameSpelling, NameSpelling)] {
    let unknown = spellings.indices.filter { spellings[$0].standing == .unknown }
    if unknown.isEmpty { return [] }
    var table = KeyTable(expecting: unknown.count * 10)
    for place in unknown { spellings[place].forEachKey { table.insert($0, Int32(place)) } }
    var seen: Set<UInt64> = []
    var pairs: [(NameSpelling, NameSpelling)] = []
    for (place, spelling) in spellings.enumerated() {
      spelling.forEachKey { key in
        var left = NameSpellings.fullBucket
        table.forEach(key) { other in
          left -= 1
          guard left >= 0 else { return }
          // Two unknown ones meet twice.
          let isFirst = spelling.standing != .unknown || place < Int(other)
          guard isFirst, place != Int(other), seen.insert(UInt64(place) << 32 | UInt64(other)).inserted,
            spelling.isClose(to: spellings[Int(other)])
          else { return }
          pairs.append((spelling, spellings[Int(other)]))
        }
      }
    }
    return pairs
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
