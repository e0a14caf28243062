import Diagnostics
import RuleKit
import SourceText

/// The spellings that names of the source have in the target, over a whole file.
struct NameLedger: Sendable {
  struct Spelling: Sendable {
    var text: String
    var count: Int
    /// Whether the source's word is written so too.
    var isAsInSource: Bool
    /// Skeletons of the names that stand beside it: Ferrell of `Elisabeth Ferrell`.
    var neighbours: Set<UInt64>
    /// The first place in the target, and the source's word for it; ranges in the file.
    var target: TextRange
    var source: TextRange
  }

  /// Spellings by the source's word and the class of the spelling.
  private var spellings: [UInt64: [Spelling]] = [:]
  /// Whether the target's language inflects names.
  private var isInflected = false
  /// Names beyond this many are not remembered, whatever the size of the file.
  private static let most = 200_000

  /// Adds a name: what it is in the source, and its spelling.
  mutating func add(source: UInt64, skeleton: UInt64, _ spelling: Spelling, isInflected: Bool) {
    self.isInflected = isInflected
    let key = source ^ skeleton &* 31
    guard spellings.count < NameLedger.most || spellings[key] != nil else { return }
    var known = spellings[key] ?? []
    if let i = known.firstIndex(where: { $0.text == spelling.text }) {
      known[i].add(spelling)
    } else if known.count < 8 {
      known.append(spelling)
    }
    spellings[key] = known
  }

  /// Takes over what another ledger holds.
  mutating func merge(_ other: NameLedger) {
    isInflected = isInflected || other.isInflected
    for (key, more) in other.spellings {
      var known = spellings[key] ?? []
      for spelling in more {
        if let i = known.firstIndex(where: { $0.text == spelling.text }) {
          known[i].add(spelling)
        } else {
          known.append(spelling)
        }
      }
      spellings[key] = known
    }
  }

  /// Each rarer spelling of a name with the one that is most frequent, the earlier one where they are even.
  var disagreements: [(rare: Spelling, usual: Spelling)] {
    var seen: Set<TextRange> = []
    return spellings.values.filter { $0.count > 1 }.flatMap { all -> [(rare: Spelling, usual: Spelling)] in
      let sorted = all.sorted { ($1.count, $0.target.start) < ($0.count, $1.target.start) }
      return sorted.dropFirst().filter { disagree($0, sorted[0]) }.map { ($0, sorted[0]) }
    }.sorted { $0.rare.target < $1.rare.target }.filter { seen.insert($0.rare.target).inserted }
  }

  private func disagree(_ rare: Spelling, _ usual: Spelling) -> Bool {
    // Languages that inflect names have many forms of each; there one must be the source's own.
    guard !rare.isAsInSource, usual.isAsInSource || !isInflected else { return false }
    // Other words of the same consonants are no spellings of one name, and of two people each has his own.
    return rare.text.count > 4 && Nearest.match(rare.text, in: [usual.text]) != nil
      && (rare.neighbours.isEmpty || usual.neighbours.isEmpty
        || !rare.neighbours.isDisjoint(with: usual.neighbours))
  }
}

extension NameLedger.Spelling {
  /// Takes over what is known of the same spelling elsewhere.
  fileprivate mutating func add(_ other: NameLedger.Spelling) {
    count += other.count
    if neighbours.count < 8 { neighbours.formUnion(other.neighbours) }
    guard other.target < target else { return }
    (target, source, isAsInSource) = (other.target, other.source, other.isAsInSource)
  }
}
