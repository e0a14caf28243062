import SourceText

/// Runs that lie one after the other: the length of each, and where each sixteenth begins. Two words of lengths are
/// added up for a place, so that a file need not hold all of them.
///
/// Pointers lead into the memory of the file that they were read from, which whoever has this value holds.
struct PackedRuns {
  private let starts: UnsafeBufferPointer<UInt32>
  private let lengths: UnsafeBufferPointer<UInt8>

  /// The runs of two sections of a file; nil where these do not fit each other, or `count` runs.
  init?(_ file: GrammarFile, section: Int, count: Int) {
    starts = file.records(section, of: UInt32.self)
    lengths = file.records(section + 1, of: UInt8.self)
    guard lengths.count == starts.count * 16, lengths.count >= count else { return nil }
  }

  /// Where a run lies. A damaged file may name places that there are not.
  @inline(__always)
  subscript(run: Int) -> Range<Int> {
    let block = UnsafeRawBufferPointer(lengths).loadPair(run & ~15)
    let before = run & 15
    // A shift of 64 bits leaves nothing, of which one less is all bits.
    let first = block.0.littleEndian & ((1 << UInt64(before * 8)) &- 1)
    let second = block.1.littleEndian & ((1 << UInt64(max(0, before - 8) * 8)) &- 1)
    let start = Int(starts[run >> 4]) + PackedRuns.sum(first) + PackedRuns.sum(second)
    return start..<start + Int(lengths[run])
  }

  /// The sum of eight bytes.
  @inline(__always)
  private static func sum(_ bytes: UInt64) -> Int {
    let pairs: UInt64 = 0x00FF_00FF_00FF_00FF
    let sums = (bytes & pairs) &+ (bytes >> 8 & pairs)
    return Int((sums &* 0x0001_0001_0001_0001) >> 48)
  }
}

extension UnsafeRawBufferPointer {
  /// Two words from an offset.
  @inline(__always)
  fileprivate func loadPair(_ offset: Int) -> (UInt64, UInt64) {
    (
      loadUnaligned(fromByteOffset: offset, as: UInt64.self),
      loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
    )
  }
}

/// Numbers of 24 bits, of which each byte is a section of its own: the upper ones are nearly always nought.
struct WideColumn {
  private let low: UnsafeBufferPointer<UInt8>
  private let middle: UnsafeBufferPointer<UInt8>
  private let high: UnsafeBufferPointer<UInt8>

  /// The numbers of three sections of a file; nil where these are not as long as each other.
  init?(_ file: GrammarFile, section: Int) {
    low = file.records(section, of: UInt8.self)
    middle = file.records(section + 1, of: UInt8.self)
    high = file.records(section + 2, of: UInt8.self)
    guard low.count == middle.count, low.count == high.count else { return nil }
  }

  var count: Int { low.count }

  /// A number that was written less `base`.
  @inline(__always)
  func number(_ index: Int, above base: UInt32) -> Int {
    let number = UInt32(low[index]) | UInt32(middle[index]) << 8 | UInt32(high[index]) << 16
    return Int((number &+ base) & 0xFF_FFFF)
  }
}
