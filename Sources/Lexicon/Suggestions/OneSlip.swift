import SourceText

/// All dictionary words that are one slip away from a word: a letter dropped, added, changed, or
/// swapped with the next. Hashes are continued from the word's beginning, and only what the table
/// holds is ever written out.
enum OneSlip {
  /// The letters of English words; `a` to `z` and the apostrophe.
  private static let alphabet: [UInt8] = Array(0x61...0x7A) + [0x27]

  /// Calls with each word and what the table knows of it; the same word may come twice.
  static func forEach(
    from word: [UInt8], in words: CompiledWords, _ body: ([UInt8], CompiledWords.Entry) -> Void
  ) {
    var start = ByteHash()
    for i in 0...word.count {
      let head = start
      func probe(_ inserted: [UInt8], skipping: Int) {
        var hash = head
        for byte in inserted { hash.add(byte) }
        for byte in word[(i + skipping)...] { hash.add(byte) }
        if let entry = words[hash.value] { body(word[..<i] + inserted + word[(i + skipping)...], entry) }
      }
      for letter in alphabet {
        probe([letter], skipping: 0)
        if i < word.count, letter != word[i] { probe([letter], skipping: 1) }
      }
      if i < word.count {
        probe([], skipping: 1)
        start.add(word[i])
      }
      if i + 1 < word.count, word[i] != word[i + 1] { probe([word[i + 1], word[i]], skipping: 2) }
    }
  }
}
