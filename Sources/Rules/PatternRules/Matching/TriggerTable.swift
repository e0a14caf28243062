import SourceText

/// Triggers by the hash of a word, of two side by side or of a part of one, as they are stored.
struct TriggerTable: Sendable {
  /// What makes a pattern worth trying.
  struct Trigger: BitwiseCopyable, Sendable {
    /// The hash of the word that must stand right before; 0 where any may.
    let before: UInt64
    /// The hash of the word that the match must begin with; 0 where any may.
    let first: UInt64
    /// Index of the pattern.
    let item: Int32
    /// Words from the trigger back to the start of the match; -1: the match may begin anywhere.
    let wordsBack: Int32
  }

  /// Where the parts of one table are stored.
  struct Parts {
    let triggers: StoredPart
    let hashes: StoredPart
    let starts: StoredPart
    let slots: StoredPart
    let bloom: StoredPart

    static let whole = Parts(
      triggers: .wholeTriggers, hashes: .wholeHashes, starts: .wholeStarts, slots: .wholeSlots,
      bloom: .wholeBloom)
    static let pairs = Parts(
      triggers: .pairTriggers, hashes: .pairHashes, starts: .pairStarts, slots: .pairSlots,
      bloom: .pairBloom)
    static let beginnings = Parts(
      triggers: .beginningTriggers, hashes: .beginningHashes, starts: .beginningStarts,
      slots: .beginningSlots, bloom: .beginningBloom)
    static let endings = Parts(
      triggers: .endingTriggers, hashes: .endingHashes, starts: .endingStarts, slots: .endingSlots,
      bloom: .endingBloom)
  }

  let triggers: StoredArray<Trigger>
  /// The hashes with where their triggers begin, and one more start for the end.
  private let hashes: StoredArray<UInt64>
  private let starts: StoredArray<Int32>
  /// Indices of hashes by their hash; -1 for a free slot.
  private let slots: StoredArray<Int32>
  /// A bit for each hash: most words of a text are in no table, and cost this look alone.
  private let bloom: StoredArray<UInt64>
  private let bloomMask: UInt64

  init(_ sections: StoredSections, _ parts: Parts) {
    triggers = sections.values(parts.triggers)
    hashes = sections.values(parts.hashes)
    starts = sections.values(parts.starts)
    slots = sections.values(parts.slots)
    bloom = sections.values(parts.bloom)
    bloomMask = UInt64(bloom.count * 64 - 1)
  }

  /// Whether a hash may be in the table; only then is it looked up.
  @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
    let bit = TriggerTable.bit(hash, bloomMask)
    return bloom[Int(bit >> 6)] & (1 << (bit & 63)) != 0
  }

  private static func bit(_ hash: UInt64, _ mask: UInt64) -> UInt64 { (hash ^ (hash >> 29)) & mask }

  private static func slot(_ hash: UInt64, _ count: Int) -> Int {
    Int((hash ^ (hash >> 32)) & UInt64(count - 1))
  }

  /// Where the triggers of a hash lie; nil where it has none. Slots are probed one after the other; half
  /// of them are free.
  func range(_ hash: UInt64) -> Range<Int>? {
    var slot = TriggerTable.slot(hash, slots.count)
    while slots[slot] >= 0 {
      let i = Int(slots[slot])
      if hashes[i] == hash { return Int(starts[i])..<Int(starts[i + 1]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Writes a table. The triggers of one hash stay in the order of the entries, which is that of the items.
  static func store(
    _ entries: [(hash: UInt64, trigger: Trigger)], in sections: inout StoredSections.Writer, _ parts: Parts
  ) {
    var count = 16
    while count < entries.count * 2 { count *= 2 }
    var slots = [Int32](repeating: -1, count: count)
    var hashes: [UInt64] = []
    var starts: [Int32] = [0]
    // For each entry the index of its hash; then, from counts of each hash, where its triggers begin.
    let places = entries.map { entry -> Int in
      var slot = slot(entry.hash, count)
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
    var bloom = [UInt64](repeating: 0, count: size / 64)
    for hash in hashes {
      let bit = bit(hash, UInt64(size - 1))
      bloom[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    sections.put(triggers, as: parts.triggers)
    sections.put(hashes, as: parts.hashes)
    sections.put(starts, as: parts.starts)
    sections.put(slots, as: parts.slots)
    sections.put(bloom, as: parts.bloom)
  }
}
