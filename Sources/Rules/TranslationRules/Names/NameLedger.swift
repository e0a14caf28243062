import Diagnostics
import RuleKit
import SourceText

/// The spellings that names of the source have in the target, over a whole file.
struct NameLedger: Sendable {
  struct Spelling: Sendable {
    var text: String
    /// Of `text`.
    var hash: UInt64
    var count = 1
    /// Whether the source's word is written so too.
    var isAsInSource: Bool
    /// Skeletons of the names that stand beside it: Ferrell of `Elisabeth Ferrell`.
    var neighbours: [UInt64]
    /// The first place in the target, and the source's word for it; ranges in the file.
    var target: TextRange
    var source: TextRange
  }

  /// Spellings of each name, and where they are by the source's word and the class of the spelling.
  private var spellings: [[Spelling]] = []
  private var places: [UInt64: Int] = [:]
  /// Whether the target's language inflects names.
  private var isInflected = false
  /// Names beyond this many are not remembered, whatever the size of the file.
  private static let most = 200_000

  /// Counts a name: what it is in the source, the hash of its spelling, and the names beside it; `spelling` is
  /// asked for the first time only.
  mutating func add(
    source: UInt64, skeleton: UInt64, text: UInt64, neighbours: (UInt64, UInt64), isInflected: Bool,
    spelling: () -> Spelling
  ) {
    self.isInflected = isInflected
    let key = source ^ skeleton &* 31
    guard let place = places[key] else {
      guard places.count < NameLedger.most else { return }
      places[key] = spellings.count
      spellings.append([spelling()])
      return
    }
    guard let i = spellings[place].firstIndex(where: { $0.hash == text }) else {
      if spellings[place].count < 8 { spellings[place].append(spelling()) }
      return
    }
    spellings[place][i].count += 1
    spellings[place][i].addNeighbours(neighbours)
  }

  /// Takes over what another ledger holds.
  mutating func merge(_ other: NameLedger) {
    isInflected = isInflected || other.isInflected
    if places.isEmpty {
      (places, spellings) = (other.places, other.spellings)
      return
    }
    for (key, index) in other.places {
      guard let place = places[key] else {
        places[key] = spellings.count
        spellings.append(other.spellings[index])
        continue
      }
      for spelling in other.spellings[index] {
        if let i = spellings[place].firstIndex(where: { $0.hash == spelling.hash }) {
          spellings[place][i].add(spelling)
        } else {
          spellings[place].append(spelling)
        }
      }
    }
  }

  /// Each rarer spelling of a name with the one that is most frequent, the earlier one where they are even.
  var disagreements: [(rare: Spelling, usual: Spelling)] {
    var seen: Set<TextRange> = []
    return spellings.filter { $0.count > 1 }.flatMap { all -> [(rare: Spelling, usual: Spelling)] in
      let sorted = all.sorted { ($1.count, $0.target.start) < ($0.count, $1.target.start) }
      return sorted.dropFirst().filter { disagree($0, sorted[0]) }.map { ($0, sorted[0]) }
    }.sorted { ($0.rare.target, $0.usual.target) < ($1.rare.target, $1.usual.target) }.filter {
      seen.insert($0.rare.target).inserted
    }
  }

  /// A spelling without what languages write in two ways in good faith: accents, umlauts as two letters, and the last
  /// vowel (`Schröder` and `Schroeder`, `Flórida` and `Florida`, `Floride`).
  private static func bare(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in text.lowercased().unicodeScalars {
      for value in Diacritics.base(scalar)?.map(UInt32.init) ?? [scalar.value] {
        // `ae`, `oe`, `ue`.
        if value == 0x65, let last = result.last, [0x61, 0x6F, 0x75].contains(last) { continue }
        result.append(value)
      }
    }
    if let last = result.last, [0x61, 0x65, 0x69, 0x6F].contains(last) { result.removeLast() }
    return result
  }

  private func disagree(_ rare: Spelling, _ usual: Spelling) -> Bool {
    // Languages that inflect names have many forms of each; there one must be the source's own.
    guard !rare.isAsInSource, usual.isAsInSource || !isInflected else { return false }
    // Other words of the same consonants are no spellings of one name, and of two people each has his own.
    return rare.text.count > 4 && Nearest.match(rare.text, in: [usual.text]) != nil
      && NameLedger.bare(rare.text) != NameLedger.bare(usual.text)
      && (rare.neighbours.isEmpty || usual.neighbours.isEmpty
        || rare.neighbours.contains { usual.neighbours.contains($0) })
  }
}

extension NameLedger.Spelling {
  /// Remembers a few names that stand beside it; 0 for none.
  mutating func addNeighbours(_ hashes: (UInt64, UInt64)) {
    for hash in [hashes.0, hashes.1] where hash != 0 && neighbours.count < 8 && !neighbours.contains(hash) {
      neighbours.append(hash)
    }
  }

  /// Takes over what is known of the same spelling elsewhere.
  fileprivate mutating func add(_ other: NameLedger.Spelling) {
    count += other.count
    for neighbour in other.neighbours { addNeighbours((neighbour, 0)) }
    guard other.target < target else { return }
    (target, source, isAsInSource) = (other.target, other.source, other.isAsInSource)
  }
}
