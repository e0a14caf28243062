import Bitext
import SourceText

/// Names of an English target that the dictionary has but for a slip of the keyboard.
enum MisspelledName {
  /// The name that another one stands for; nil where it may be right.
  ///
  /// Two neighbouring letters that changed places make a name of the dictionary (`Washintgon`), or another consonant
  /// makes one whose consonants are those of a word of the source (`Serate` for `Сенат`), or a word of names.
  /// What the source writes so, or what is a transliteration of a word of it, is right.
  static func intended(
    _ name: NameWord, _ sources: [NameWord], _ pair: SegmentPair, _ context: TranslationContext
  ) -> String? {
    let letters = Array(name.text.utf8)
    guard pair.target.language == .english, letters.count >= 6,
      letters.dropFirst().allSatisfy({ $0 &- 0x61 < 26 }), !context.isWord(name.text),
      !pair.source.has(name.token.hash)
    else { return nil }
    let isAnswered = sources.contains { $0.skeleton == name.skeleton && $0.skeleton.count > 2 }
    // A vowel in another place is no transliteration where the dictionary has the name: `Boliiva`.
    if !isAnswered || letters.count > 6, let due = exchanged(letters, pair, context) { return due }
    guard !isAnswered else { return nil }
    guard pair.source.language.script != .latin else {
      return context.wordNear(name.token.hash, letters) { replacedInWord($0, pair) }
    }
    let near = sources.filter {
      $0.skeleton.count > 2 && name.skeleton.slip(of: $0.skeleton, pair.lexicon.consonants) != nil
    }
    guard near.isEmpty else { return replaced(letters, near, pair, context) }
    return context.wordNear(name.token.hash, letters) { replacedInWord($0, pair) }
  }

  /// The word of the dictionary that a long name is but for a consonant, where the source has nothing that sounds like
  /// either; of a name that stands once in a file, which a slip does.
  static func word(
    near name: NameWord, _ sources: [NameWord], _ pair: SegmentPair, _ context: TranslationContext
  ) -> String? {
    let letters = Array(name.text.utf8)
    guard pair.target.language == .english, letters.count >= 8,
      letters.dropFirst().allSatisfy({ $0 &- 0x61 < 26 }), pair.source.language.script != .latin,
      !sources.contains(where: {
        $0.skeleton.count > 2
          && ($0.skeleton == name.skeleton
            || name.skeleton.slip(of: $0.skeleton, pair.lexicon.consonants) != nil)
      })
    else { return nil }
    return context.wordNear(~name.token.hash, letters) {
      replacedInWord($0, pair) { context.isCommonWord($0) }
    }
  }

  /// The dictionary's name that two neighbouring letters are to change places for. Of six letters there are pairs of
  /// names that are both right: Kirsty and Kristy.
  private static func exchanged(_ letters: [UInt8], _ pair: SegmentPair, _ context: TranslationContext)
    -> String?
  {
    var letters = letters
    for i in 1..<(letters.count - 1) where letters[i] != letters[i + 1] {
      letters.swapAt(i, i + 1)
      let text = String(decoding: letters, as: UTF8.self)
      let isDue =
        letters.count > 6 ? context.isWord(text) : isKnown(letters, pair)
      if isDue { return text }
      letters.swapAt(i, i + 1)
    }
    return nil
  }

  /// Whether a word is a weekday, a month, a place or a people, or one of the words that names of bodies are made of.
  private static func isKnown(_ letters: [UInt8], _ pair: SegmentPair) -> Bool {
    let hash = letters.withUnsafeBufferPointer { WordFolding.hash($0, 0, $0.count) }
    return pair.lexicon.places.contains(hash) || pair.lexicon.bodyWords.contains(hash)
      || pair.target.table.has(.weekday, hash)
      || pair.target.table.has(.month, hash)
  }

  /// The dictionary's name that has another consonant inside, and the consonants of a word of the source.
  private static func replaced(
    _ letters: [UInt8], _ near: [NameWord], _ pair: SegmentPair, _ context: TranslationContext
  ) -> String? {
    for i in 2..<(letters.count - 1) where isConsonant(letters[i]) {
      var other = letters
      for letter in UInt8(ascii: "b")...UInt8(ascii: "z") where letter != letters[i] && isConsonant(letter) {
        other[i] = letter
        let bytes = other
        let isDue = bytes.withUnsafeBufferPointer { p in
          let skeleton = NameSkeleton(p, 0..<p.count, .english, pair.lexicon.consonants)
          return near.contains { skeleton == $0.skeleton }
        }
        guard isDue else { continue }
        let text = String(decoding: bytes, as: UTF8.self)
        if context.isWord(text) { return text }
      }
    }
    return nil
  }

  /// The weekday, month, place, people or word of a body that has another consonant inside.
  private static func replacedInWord(
    _ letters: [UInt8], _ pair: SegmentPair, _ isWord: (String) -> Bool = { _ in false }
  ) -> String? {
    for i in 2..<(letters.count - 1) where isConsonant(letters[i]) {
      var other = letters
      for letter in UInt8(ascii: "b")...UInt8(ascii: "z") where letter != letters[i] && isConsonant(letter) {
        other[i] = letter
        let text = String(decoding: other, as: UTF8.self)
        if isKnown(other, pair) || isWord(text) { return text }
      }
    }
    return nil
  }

  private static func isConsonant(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 && ![0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(byte)
  }
}
