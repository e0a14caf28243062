/// The words of a list's entries as folded hashes: an entry stands only in a text that holds all of them.
public final class PhraseWords: Sendable {
  /// Of all entries, one after the other.
  private let hashes: [UInt64]
  /// Where the words of each entry end in `hashes`.
  private let ends: [Int]

  init(_ entries: [ArraySlice<UInt8>]) {
    var hashes: [UInt64] = []
    var ends: [Int] = []
    for entry in entries {
      for word in entry.split(whereSeparator: { !PhraseWords.isInner($0) }) {
        var folded = Folding.fold(word)
        // A possessive ending is no part of a form.
        if folded.count > 2, folded.suffix(2).elementsEqual([0x27, 0x73]) { folded.removeLast(2) }
        while folded.last == 0x27 { folded.removeLast() }
        let start = folded.firstIndex { $0 != 0x27 } ?? folded.endIndex
        if start < folded.endIndex { hashes.append(ByteHash.of(folded[start...])) }
      }
      ends.append(hashes.count)
    }
    self.hashes = hashes
    self.ends = ends
  }

  private static func isInner(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x27
  }

  /// The ids of the first words of those entries of which a text holds every word, each once.
  ///
  /// `id` gives the id of a form by its folded hash; nil where the text does not hold it.
  public func firstIDs(_ id: (UInt64) -> UInt32?) -> [UInt32] {
    var result: [UInt32] = []
    var start = 0
    for end in ends {
      defer { start = end }
      guard start < end, let first = id(hashes[start]), !result.contains(first),
        hashes[(start + 1)..<end].allSatisfy({ id($0) != nil })
      else { continue }
      result.append(first)
    }
    return result
  }
}
