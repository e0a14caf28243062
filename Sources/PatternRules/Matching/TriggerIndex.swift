import SourceText

/// From words of the text to the patterns that need them.
struct TriggerIndex: Sendable {
  /// What makes an item worth trying.
  struct Trigger: Sendable {
    var item: Int32
    /// Hashes of the words that must stand right before and after; 0 where any may.
    var previous: UInt64
    var next: UInt64
    /// Words from the trigger back to the start of the match; -1: the match may begin anywhere.
    var wordsBack: Int8
  }

  /// Triggers by the hash of a word or a part of one.
  ///
  /// `@unchecked Sendable`: nothing is written after `init`.
  final class Table: @unchecked Sendable {
    let triggers: [Trigger]
    /// The hashes with where their triggers begin, and one more start for the end.
    private let hashes: [UInt64]
    private let starts: [Int32]
    /// Indices of hashes by their hash; -1 for a free slot.
    private let slots: [Int32]
    private let mask: UInt64
    /// Lives as long as the table.
    let bloom: Bloom
    let isEmpty: Bool

    /// The triggers of one hash stay in the order of the entries, which is that of the items.
    init(_ entries: [(hash: UInt64, trigger: Trigger)]) {
      var count = 16
      while count < entries.count * 2 { count *= 2 }
      let mask = UInt64(count - 1)
      var slots = [Int32](repeating: -1, count: count)
      var hashes: [UInt64] = []
      var starts: [Int32] = [0]
      // For each entry the index of its hash; then, from counts of each hash, where its triggers begin.
      let places = entries.map { entry -> Int in
        var slot = Int((entry.hash ^ (entry.hash >> 32)) & mask)
        while slots[slot] >= 0, hashes[Int(slots[slot])] != entry.hash { slot = (slot + 1) & (count - 1) }
        if slots[slot] < 0 {
          slots[slot] = Int32(hashes.count)
          hashes.append(entry.hash)
          starts.append(0)
        }
        starts[Int(slots[slot]) + 1] += 1
        return Int(slots[slot])
      }
      for i in hashes.indices { starts[i + 1] += starts[i] }
      var next = starts
      var triggers = entries.map(\.trigger)
      for (place, entry) in zip(places, entries) {
        triggers[Int(next[place])] = entry.trigger
        next[place] += 1
      }
      var size = 4096
      while size < hashes.count * 16 { size *= 2 }
      bloom = Bloom(size: size, hashes)
      self.mask = mask
      self.triggers = triggers
      self.hashes = hashes
      self.starts = starts
      self.slots = slots
      isEmpty = entries.isEmpty
    }

    deinit { bloom.free() }

    /// Where the triggers of a hash lie; nil where it has none. Slots are probed one after the other; half
    /// of them are free.
    func range(_ hash: UInt64) -> Range<Int32>? {
      var slot = Int((hash ^ (hash >> 32)) & mask)
      while slots[slot] >= 0 {
        let i = Int(slots[slot])
        if hashes[i] == hash { return starts[i]..<starts[i + 1] }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// A bit for each hash of a table: most words of a text are in none, and cost this look alone. Bare
  /// memory, since it is read for every letter of a text.
  struct Bloom {
    private let bits: UnsafeMutablePointer<UInt64>
    private let mask: UInt64

    /// `size` in bits, a power of two.
    init(size: Int, _ hashes: [UInt64]) {
      mask = UInt64(size - 1)
      bits = .allocate(capacity: size / 64)
      bits.initialize(repeating: 0, count: size / 64)
      for hash in hashes {
        let bit = (hash ^ (hash >> 29)) & mask
        bits[Int(bit >> 6)] |= 1 << (bit & 63)
      }
    }

    func free() { bits.deallocate() }

    /// Whether a hash may be in the table; only then is it looked up.
    @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
      let bit = (hash ^ (hash >> 29)) & mask
      return bits[Int(bit >> 6)] & (1 << (bit & 63)) != 0
    }
  }

  let whole: Table
  let beginnings: Table
  let endings: Table
  /// Lengths of the endings, ascending.
  let endingLengths: [Int]
  /// The last bytes of the endings.
  let endingBytes: ByteSet
  /// For each byte value the items that it calls for.
  let byBytes: [[Int32]]
  let hasByteGuards: Bool

  init(_ items: [PatternItem]) {
    var whole: [(UInt64, Trigger)] = []
    var beginnings: [(UInt64, Trigger)] = []
    var endings: [(UInt64, Trigger)] = []
    var lengths: Set<Int> = []
    var endingBytes = ByteSet()
    var byBytes: [[Int32]] = Array(repeating: [], count: 256)
    for (i, item) in items.enumerated() {
      for word in item.words {
        let trigger = Trigger(
          item: Int32(i), previous: word.previous, next: word.next, wordsBack: word.wordsBack)
        switch word.part {
        case .whole: whole.append((word.hash, trigger))
        case .beginning: beginnings.append((word.hash, trigger))
        case .ending:
          endings.append((word.hash, trigger))
          lengths.insert(Int(word.length))
          endingBytes.insert(word.last)
        }
      }
      guard case .bytes(let set) = item.guarding else { continue }
      for byte in UInt8.min...UInt8.max where set.contains(byte) { byBytes[Int(byte)].append(Int32(i)) }
    }
    self.whole = Table(whole)
    self.beginnings = Table(beginnings)
    self.endings = Table(endings)
    endingLengths = lengths.sorted()
    self.endingBytes = endingBytes
    hasByteGuards = byBytes.contains { !$0.isEmpty }
    self.byBytes = byBytes
  }
}

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
