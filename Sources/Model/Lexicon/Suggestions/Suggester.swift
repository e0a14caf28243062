import SourceText

/// Finds and ranks the words that a misspelling may be meant for.
///
/// The rank is that of a noisy channel: the cost of the slip in bits plus the rarity of the word in
/// bits (the logarithm of its rank among words, after Zipf).
struct Suggester {
  /// A word that may be meant.
  struct Candidate {
    var word: [UInt8]
    /// Cost of the slip alone, in bits.
    var slip: Float
    /// Rarity of the word, in bits.
    var rarity: Float

    var cost: Float { slip + rarity }
  }

  /// Words that are in no list of frequent words.
  private static let unlisted: Float = 19
  /// Names, whose frequency is not counted.
  private static let name: Float = 14
  /// What a second slip costs beside its letters: most misspellings hold one.
  private static let second: Float = 4
  /// Two slips, at most one of them odd.
  private static let widest: Float = 14
  /// How many bits a word must be ahead of the next to be the only one worth naming.
  private static let clearMargin: Float = 4
  /// Longer words are not words.
  private static let longest = 60

  let words: CompiledWords
  let frequent: FrequentWords?

  /// At most five words for a lower-case misspelling, best first.
  func suggestions(for word: [UInt8]) -> [String] {
    guard word.count > 1, word.count <= Suggester.longest else { return [] }
    var found = nearest(word)
    found += split(word)
    // A rare word one slip away does not outdo a common one that is two slips away.
    if !found.contains(where: { $0.cost < 16 }) { found += farther(word, known: found) }
    let capital = LetterCase.capitalised(word)
    if words.holds(ByteHash.of(capital)) {
      found.append(Candidate(word: capital, slip: 2, rarity: Suggester.name))
    }
    return found.sorted(by: Suggester.inOrder).prefix(5).map { String(decoding: $0.word, as: UTF8.self) }
  }

  /// The word one slip away that is most likely meant.
  func likelyIntent(of word: [UInt8]) -> LikelyIntent? {
    guard word.count > 2, word.count <= Suggester.longest else { return nil }
    let found = nearest(word).sorted(by: Suggester.inOrder)
    guard let best = found.first, isLikely(best, for: word) else { return nil }
    let isClear = found.count == 1 || found[1].cost - best.cost >= Suggester.clearMargin
    return LikelyIntent(word: String(decoding: best.word, as: UTF8.self), isClear: isClear)
  }

  /// Short words have too many neighbours, and rare ones too few writers.
  private func isLikely(_ candidate: Candidate, for word: [UInt8]) -> Bool {
    if word.count < 4 { return candidate.cost < 12 }
    if candidate.rarity < Suggester.unlisted { return candidate.cost < 13 + Float(word.count) }
    // A rare word is likely only behind a swap, a doubled or a single letter.
    return word.count > 6 && candidate.slip <= 3
  }

  private static func inOrder(_ a: Candidate, _ b: Candidate) -> Bool {
    a.cost != b.cost ? a.cost < b.cost : a.word.lexicographicallyPrecedes(b.word)
  }

  private func candidate(_ meant: ArraySlice<UInt8>, for word: [UInt8], _ entry: CompiledWords.Entry)
    -> Candidate?
  {
    var slips = SlipCost()
    guard entry.isSuggested, entry.isWord,
      let slip = slips.cost(of: word, for: meant, limit: Suggester.widest)
    else { return nil }
    let rarity = entry.frequency == 0 ? Suggester.unlisted : Float(255 - Int(entry.frequency)) / 16
    return Candidate(word: Array(meant), slip: slip, rarity: rarity)
  }

  /// Dictionary words one slip away.
  private func nearest(_ word: [UInt8]) -> [Candidate] {
    var found: [Candidate] = []
    word.withUnsafeBufferPointer { bytes in
      OneSlip(word: bytes, words: words).visit { meant, entry in
        if !found.contains(where: { $0.word == meant }),
          let candidate = candidate(meant[...], for: word, entry)
        {
          found.append(candidate)
        }
      }
    }
    return found
  }

  /// Frequent words two slips away.
  private func farther(_ word: [UInt8], known: [Candidate]) -> [Candidate] {
    var found: [Candidate] = []
    guard word.count > 3 else { return [] }
    var slips = SlipCost()
    frequent?.forEachNear(word) { meant, rank in
      let rarity = Float(255 - Int(FrequentWords.frequency(ofRank: rank))) / 16
      guard let slip = slips.cost(of: word, for: meant, limit: Suggester.widest),
        let entry = words[ByteHash.of(meant)], entry.isSuggested,
        !known.contains(where: { $0.word.elementsEqual(meant) })
      else { return }
      found.append(Candidate(word: Array(meant), slip: slip + Suggester.second, rarity: rarity))
    }
    return found
  }

  /// Two frequent words written as one.
  private func split(_ word: [UInt8]) -> [Candidate] {
    guard word.count > 3 else { return [] }
    return word.indices.dropFirst().compactMap { i in
      guard let left = words[ByteHash.of(word[..<i])], let right = words[ByteHash.of(word[i...])],
        left.frequency > 80, right.frequency > 80
      else { return nil }
      let rarity = Float(510 - Int(left.frequency) - Int(right.frequency)) / 16
      return Candidate(word: word[..<i] + [0x20] + word[i...], slip: 5, rarity: rarity)
    }
  }
}
