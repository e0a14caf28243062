import Glibc
import SourceText

/// A word table while forms are added to it.
///
/// Its memory is its own, and the table's when it is done: it has several megabytes, which fresh from the system
/// are zero as they come.
final class CompiledWordsBuilder {
  private var slots: UnsafeMutableBufferPointer<UInt64>
  private var count = 0

  /// An empty table with room for a number of forms; more make it grow.
  init(expecting forms: Int) {
    var size = 1024
    while size < forms * 3 / 2 { size *= 2 }
    slots = CompiledWordsBuilder.memory(size)
  }

  deinit { free(slots.baseAddress) }

  private static func memory(_ size: Int) -> UnsafeMutableBufferPointer<UInt64> {
    // As an array that finds no memory does: there is nothing to go on with.
    guard let memory = calloc(size, MemoryLayout<UInt64>.stride) else { fatalError("out of memory") }
    return UnsafeMutableBufferPointer(start: memory.bindMemory(to: UInt64.self, capacity: size), count: size)
  }

  /// The table, which takes the forms with it: the builder is empty afterwards.
  func finish() -> CompiledWords {
    let done = UnsafeBufferPointer(slots)
    let memory = StoredBytes(UnsafeRawBufferPointer(done)) {
      free(UnsafeMutableRawPointer(mutating: $0.baseAddress))
    }
    defer { (slots, count) = (CompiledWordsBuilder.memory(1024), 0) }
    return CompiledWords(done, of: memory, count: count)
  }

  /// Adds a form, or what a further entry says of a form that is already there.
  func insert(_ hash: UInt64, _ flags: WordFlags) {
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
  func insert(formsOf other: CompiledWordsBuilder) { insert(slots: other.slots) }

  /// Adds forms as a table holds them, without frequencies; slots of 0 are none.
  func insert(slots: some Sequence<UInt64>) {
    for slot in slots where slot != 0 {
      insert(slot & ~0xFFFF, WordFlags(rawValue: UInt8(truncatingIfNeeded: slot)))
    }
  }

  /// Notes how frequent a form is; forms that are not in the table stay out of it.
  func setFrequency(_ frequency: UInt8, of hash: UInt64) {
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

  private func grow() {
    let old = slots
    slots = CompiledWordsBuilder.memory(old.count * 2)
    for slot in old where slot != 0 { slots[place(of: slot)] = slot }
    free(old.baseAddress)
  }
}
