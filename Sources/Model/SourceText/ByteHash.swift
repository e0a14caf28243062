/// FNV-1a, 64 bits: the hash under which words are interned, listed and looked up everywhere.
///
/// It is incremental, so a phrase is hashed word by word with a space between. Two different words
/// share a hash with a chance of one in 2^64 for each pair, which is taken for equality.
/// Source of the constants: Fowler, Noll and Vo, draft-eastlake-fnv.
public struct ByteHash: Sendable {
  /// The hash of the bytes so far; at first FNV's offset basis.
  public var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inlinable public init() {}

  /// Continues from the hash of a word, to hash a phrase.
  @inlinable public init(continuing value: UInt64) { self.value = value }

  /// Hashes one byte.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Hashes a wider unit in one step.
  @inlinable @inline(__always)
  public mutating func add(unit: UInt32) {
    value = (value ^ UInt64(unit)) &* 0x0000_0100_0000_01b3
  }

  /// The hash of a string's UTF-8 as it is.
  public static func of(_ string: some StringProtocol) -> UInt64 {
    var hash = ByteHash()
    for byte in string.utf8 { hash.add(byte) }
    return hash.value
  }

  /// The hash of some bytes as they are.
  @inlinable public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  /// The hash of some bytes as they are.
  public static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBufferPointer { of($0) } }

  /// The hash of some bytes as they are.
  public static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.withUnsafeBufferPointer { of($0) } }

  /// The hash of some bytes as they are.
  public static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  /// The hash of a folded string: lower case, straight apostrophes (see `Folding`).
  public static func ofFolded(_ string: some StringProtocol) -> UInt64 {
    of(Folding.fold(Array(string.utf8)))
  }
}
