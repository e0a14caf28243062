/// A set of words by their folded hashes, most of them small.
struct WordHashes: Sendable {
  /// Sorted.
  let hashes: [UInt64]

  init(_ hashes: some Sequence<UInt64>) { self.hashes = Array(Set(hashes)).sorted() }

  /// Whether a word belongs to the set.
  func contains(_ hash: UInt64) -> Bool {
    if hashes.count <= WordHashes.few {
      for known in hashes where known == hash { return true }
      return false
    }
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }

  /// So many are sooner looked through than halved.
  private static let few = 6
}
