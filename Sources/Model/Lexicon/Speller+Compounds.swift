import SourceText

extension Speller {
  /// Whether a lower-case word that no dictionary holds is made of known parts: a combining form of a
  /// list before a word (`cyberespionage`), or two words of four letters and more (`livestream`).
  package func isCompound(_ word: String, combiningForms: WordList) -> Bool {
    let bytes = Array(word.utf8)
    guard bytes.count > 6, bytes.count <= 40 else { return false }
    return (2...(bytes.count - 4)).contains { i in
      let rest = bytes[i...]
      guard isWord(rest) else { return false }
      let first = bytes[..<i]
      // Two letters before a word are as often a slip as a prefix.
      if i > 2, combiningForms.contains(ByteHash.of(first)) { return true }
      return i > 3 && isWord(first)
    }
  }
}
