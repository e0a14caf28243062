import SourceText

/// Writing weights as `ContextModel` reads them.
extension ContextModel {
  /// The weights of one key for the small words: each with its number, in sixteenths.
  typealias SmallWeights = [(number: UInt8, weight: Int8)]

  /// The bytes of a file with these weights; the same ones give the same bytes.
  static func bytes(small: [UInt64: SmallWeights], pairs: [UInt64: Int8]) -> [UInt8] {
    let (smallChecks, smallKeys) = slots(small.keys.sorted())
    let runs = smallKeys.map { $0.flatMap { small[$0] } ?? [] }
    let (pairChecks, pairKeys) = slots(pairs.keys.sorted())
    let weights = pairKeys.map { $0.flatMap { pairs[$0] } ?? 0 }
    return GrammarFile.bytes(
      kind: kind,
      sections: [
        bytes(smallChecks), bytes(PackedRuns.starts(of: runs.map(\.count))),
        PackedRuns.lengths(runs.map(\.count)),
        runs.flatMap { $0.map(\.number) }, runs.flatMap { $0.map { UInt8(bitPattern: $0.weight) } },
        bytes(pairChecks), weights.map { UInt8(bitPattern: $0) },
      ])
  }

  /// The upper bits of the key in each slot of a table, 0 where it is free, and the key itself.
  private static func slots(_ keys: [UInt64]) -> (checks: [UInt16], keys: [UInt64?]) {
    var size = 1
    // A free slot ends a search, so there has to be one.
    while size < keys.count + keys.count / 6 + 1 { size *= 2 }
    var checks = [UInt16](repeating: 0, count: size)
    var own = [UInt64?](repeating: nil, count: size)
    for key in keys {
      var slot = Int(truncatingIfNeeded: key) & (size - 1)
      while checks[slot] != 0 { slot = (slot + 1) & (size - 1) }
      checks[slot] = check(key)
      own[slot] = key
    }
    return (checks, own)
  }

  private static func bytes(_ numbers: [some FixedWidthInteger & BitwiseCopyable]) -> [UInt8] {
    numbers.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }
}

extension PackedRuns {
  /// Where each sixteenth of runs of these lengths begins.
  fileprivate static func starts(of lengths: [Int]) -> [UInt32] {
    var total: UInt32 = 0
    var starts: [UInt32] = []
    for (i, length) in lengths.enumerated() {
      if i & 15 == 0 { starts.append(total) }
      total += UInt32(length)
    }
    return starts
  }

  /// The lengths as they are written, filled up to a multiple of sixteen.
  fileprivate static func lengths(_ lengths: [Int]) -> [UInt8] {
    lengths.map { UInt8(clamping: $0) } + [UInt8](repeating: 0, count: (16 - lengths.count & 15) & 15)
  }
}
