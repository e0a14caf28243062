import SourceText

/// Finds spellings that are one slip of the fingers apart without comparing all with all.
///
/// Two spellings one insertion, deletion, substitution or swap apart share a key: the letters, or the
/// letters less one (the deletion neighbourhood of T. Bocek and others, "Fast similarity search in large
/// dictionaries", 2007).
struct SpellingKeys {
  /// More spellings than this under one key are no accident but hostile input.
  private static let fullBucket = 24

  private let spellings: [[UInt8]]
  private let fewest: Int

  /// Spellings with fewer letters than `fewest` are in no pair.
  init(_ spellings: [[UInt8]], fewest: Int) {
    self.spellings = spellings
    self.fewest = fewest
  }

  /// Indices of spellings one slip apart, the smaller first, each pair once, sorted.
  func closePairs() -> [(Int, Int)] {
    var keys: [(key: UInt64, place: Int)] = []
    for (place, letters) in spellings.enumerated() where letters.count >= fewest {
      keys.append((ByteHash.of(letters), place))
      for skip in letters.indices {
        var hash = ByteHash()
        for (i, byte) in letters.enumerated() where i != skip { hash.add(byte) }
        keys.append((hash.value, place))
      }
    }
    keys.sort { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
    var pairs: Set<Pair> = []
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].key == keys[start].key { end += 1 }
      if end - start > 1, end - start <= SpellingKeys.fullBucket {
        for i in start..<end {
          for j in (i + 1)..<max(i + 1, end) { consider(keys[i].place, keys[j].place, &pairs) }
        }
      }
      start = end
    }
    return pairs.map { ($0.a, $0.b) }.sorted { $0 < $1 }
  }

  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  private func consider(_ a: Int, _ b: Int, _ pairs: inout Set<Pair>) {
    guard a != b, NameSpelling.isOneEdit(spellings[a], spellings[b]) else { return }
    pairs.insert(Pair(a: min(a, b), b: max(a, b)))
  }
}
