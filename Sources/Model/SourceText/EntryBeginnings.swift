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

  /// The hash of the run of letters at a place, folded, or of its one byte where no letter stands.
  ///
  /// The same for every spelling of a word, whatever mark stands behind it: a text asks once for each form.
  static func leadHash(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    var hash = ByteHash()
    var holdsLetters = false
    var i = offset
    while i < bytes.count {
      let b = bytes[i]
      if b >= 0x80 {
        let (value, size) = Scalars.decode(bytes, at: i)
        guard value == 0xAD || Scalars.isLetter(value), value != 0x02BC else { break }
        // A soft hyphen is no letter of the word; few letters fold into ASCII (the Kelvin sign).
        if value != 0xAD {
          let folded = LowerCaseTable.lower(value)
          // One mark stands for all that follows: so few entries begin with the same letters.
          hash.add(folded < 0x80 ? UInt8(folded) : 0x80)
          if folded >= 0x80 { return hash.value }
          holdsLetters = true
        }
        i += size
        continue
      }
      guard (b | 0x20) &- 0x61 < 26 else { break }
      hash.add(b | 0x20)
      holdsLetters = true
      i += 1
    }
    if !holdsLetters, offset < bytes.count { hash.add(bytes[offset]) }
    return hash.value
  }
}
