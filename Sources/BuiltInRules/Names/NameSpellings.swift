import ArticleModel
import Lexicon
import RuleKit
import SourceText

/// The capitalised forms of an article, and which of them stand close to each other.
struct NameSpellings {
  /// Shorter names differ too often by one letter alone (`Kim`, `Kin`).
  private static let fewestLetters = 5
  /// A bucket of more forms than this is no accident of spelling but hostile input.
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
    guard token.isWord, token.shape.isDisjoint(with: [.hasDigit, .dotted, .otherScript, .innerCapital]) else { return nil }
    if article.vocabulary.months.contains(form.hash) || article.vocabulary.weekdays.contains(form.hash) { return nil }
    let text = article.text[form.first]
    let isOrdinary = speller.isLowercaseWord(formHash: form.hash) { text.lowercased() }
    // A capital at a sentence's start alone makes no name of an ordinary word.
    if isOrdinary, form.capitalisedInsideCount == 0 { return nil }
    if form.capitalisedInsideCount == 0, token.shape.contains(.allCapitals) { return nil }
    let letters = NameSpelling.plainLetters(text)
    guard letters.count >= NameSpellings.fewestLetters else { return nil }
    let standing: NameSpelling.Standing = isOrdinary ? .ordinary : speller.isWord(capitalised(text)) ? .knownName : .unknown
    return NameSpelling(
      form: id, letters: letters, folded: NameSpelling.fold(letters),
      count: Int(form.count - form.lowercaseCount), standing: standing)
  }

  private func capitalised(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.uppercaseMapping + String(text.unicodeScalars.dropFirst())
  }

  /// Pairs of close spellings of which at least one is unknown. Candidates share their folded letters
  /// or one deletion of a letter, so that not every pair is compared.
  func closePairs() -> [(NameSpelling, NameSpelling)] {
    var buckets: [UInt64: [Int32]] = [:]
    buckets.reserveCapacity(spellings.count * 9)
    for (k, spelling) in spellings.enumerated() {
      for key in NameSpellings.keys(of: spelling) { buckets[key, default: []].append(Int32(k)) }
    }
    var seen: Set<UInt64> = []
    var pairs: [(NameSpelling, NameSpelling)] = []
    for (k, spelling) in spellings.enumerated() {
      for key in NameSpellings.keys(of: spelling) {
        guard let bucket = buckets[key], bucket.count <= NameSpellings.fullBucket else { continue }
        for other in bucket where Int(other) > k {
          let (a, b) = (spelling, spellings[Int(other)])
          guard a.standing == .unknown || b.standing == .unknown, seen.insert(UInt64(k) << 32 | UInt64(other)).inserted,
            a.isClose(to: b)
          else { continue }
          pairs.append((a, b))
        }
      }
    }
    return pairs
  }

  private static func keys(of spelling: NameSpelling) -> Set<UInt64> {
    var keys: Set<UInt64> = [ByteHash.of(spelling.letters), ByteHash.of(spelling.folded) &+ 1]
    // One deletion each, never of the first letter.
    for skip in 1..<spelling.letters.count {
      var hash = ByteHash()
      for (i, byte) in spelling.letters.enumerated() where i != skip { hash.add(byte) }
      keys.insert(hash.value)
    }
    return keys
  }
}
