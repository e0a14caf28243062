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

    init(_ entries: [(hash: UInt64, trigger: Trigger)]) {
      // Items come in order, and so need no comparing among those of one hash.
      let sorted = entries.enumerated().sorted {
        $0.element.hash != $1.element.hash ? $0.element.hash < $1.element.hash : $0.offset < $1.offset
      }.map(\.element)
      var hashes: [UInt64] = []
      var starts: [Int32] = []
      for i in sorted.indices where i == 0 || sorted[i].hash != sorted[i - 1].hash {
        hashes.append(sorted[i].hash)
        starts.append(Int32(i))
      }
      starts.append(Int32(sorted.count))
      var size = 4096
      while size < hashes.count * 16 { size *= 2 }
      bloom = Bloom(size: size, hashes)
      triggers = sorted.map(\.trigger)
      var count = 16
      while count < hashes.count * 2 { count *= 2 }
      mask = UInt64(count - 1)
      var slots = [Int32](repeating: -1, count: count)
      for (i, hash) in hashes.enumerated() {
        var slot = Int((hash ^ (hash >> 32)) & mask)
        while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
        slots[slot] = Int32(i)
      }
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
    var entries: [RequiredWord.Part: [(UInt64, Trigger)]] = [:]
    var lengths: Set<Int> = []
    var endingBytes = ByteSet()
    var byBytes: [[Int32]] = Array(repeating: [], count: 256)
    for (i, item) in items.enumerated() {
      for word in item.words {
        let trigger = Trigger(
          item: Int32(i), previous: TriggerIndex.hash(word.previous), next: TriggerIndex.hash(word.next),
          wordsBack: Int8(word.wordsBack ?? -1))
        entries[word.part, default: []].append((TriggerIndex.hash(word.bytes), trigger))
        guard word.part == .ending, let last = word.bytes.last else { continue }
        lengths.insert(word.bytes.count)
        endingBytes.insert(last)
      }
      guard case .bytes(let set) = item.guarding else { continue }
      for byte in UInt8.min...UInt8.max where set.contains(byte) { byBytes[Int(byte)].append(Int32(i)) }
    }
    whole = Table(entries[.whole] ?? [])
    beginnings = Table(entries[.beginning] ?? [])
    endings = Table(entries[.ending] ?? [])
    endingLengths = lengths.sorted()
    self.endingBytes = endingBytes
    hasByteGuards = byBytes.contains { !$0.isEmpty }
    self.byBytes = byBytes
  }

  /// The hash of folded bytes; 0 for none.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.isEmpty ? 0 : ByteHash.of(bytes)
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
