/// Which places are asked, and what fits there.
extension ContextReader {
  /// A small word that fits better than what is written, 0 being none.
  struct SmallChoice {
    var written: Int
    var fitting: Int
    /// How far the context speaks for `fitting`, in sixteenths.
    var score: Int32
  }

  /// The other word of a pair.
  struct PairChoice {
    var pair: Int
    /// Whether the second word of the pair is written.
    var isSecond: Bool
    /// How far the context speaks for the word that is not written, in sixteenths.
    var score: Int32
  }

  /// The places of the sentence that are asked.
  var places: Range<Int> { count > 3 ? 1..<count - 1 : 0..<0 }

  /// Whether something may be said of the word at a place.
  func asks(_ place: Int) -> Bool {
    self[place].traits.contains(.isWord) && !self[place].traits.contains(.isJoined)
  }

  /// What the pairs of the word at a place say of it.
  mutating func pairs(at place: Int) -> [PairChoice] {
    guard !self[place].traits.contains(.isCapitalised) else { return [] }
    return choices.pairs(of: self[place].word).map { pair, isSecond in
      let score = second(of: pair, at: place)
      return PairChoice(pair: pair, isSecond: isSecond, score: isSecond ? -score : score)
    }
  }

  /// The small word that fits best at a place, or before it where another word stands; nil where it is what is
  /// written, or the place is not asked.
  mutating func small(at place: Int) -> SmallChoice? {
    let number = choices.number(self[place].word)
    guard let right = side(of: place, number) else { return nil }
    let scores = small(left: place - 1, right: right)
    var best = 0
    for i in 1..<choices.small.count where scores[i] > scores[best] { best = i }
    guard best != number else { return nil }
    return SmallChoice(written: number, fitting: best, score: scores[best] - scores[number])
  }

  /// The first word behind the place where a small word stands or may be missing; nil where nothing is asked.
  private func side(of place: Int, _ number: Int) -> Int? {
    let traits = self[place].traits
    guard !traits.contains(.isCapitalised) else { return nil }
    if number > 0 {
      // Before a figure stand words of time and measure that no verb governs (`talking for ten minutes`).
      return self[place + 1].traits.contains(.isFigure) ? nil : place + 1
    }
    let mayMiss =
      traits.isSuperset(of: [.hasSpaceBefore, .isKnown]) && self[place - 1].traits.contains(.isWord)
    return mayMiss ? place : nil
  }
}
