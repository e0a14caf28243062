/// Hashes to numbers by open addressing; a hash is its own slot, so that most look-ups, above all those
/// that find nothing, are one probe of one array.
public struct HashIndex: Sendable {
  /// 0 where nothing is.
  @usableFromInline var keys: [UInt64]
  private var values: [Int32]

  /// An empty index with room for this many hashes.
  public init(expecting count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
  }

  /// The last number given for a hash.
  public mutating func insert(_ key: UInt64, _ value: Int32) {
    let slot = slot(of: key)
    keys[slot] = HashIndex.stored(key)
    values[slot] = value
  }

  /// The number of a hash; nil where none was given.
  public subscript(_ key: UInt64) -> Int32? {
    let slot = slot(of: key)
    return keys[slot] != 0 ? values[slot] : nil
  }

  /// Whether a number was given for a hash.
  @inlinable public func contains(_ key: UInt64) -> Bool { keys[slot(of: key)] != 0 }

  /// A hash of 0 is held as 1, so that 0 stays free.
  @inlinable static func stored(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

  @inlinable func slot(of key: UInt64) -> Int {
    let wanted = HashIndex.stored(key)
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while keys[slot] != 0, keys[slot] != wanted { slot = (slot + 1) & mask }
    return slot
  }
}
