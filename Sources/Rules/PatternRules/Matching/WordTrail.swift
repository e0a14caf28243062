/// The last words that were read.
struct WordTrail {
  /// How many are remembered; a power of two.
  static let length = 16

  private var starts = SIMD16<Int32>(repeating: -1)
  private var hashes = SIMD16<UInt64>(repeating: 0)
  private(set) var count = 0
  private(set) var lastHash: UInt64 = 0

  mutating func add(_ start: Int, _ hash: UInt64) {
    let place = count & (WordTrail.length - 1)
    starts[place] = Int32(truncatingIfNeeded: start)
    hashes[place] = hash
    count += 1
    lastHash = hash
  }

  /// Where the word began, and its hash, that came `back` words before the one that is being read, one at
  /// least; nil before the first.
  func word(_ back: Int) -> (start: Int, hash: UInt64)? {
    guard back <= count else { return nil }
    let place = (count - back) & (WordTrail.length - 1)
    return (Int(starts[place]), hashes[place])
  }
}
