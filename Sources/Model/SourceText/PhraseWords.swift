/// The words of a list's entries as folded hashes: an entry stands only in a text that holds all of them.
///
/// `@unchecked Sendable`: the pointers lead into `memory`, which is never written after it is made and which
/// the object holds.
public final class PhraseWords: @unchecked Sendable {
  /// Of all entries, one after the other.
  @usableFromInline let hashes: UnsafeBufferPointer<UInt64>
  /// Where the words of each entry end in `hashes`.
  @usableFromInline let ends: UnsafeBufferPointer<Int32>
  private let memory: StoredBytes

  convenience init(_ entries: some Sequence<UnsafeBufferPointer<UInt8>>) {
    var hashes: [UInt64] = []
    var ends: [Int32] = []
    for entry in entries {
      var i = 0
      while i < entry.count {
        let start = i
        var all: UInt8 = 0
        while i < entry.count, PhraseWords.isInner(entry[i]) {
          all |= entry[i]
          i += 1
        }
        let word = UnsafeBufferPointer(rebasing: entry[start..<i])
        let hash =
          all < 0x80
          ? PhraseWords.hash(ofFolded: word)
          : Folding.fold(word).withUnsafeBufferPointer(PhraseWords.hash(ofFolded:))
        if let hash { hashes.append(hash) }
        i += 1
      }
      ends.append(Int32(hashes.count))
    }
    let memory = StoredBytes(count: hashes.count * 8 + ends.count * 4) { memory in
      hashes.withUnsafeBytes { memory.copyMemory(from: $0) }
      let rest = UnsafeMutableRawBufferPointer(rebasing: memory[(hashes.count * 8)...])
      ends.withUnsafeBytes { rest.copyMemory(from: $0) }
    }
    self.init(memory, at: 0, hashes: hashes.count, entries: ends.count)
  }

  /// The words of a list that was prepared before: hashes, then ends, at an offset of a piece of memory.
  init(_ memory: StoredBytes, at offset: Int, hashes: Int, entries: Int) {
    self.memory = memory
    self.hashes = memory.values(at: offset, count: hashes)
    ends = memory.values(at: offset + hashes * 8, count: entries)
  }

  /// The hash of a word without apostrophes around it and without a possessive ending, which is no part of a
  /// form; nil where nothing is left. What is not ASCII is folded already.
  private static func hash(ofFolded word: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var (start, end) = (0, word.count)
    if end > 2, word[end - 2] == 0x27, word[end - 1] | 0x20 == 0x73 { end -= 2 }
    while end > 0, word[end - 1] == 0x27 { end -= 1 }
    while start < end, word[start] == 0x27 { start += 1 }
    if start == end { return nil }
    var hash = ByteHash()
    for k in start..<end { hash.add(Folding.lower(word[k])) }
    return hash.value
  }

  private static func isInner(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x27
  }

  /// The ids of the first words of those entries of which a text holds every word, each once.
  ///
  /// `id` gives the id of a form by its folded hash; nil where the text does not hold it.
  @inlinable
  public func firstIDs(_ id: (UInt64) -> UInt32?) -> [UInt32] {
    var result: [UInt32] = []
    var start = 0
    for place in 0..<ends.count {
      let end = Int(ends[place])
      defer { start = end }
      guard start < end, let first = id(hashes[start]), !result.contains(first) else { continue }
      var k = start + 1
      while k < end, id(hashes[k]) != nil { k += 1 }
      if k == end { result.append(first) }
    }
    return result
  }
}
