import ArticleModel
import Lexicon
import SourceText

/// How often names are spelled how across many articles, and which spellings are of one name.
///
/// Counts of two sets of articles are added (`merge`): in any order and grouping, so that an archive can
/// be counted in parts.
package struct NameCensus: Sendable, Equatable {
  /// Occurrences of each spelling by the path of the file.
  package private(set) var counts: [String: [String: Int]] = [:]

  package init() {}

  /// The spelling that most files have, and those that may be slips or other transliterations of it.
  package struct Cluster: Sendable, Equatable {
    /// By count, most frequent first.
    package var spellings: [Spelling]
  }

  /// One spelling of a name.
  package struct Spelling: Sendable, Equatable {
    /// As the copy has it, apostrophes straight.
    package var text: String
    /// Occurrences in all files.
    package var count: Int
    /// Paths with the occurrences in each, sorted by path.
    package var files: [(path: String, count: Int)]

    /// Spelling, count and files are equal.
    package static func == (a: Spelling, b: Spelling) -> Bool {
      a.text == b.text && a.count == b.count && a.files.elementsEqual(b.files, by: ==)
    }
  }

  /// Counts the names of an article: capitalised words of names that are no ordinary words.
  package mutating func add(_ article: Article, path: String, _ speller: Speller) {
    let names = NameSpellings(article, speller).names
    if names.isEmpty { return }
    for mention in article.mentions {
      for i in mention.tokens {
        let token = article.tokens[i]
        guard token.isCapitalised, !token.shape.contains(.allCapitals), names.contains(token.form) else {
          continue
        }
        // A curly apostrophe makes no other spelling.
        let text = article.core(token)
        let isPlain = token.shape.isDisjoint(with: .nonASCII)
        add(isPlain ? text : text.replacing("’", with: "'"), path: path, count: 1)
      }
    }
  }

  /// Adds occurrences of a spelling in a file.
  package mutating func add(_ spelling: String, path: String, count: Int) {
    counts[spelling, default: [:]][path, default: 0] += count
  }

  /// Adds the counts of other articles.
  package mutating func merge(_ other: NameCensus) {
    counts.merge(other.counts) { $0.merging($1, uniquingKeysWith: +) }
  }

  /// A slip is this much rarer than the name; other transliterations may be as frequent.
  private static let timesRarer = 20
  /// More names than this under one key are hostile input.
  private static let fullBucket = 24

  /// Every name with its spellings: those that have several first, the most frequent of them first.
  ///
  /// Spellings are looked up under the keys of `NameSpelling`, so that the work does not grow with the
  /// number of pairs. Each joins the most frequent name that it is close to; inflections of a name
  /// (`name-endings`) and names that the dictionaries hold both are kept apart. What has no letters is no
  /// name.
  package func clusters(_ vocabulary: Vocabulary, _ speller: Speller) -> [Cluster] {
    let spellings = counts.map { text, files in
      Spelling(
        text: text, count: files.values.reduce(0, +),
        files: files.sorted { $0.key < $1.key }.map { (path: $0.key, count: $0.value) })
    }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }
    var table = KeyTable(expecting: spellings.count * 10)
    var heads: [NameSpelling] = []
    var clusters: [Cluster] = []
    for spelling in spellings {
      let name = name(spelling, speller)
      guard !name.letters.isEmpty else { continue }
      var found: Int32?
      name.forEachKey { key in
        var left = NameCensus.fullBucket
        table.forEach(key) { place in
          left -= 1
          guard left >= 0, place < found ?? .max,
            isSame(name, heads[Int(place)], vocabulary["name-endings"])
          else { return }
          found = place
        }
      }
      if let found {
        clusters[Int(found)].spellings.append(spelling)
      } else {
        name.forEachKey { table.insert($0, Int32(clusters.count)) }
        clusters.append(Cluster(spellings: [spelling]))
        heads.append(name)
      }
    }
    return clusters.filter { $0.spellings.count > 1 } + clusters.filter { $0.spellings.count == 1 }
  }

  private func name(_ spelling: Spelling, _ speller: Speller) -> NameSpelling {
    let letters = NameSpelling.plainLetters(Array(spelling.text.utf8)[...])
    return NameSpelling(
      form: 0, letters: letters, folded: NameSpelling.fold(letters), count: spelling.count,
      standing: speller.isWord(spelling.text) ? .knownName : .unknown)
  }

  private func isSame(_ rare: NameSpelling, _ head: NameSpelling, _ endings: WordList) -> Bool {
    if rare.letters == head.letters { return true }
    guard rare.standing == .unknown || head.standing == .unknown, rare.isClose(to: head),
      !NameSpelling.isInflection(rare.letters, head.letters, endings: endings)
    else { return false }
    return rare.folded == head.folded
      || (rare.standing == .unknown && rare.count * NameCensus.timesRarer <= head.count)
  }
}
