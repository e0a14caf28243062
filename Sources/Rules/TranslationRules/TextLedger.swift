import SourceText

/// The source texts of a file and their translations, by hash.
struct TextLedger: Sendable {
  struct Entry: Sendable {
    /// Hash of the source text, and the same with what tells equal texts apart.
    var source: UInt64
    var inContext: UInt64
    var target: UInt64
    var sourceRange: TextRange
    var targetRange: TextRange
    /// Words of both, as far as they decide anything.
    var sourceWords: UInt8
    var targetWords: UInt8
  }

  /// In the order of the file where one thread reads it.
  private(set) var entries: [Entry] = []

  mutating func add(_ entry: Entry) { entries.append(entry) }

  mutating func merge(_ other: TextLedger) {
    if entries.isEmpty { entries = other.entries } else { entries += other.entries }
  }

  /// Each entry that disagrees with the first one in the file that has its key; in the order of the file.
  func disagreements(
    among key: (Entry) -> UInt64, _ disagree: (Entry, Entry) -> Bool
  ) -> [(entry: Entry, first: Entry)] {
    var order = entries.indices.map { Int32(truncatingIfNeeded: $0) }
    order.sort {
      let (a, b) = (entries[Int($0)], entries[Int($1)])
      return (key(a), a.targetRange.start) < (key(b), b.targetRange.start)
    }
    var found: [(entry: Entry, first: Entry)] = []
    var start = 0
    for i in order.indices.dropFirst() {
      let (entry, first) = (entries[Int(order[i])], entries[Int(order[start])])
      if key(entry) != key(first) {
        start = i
      } else if disagree(entry, first) {
        found.append((entry, first))
      }
    }
    return found.sorted { $0.entry.targetRange.start < $1.entry.targetRange.start }
  }
}
