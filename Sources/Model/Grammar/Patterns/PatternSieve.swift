/// Which patterns of a word may stand at a place, by the words beside it: of a hundred that `the` calls for, most are
/// ruled out at once instead of one by one.
///
/// A row holds a bit for each of the word's patterns. There is one for each tag that the word itself and those beside
/// it may have, one for each bit that a word beside it may have (see `WordTests.bit`), and one for quotations; what all
/// the rows of a place hold may stand there.
struct PatternSieve {
  /// Words that fewer patterns need have no sieve: looking at each is as quick.
  static let fewest = 12
  /// The tags; the last place, which is no tag's, is that of what is no word.
  private static let tags = TagScores.count
  private static let words = 64
  /// The rows: tags of the word before, of the word and of the one behind, words before and behind, quotations.
  private static let quoted = 3 * tags + 2 * words

  /// Its rows, each of so many numbers of 64 bits.
  let rows: UnsafePointer<UInt64>
  let width: Int

  /// How wide the rows of so many patterns are.
  static func width(_ patterns: Int) -> Int { (patterns + 63) / 64 }

  /// The rows of some patterns, by what must stand near their anchors; `quoted`: whether each may stand in a quotation.
  static func made(of patterns: [[SentencePattern.Key.Word]], quoted isQuoted: [Bool]) -> [UInt64] {
    let width = width(patterns.count)
    var rows = [UInt64](repeating: 0, count: (quoted + 1) * width)
    func set(_ row: Int, _ pattern: Int, _ passes: Bool) {
      if passes { rows[row * width + pattern / 64] |= 1 << UInt64(pattern % 64) }
    }
    for (number, near) in patterns.enumerated() {
      for (side, distance) in [-1, 0, 1].enumerated() {
        let word = near.first { $0.distance == Int32(distance) } ?? SentencePattern.Key.Word()
        for tag in 0..<tags {
          let bit = tag == tags - 1 ? PatternBits.noWord : 1 << UInt64(tag)
          set(side * tags + tag, number, word.tags & bit != 0 || word.others != 0)
        }
        guard distance != 0 else { continue }
        for bit in 0..<words {
          set(3 * tags + side / 2 * words + bit, number, (word.words | word.others) >> UInt64(bit) & 1 != 0)
        }
      }
      set(quoted, number, isQuoted[number])
    }
    return rows
  }

  /// Which of 64 patterns may stand with their anchor at a place, whose neighbours are known.
  @inline(__always)
  func standing(
    _ piece: Int, _ before: PatternBits.Place, _ word: PatternBits.Place, _ behind: PatternBits.Place
  ) -> UInt64 {
    var left = row(PatternSieve.tag(before), piece)
    left &= row(PatternSieve.tags + PatternSieve.tag(word), piece)
    left &= row(2 * PatternSieve.tags + PatternSieve.tag(behind), piece)
    left &= row(3 * PatternSieve.tags + before.words.trailingZeroBitCount, piece)
    left &= row(3 * PatternSieve.tags + PatternSieve.words + behind.words.trailingZeroBitCount, piece)
    if word.traits & WordTraits.quoted.rawValue != 0 { left &= row(PatternSieve.quoted, piece) }
    return left
  }

  @inline(__always)
  private func row(_ number: Int, _ piece: Int) -> UInt64 { rows[number * width + piece] }

  /// The row of a tag. What is no word has all bits of words, and is asked for by none: it goes by this row alone.
  @inline(__always)
  private static func tag(_ place: PatternBits.Place) -> Int {
    min(place.tags.trailingZeroBitCount, tags - 1)
  }
}
