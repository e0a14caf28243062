import Diagnostics
import RuleKit
import SourceText

/// The spellings that names of the source have in the target, over a whole document.
package struct NameLedger: Sendable {
  struct Spelling: Sendable {
    var text: String
    var count: Int
    /// The first place in the target, and the source's word for it.
    var target: TextRange
    var source: TextRange
  }

  package init() {}

  /// Spellings by the source's word and the class of the spelling.
  private var spellings: [UInt64: [Spelling]] = [:]
  /// Names beyond this many are not remembered, whatever the size of the file.
  private static let most = 200_000

  mutating func add(
    source: (hash: UInt64, range: TextRange), skeleton: UInt64, text: String, at target: TextRange
  ) {
    let key = source.hash ^ skeleton &* 31
    guard spellings.count < NameLedger.most || spellings[key] != nil else { return }
    var known = spellings[key] ?? []
    if let i = known.firstIndex(where: { $0.text == text }) {
      known[i].count += 1
    } else if known.count < 8 {
      known.append(Spelling(text: text, count: 1, target: target, source: source.range))
    }
    spellings[key] = known
  }

  /// Takes over what another ledger holds.
  package mutating func merge(_ other: NameLedger) {
    for (key, more) in other.spellings {
      var known = spellings[key] ?? []
      for spelling in more {
        if let i = known.firstIndex(where: { $0.text == spelling.text }) {
          known[i].count += spelling.count
          if spelling.target < known[i].target {
            (known[i].target, known[i].source) = (spelling.target, spelling.source)
          }
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
      // Other words of the same consonants are no spellings of one name.
      return sorted.dropFirst().filter {
        $0.text.count > 4 && Nearest.match($0.text, in: [sorted[0].text]) != nil
      }.map { ($0, sorted[0]) }
    }.sorted { $0.rare.target < $1.rare.target }.filter { seen.insert($0.rare.target).inserted }
  }
}
