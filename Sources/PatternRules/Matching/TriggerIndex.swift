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
  struct Table: Sendable {
    private(set) var triggers: [Trigger] = []
    private var ranges: [UInt64: Range<Int32>] = [:]
    /// A bit for each hash of the table: most words of a text are in none, and cost this look alone.
    private var bloom: [UInt64] = []
    private var mask: UInt64 = 0
    var isEmpty: Bool { triggers.isEmpty }

    init(_ entries: [(hash: UInt64, trigger: Trigger)]) {
      if entries.isEmpty { return }
      let sorted = entries.sorted { ($0.hash, $0.trigger.item) < ($1.hash, $1.trigger.item) }
      triggers = sorted.map(\.trigger)
      var start = 0
      for i in 1...sorted.count where i == sorted.count || sorted[i].hash != sorted[start].hash {
        ranges[sorted[start].hash] = Int32(start)..<Int32(i)
        start = i
      }
      var size = 4096
      while size < ranges.count * 16 { size *= 2 }
      bloom = Array(repeating: 0, count: size / 64)
      mask = UInt64(size - 1)
      for hash in ranges.keys {
        let bit = Table.mixed(hash) & mask
        bloom[Int(bit >> 6)] |= 1 << (bit & 63)
      }
    }

    @inline(__always) private static func mixed(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }

    /// Whether a hash may be in the table; only then is it looked up.
    @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
      let bit = Table.mixed(hash) & mask
      return bloom.withUnsafeBufferPointer { $0[Int(bit >> 6)] } & (1 << (bit & 63)) != 0
    }

    func range(_ hash: UInt64) -> Range<Int32>? { ranges[hash] }
  }

  let whole: Table
  let beginnings: Table
  let endings: Table
  /// Lengths of the endings, ascending.
  let endingLengths: [Int]
  /// For each byte value the items that it calls for.
  let byBytes: [[Int32]]
  let hasByteGuards: Bool

  init(_ items: [PatternItem]) {
    var entries: [RequiredWord.Part: [(UInt64, Trigger)]] = [:]
    var lengths: Set<Int> = []
    var byBytes: [[Int32]] = Array(repeating: [], count: 256)
    for (i, item) in items.enumerated() {
      for word in item.words {
        let trigger = Trigger(
          item: Int32(i), previous: TriggerIndex.hash(word.previous), next: TriggerIndex.hash(word.next),
          wordsBack: Int8(word.wordsBack ?? -1))
        entries[word.part, default: []].append((TriggerIndex.hash(word.bytes), trigger))
        if word.part == .ending { lengths.insert(word.bytes.count) }
      }
      guard case .bytes(let set) = item.guarding else { continue }
      for byte in UInt8.min...UInt8.max where set.contains(byte) { byBytes[Int(byte)].append(Int32(i)) }
    }
    whole = Table(entries[.whole] ?? [])
    beginnings = Table(entries[.beginning] ?? [])
    endings = Table(entries[.ending] ?? [])
    endingLengths = lengths.sorted()
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

  private var starts: [Int32] = Array(repeating: -1, count: WordTrail.length)
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
