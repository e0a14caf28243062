import SourceText

/// A word table while forms are added to it.
struct CompiledWordsBuilder {
  private var slots: [UInt64]
  private var count = 0

  /// An empty table with room for a number of forms; more make it grow.
  init(expecting forms: Int) {
    var size = 1024
    while size < forms * 3 / 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// The table as it stands.
  var words: CompiledWords {
    let memory = StoredBytes(count: slots.count * 8) { memory in
      slots.withUnsafeBytes { memory.copyMemory(from: $0) }
    }
    return CompiledWords(
      memory.bytes.bindMemory(to: UInt64.self), of: memory, count: count)
  }

  /// Adds a form, or what a further entry says of a form that is already there.
  mutating func insert(_ hash: UInt64, _ flags: WordFlags) {
    if count * 3 / 2 > slots.count { grow() }
    let i = place(of: hash)
    if slots[i] != 0 {
      slots[i] = WordFlags.merged(slots[i], flags)
    } else {
      slots[i] = hash & ~0xFFFF | flags.bits
      count += 1
    }
  }

  /// Adds the forms of another table, which no frequency was noted in.
  mutating func insert(formsOf other: CompiledWordsBuilder) {
    for slot in other.slots where slot != 0 {
      insert(slot & ~0xFFFF, WordFlags(rawValue: UInt8(truncatingIfNeeded: slot)))
    }
  }

  /// Notes how frequent a form is; forms that are not in the table stay out of it.
  mutating func setFrequency(_ frequency: UInt8, of hash: UInt64) {
    let i = place(of: hash)
    if slots[i] != 0 { slots[i] = slots[i] & ~0xFF00 | UInt64(frequency) << 8 }
  }

  /// Where a form stands, or the free slot that it would take.
  private func place(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var i = CompiledWords.home(hash) & mask
    while slots[i] != 0, !CompiledWords.isSame(slots[i], hash) { i = (i + 1) & mask }
    return i
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 { slots[place(of: slot)] = slot }
  }
}
