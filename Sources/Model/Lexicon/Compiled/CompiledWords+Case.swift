import SourceText

extension CompiledWords {
  /// Whether a word is right in exactly this case, by the rules of Hunspell: a lower-case word of a
  /// dictionary is right capitalised and in capitals too, a capitalised one in capitals.
  ///
  /// The word has straight apostrophes. Returns the varieties that hold it, none where it is wrong.
  func varieties(of word: [UInt8]) -> Variety? {
    switch LetterCase(of: word) {
    case .lower, .mixed:
      return real(word)
    case .initial:
      return either(real(word), lowerCase(word))
    case .all:
      let lower = LetterCase.lowercased(word)
      let capitalised = LetterCase.capitalised(lower)
      return either(either(real(word), inCapitals(capitalised)), either(elided(lower), lowerCase(word)))
    }
  }

  /// The varieties that hold the very form.
  private func real(_ word: [UInt8]) -> Variety? {
    guard let entry = self[ByteHash.of(word)], entry.isWord else { return nil }
    return entry.varieties
  }

  /// A lower-case word that is written in another case here.
  private func lowerCase(_ word: [UInt8]) -> Variety? {
    guard let entry = self[ByteHash.of(LetterCase.lowercased(word))], entry.isWord, !entry.keepsCase else {
      return nil
    }
    return entry.varieties
  }

  /// A capitalised word that is written in capitals here.
  private func inCapitals(_ capitalised: [UInt8]) -> Variety? {
    guard let entry = self[ByteHash.of(capitalised)], !entry.keepsCase else { return nil }
    // What is right in capitals alone is not counted for a variety.
    return entry.varieties
  }

  /// `SANT'ELIA`: the part behind the apostrophe has a capital of its own.
  private func elided(_ lower: [UInt8]) -> Variety? {
    guard let apostrophe = lower.firstIndex(of: 0x27), apostrophe + 1 < lower.count else { return nil }
    let parts = Array(lower[...apostrophe]) + LetterCase.capitalised(Array(lower[(apostrophe + 1)...]))
    return either(inCapitals(parts), inCapitals(LetterCase.capitalised(parts)))
  }

  private func either(_ a: Variety?, _ b: Variety?) -> Variety? {
    guard let a else { return b }
    return b.map(a.union) ?? a
  }
}
