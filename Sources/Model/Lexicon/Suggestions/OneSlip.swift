import SourceText

/// All dictionary words that are one slip away from a word: a letter dropped, added, changed, or
/// swapped with the next. Hashes are continued from the word's beginning, and only what the table
/// holds is ever written out.
struct OneSlip {
  /// The letters of English words: `a` to `z` and the apostrophe.
  private static let alphabet: [UInt8] = Array(0x61...0x7A) + [0x27]

  let word: UnsafeBufferPointer<UInt8>
  let words: CompiledWords

  /// Calls with each word and what the table knows of it; the same word may come twice.
  func visit(_ body: ([UInt8], CompiledWords.Entry) -> Void) {
    let alphabet = OneSlip.alphabet
    var head = ByteHash()
    for i in 0...word.count {
      for letter in alphabet {
        var hash = head
        hash.add(letter)
        if let entry = words[finished(hash, from: i)] {
          body(Array(word[..<i]) + [letter] + word[i...], entry)
        }
        guard i < word.count, letter != word[i] else { continue }
        if let entry = words[finished(hash, from: i + 1)] {
          body(Array(word[..<i]) + [letter] + word[(i + 1)...], entry)
        }
      }
      guard i < word.count else { break }
      if let entry = words[finished(head, from: i + 1)] { body(Array(word[..<i]) + word[(i + 1)...], entry) }
      if i + 1 < word.count, word[i] != word[i + 1] {
        var hash = head
        hash.add(word[i + 1])
        hash.add(word[i])
        if let entry = words[finished(hash, from: i + 2)] {
          body(Array(word[..<i]) + [word[i + 1], word[i]] + word[(i + 2)...], entry)
        }
      }
      head.add(word[i])
    }
  }

  /// The hash of what was begun and the rest of the word.
  @inline(__always)
  private func finished(_ begun: ByteHash, from i: Int) -> UInt64 {
    var hash = begun
    for k in i..<max(i, word.count) { hash.add(word[k]) }
    return hash.value
  }
}
