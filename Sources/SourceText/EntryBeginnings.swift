/// How the entries of a list begin, by which most places of a text are passed over quickly.
enum EntryBeginnings {
  /// The hashes of the first letters of entries, as `leadHash` has them.
  static func leads(_ entries: some Collection<UnsafeBufferPointer<UInt8>>) -> HashIndex {
    HashIndex(expecting: entries.count) { insert in
      for entry in entries { insert(leadHash(entry, at: 0), 0) }
    }
  }

  /// The folded hashes of the first two words of entries; of all of it where an entry has no more.
  static func pairs(_ entries: some Collection<UnsafeBufferPointer<UInt8>>) -> HashIndex {
    HashIndex(expecting: entries.count) { insert in
      for entry in entries { insert(foldedHash(firstPair(entry)), 0) }
    }
  }

  private static func firstPair(_ entry: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var left = 2
    for i in entry.indices where entry[i] == 0x20 {
      left -= 1
      if left == 0 { return UnsafeBufferPointer(rebasing: entry[..<i]) }
    }
    return entry
  }

  /// The hash of an entry's folded form.
  static func foldedHash(_ entry: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = ByteHash()
    Folding.add(entry, 0..<entry.count, to: &hash)
    return hash.value
  }

  /// The hash of the run of letters at a place, or of its one byte where no letter stands.
  static func leadHash(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    var hash = ByteHash()
    var i = offset
    while i < bytes.count {
      let b = bytes[i]
      // Beyond ASCII case folding changes bytes: one mark stands for all that follows.
      if b >= 0x80 {
        // A curly apostrophe ends the letters as the straight one does.
        if b == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] | 1 == 0x99 { break }
        hash.add(0x80)
        return hash.value
      }
      guard (b | 0x20) &- 0x61 < 26 else { break }
      hash.add(b | 0x20)
      i += 1
    }
    if i == offset, i < bytes.count { hash.add(bytes[i]) }
    return hash.value
  }
}
