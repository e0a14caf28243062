import SourceText

/// The places of sentences from which contexts are learned: where a small word stands, where none does, and where a
/// word of a pair stands.
struct ContextPlaces {
  /// One place, with what stands there.
  struct Place {
    /// The last word before it and the first behind it.
    var left: Int
    var right: Int
    /// 0: small words; else the number of a pair, from 1.
    var task: Int
    /// The number of the small word, 0 being none; for a pair 1 where its second word stands.
    var truth: Int
  }

  private let choices: ContextChoices
  /// Counts places between words, of which two fifths are enough.
  private var gaps: UInt32 = 0

  init(_ choices: ContextChoices) { self.choices = choices }

  /// The places of a sentence.
  mutating func all(_ words: UnsafeBufferPointer<ContextWord>) -> [Place] {
    var found: [Place] = []
    for i in words.indices where words[i].traits.contains(.isWord) {
      let number = choices.number(words[i].word)
      if number > 0 { found.append(Place(left: i - 1, right: i + 1, task: 0, truth: number)) }
      if i > 0, takesGap() { found.append(Place(left: i - 1, right: i, task: 0, truth: 0)) }
      for (pair, isSecond) in choices.pairs(of: words[i].word) {
        found.append(Place(left: i - 1, right: i + 1, task: pair + 1, truth: isSecond ? 1 : 0))
      }
    }
    return found
  }

  private mutating func takesGap() -> Bool {
    gaps &+= 1
    return (gaps &* 2_654_435_761 >> 7) % 5 < 2
  }
}
