/// The last words that were read.
struct WordTrail {
  /// How many are remembered; a power of two.
  static let length = 16

  private var starts = SIMD16<Int32>(repeating: -1)
  private(set) var count = 0
  private(set) var lastHash: UInt64 = 0

  mutating func add(_ start: Int, _ hash: UInt64) {
    starts[count & (WordTrail.length - 1)] = Int32(truncatingIfNeeded: start)
    count += 1
    lastHash = hash
  }

  /// Where the word began that came `back` words before the one at `start`; nil before the first.
  func start(_ back: Int, before start: Int) -> Int? {
    if back == 0 { return start }
    guard back <= count else { return nil }
    return Int(starts[(count - back) & (WordTrail.length - 1)])
  }
}
