/// How often keys were seen, in bounded memory: where the table is full, each count goes down by one and keys of none
/// go out (Misra and Gries 1982). A count is too low by at most `dropped`.
struct KeyCounts {
  /// 0 stands for a free slot.
  private var keys: [UInt64]
  private var counts: [UInt32]
  private var used = 0
  private(set) var dropped: UInt32 = 0

  /// A table of `1 << bits` slots.
  init(bits: Int) {
    keys = Array(repeating: 0, count: 1 << bits)
    counts = Array(repeating: 0, count: 1 << bits)
  }

  mutating func add(_ key: UInt64) {
    let key = key == 0 ? 1 : key
    var slot = KeyTable.slot(key, keys.count)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    if keys[slot] == 0 {
      keys[slot] = key
      used += 1
    }
    counts[slot] &+= 1
    if used * 4 > keys.count * 3 { prune() }
  }

  private mutating func prune() {
    repeat {
      dropped += 1
      let kept = keys.indices.filter { keys[$0] != 0 && counts[$0] > 1 }.map { (keys[$0], counts[$0] - 1) }
      for i in keys.indices { (keys[i], counts[i]) = (0, 0) }
      for (key, count) in kept {
        var slot = KeyTable.slot(key, keys.count)
        while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
        (keys[slot], counts[slot]) = (key, count)
      }
      used = kept.count
    } while used * 2 > keys.count
  }

  /// The keys that were seen so often at least, so many at most: rather the frequent ones.
  func frequent(atLeast least: UInt32, most: Int) -> [UInt64] {
    var least = least
    while true {
      let found = keys.indices.filter { keys[$0] != 0 && counts[$0] >= least }
      if found.count <= most { return found.map { keys[$0] } }
      least += max(1, least / 4)
    }
  }
}

/// A number for each of some keys.
struct KeyTable {
  private var keys: [UInt64]
  private var numbers: [Int32]
  let count: Int

  init(_ all: [UInt64]) {
    var size = 16
    while size < all.count * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    numbers = Array(repeating: 0, count: size)
    count = all.count
    for (number, key) in all.enumerated() {
      var slot = KeyTable.slot(key, size)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      numbers[slot] = Int32(number)
    }
  }

  /// The number of a key; nil where it is none of them.
  func number(_ key: UInt64) -> Int? {
    let key = key == 0 ? 1 : key
    var slot = KeyTable.slot(key, keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(numbers[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Where the search for a key begins in a table of `size` slots, a power of two.
  @inline(__always)
  static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: key ^ key >> 31) & (size - 1)
  }
}
