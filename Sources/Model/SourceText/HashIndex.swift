/// Hashes to numbers by open addressing; a hash is its own slot, so that most look-ups, above all those
/// that find nothing, are one probe of one array.
///
/// `@unchecked Sendable`: the pointers lead into `memory`, which is never written after it is made and
/// which the value itself holds.
public struct HashIndex: @unchecked Sendable {
  /// One for each slot; 0 where nothing is.
  @usableFromInline let keys: UnsafePointer<UInt64>
  /// One for each slot.
  private let values: UnsafePointer<Int32>
  /// The number of slots, a power of two, less one.
  @usableFromInline let mask: Int
  private let memory: StoredBytes

  /// An index of what `fill` gives: hashes, each with a number, the last of which counts. `count`: how many
  /// there are at most.
  public init(expecting count: Int, _ fill: ((UInt64, Int32) -> Void) -> Void) {
    let slots = HashIndex.slots(for: count)
    self.init(
      StoredBytes(count: slots * HashIndex.slotSize) { memory in
        let keys = memory.bindMemory(to: UInt64.self)
        let rest = UnsafeMutableRawBufferPointer(rebasing: memory[(slots * 8)...])
        let values = rest.bindMemory(to: Int32.self)
        fill { key, value in
          let slot = HashIndex.slot(of: key, mask: slots - 1) { keys[$0] }
          keys[slot] = HashIndex.stored(key)
          values[slot] = value
        }
      }, at: 0, slots: slots)
  }

  /// The index of some slots that stand at an offset of a piece of memory.
  init(_ memory: StoredBytes, at offset: Int, slots: Int) {
    keys = memory.pointer(at: offset)
    values = memory.pointer(at: offset + slots * 8)
    mask = slots - 1
    self.memory = memory
  }

  /// Bytes of a slot: the key and the number.
  static let slotSize = 12

  /// Twice as many slots as there are hashes, and at least one that is free.
  static func slots(for count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
  }

  var slotCount: Int { mask + 1 }

  /// The keys and then the numbers, as `init(_:at:slots:)` takes them; valid while the index is held.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: keys, count: slotCount * HashIndex.slotSize)
  }

  /// The number of a hash; nil where none was given.
  public subscript(_ key: UInt64) -> Int32? {
    let slot = slot(of: key)
    return keys[slot] != 0 ? values[slot] : nil
  }

  /// How many places the table has: not fewer than twice as many as there are hashes.
  @inlinable public var room: Int { mask + 1 }

  /// All hashes for which a number was given, in any order.
  @inlinable @inline(__always)
  public func forEachKey(_ body: (UInt64) -> Void) {
    for slot in 0...mask where keys[slot] != 0 { body(keys[slot]) }
  }

  /// Whether a number was given for a hash.
  @inlinable public func contains(_ key: UInt64) -> Bool { keys[slot(of: key)] != 0 }

  /// A hash of 0 is held as 1, so that 0 stays free.
  @inlinable static func stored(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

  @inlinable func slot(of key: UInt64) -> Int { HashIndex.slot(of: key, mask: mask) { keys[$0] } }

  @inlinable @inline(__always)
  static func slot(of key: UInt64, mask: Int, _ held: (Int) -> UInt64) -> Int {
    let wanted = HashIndex.stored(key)
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while true {
      let key = held(slot)
      if key == 0 || key == wanted { return slot }
      slot = (slot + 1) & mask
    }
  }
}
