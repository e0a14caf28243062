import SourceText

/// Weights that tell which word fits between others: the file `dictionaries/grammar/contexts.bin`, made by
/// `scripts/grammar/contexts.py`.
///
/// A place between two words is described by the words and classes around it, as 64-bit keys; each key has weights
/// for the small words that may stand there, or one weight for a pair of words that are confused (logistic
/// regression: Golding and Roth 1999, Rozovskaya and Roth 2010). Weights are sixteenths.
///
/// `@unchecked Sendable`: the pointers lead into the file's memory, which is never written and which the value
/// holds.
struct ContextModel: @unchecked Sendable {
  private let file: GrammarFile
  /// The upper 16 bits of the keys of small words by slot; 0 where a slot is empty.
  private let smallChecks: UnsafeBufferPointer<UInt16>
  /// The weights of a slot: the numbers of small words, and what each of them weighs.
  private let smallRuns: PackedRuns
  private let smallWords: UnsafeBufferPointer<UInt8>
  private let smallWeights: UnsafeBufferPointer<Int8>
  private let pairChecks: UnsafeBufferPointer<UInt16>
  private let pairWeights: UnsafeBufferPointer<Int8>

  /// How many small words there can be, nothing among them.
  static let mostSmall = 32
  /// Begins a file.
  static let kind: StaticString = "WLCONTX2"

  /// The weights of a file's bytes; nil where they are none.
  init?(_ memory: StoredBytes) {
    guard let file = GrammarFile(memory, kind: ContextModel.kind, sections: 7) else { return nil }
    self.file = file
    smallChecks = file.records(0, of: UInt16.self)
    smallWords = file.records(3, of: UInt8.self)
    smallWeights = file.records(4, of: Int8.self)
    pairChecks = file.records(5, of: UInt16.self)
    pairWeights = file.records(6, of: Int8.self)
    for count in [smallChecks.count, pairChecks.count] {
      guard count > 0, count & (count - 1) == 0 else { return nil }
    }
    guard let smallRuns = PackedRuns(file, section: 1, count: smallChecks.count),
      smallWords.count == smallWeights.count, pairWeights.count >= pairChecks.count
    else { return nil }
    self.smallRuns = smallRuns
  }

  /// Adds the weights of a key to the scores of the small words.
  @inline(__always)
  func addSmall(_ key: UInt64, to scores: UnsafeMutableBufferPointer<Int32>) {
    guard let slot = ContextModel.slot(key, smallChecks) else { return }
    let run = smallRuns[slot]
    var next = run.lowerBound
    let end = min(run.upperBound, smallWeights.count)
    while next < end {
      // Numbers of a damaged file stay inside the scores.
      scores[Int(smallWords[next]) & (ContextModel.mostSmall - 1)] &+= Int32(smallWeights[next])
      next += 1
    }
  }

  /// The weight of a key for the second word of its pair.
  @inline(__always)
  func pairWeight(_ key: UInt64) -> Int32 {
    ContextModel.slot(key, pairChecks).map { Int32(pairWeights[$0]) } ?? 0
  }

  /// The upper 16 bits of a key, which stand in its slot; 0 is kept for free ones.
  @inline(__always)
  static func check(_ key: UInt64) -> UInt16 { max(1, UInt16(truncatingIfNeeded: key >> 48)) }

  @inline(__always)
  private static func slot(_ key: UInt64, _ checks: UnsafeBufferPointer<UInt16>) -> Int? {
    let mask = checks.count - 1
    let check = check(key)
    var slot = Int(truncatingIfNeeded: key) & mask
    // A full table of a damaged file ends the search as well.
    for _ in 0...mask {
      if checks[slot] == 0 { return nil }
      if checks[slot] == check { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
