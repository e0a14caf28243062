import Glibc

/// The slots of a word table: a part of a mapped file, or memory of its own.
///
/// `@unchecked Sendable`: the memory is filled before the initialiser returns and never written again
/// (files are mapped read-only and privately, and replaced by renaming, never changed in place), the
/// pointer does not leave this folder, and it is released when nobody holds the object any more.
final class SlotMemory: @unchecked Sendable {
  let slots: UnsafeBufferPointer<UInt64>
  /// The whole mapping; nil for memory of its own.
  private let mapping: UnsafeMutableRawBufferPointer?

  /// A copy of some slots.
  init(copying slots: [UInt64]) {
    let memory = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: slots.count)
    _ = memory.initialize(from: slots)
    self.slots = UnsafeBufferPointer(memory)
    mapping = nil
  }

  /// The words of an open file from the `skipped`th on; nil when it cannot be mapped.
  init?(mapping file: Int32, words: Int, skipping skipped: Int) {
    let length = words * 8
    guard skipped < words,
      let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0),
      start != MAP_FAILED
    else { return nil }
    mapping = UnsafeMutableRawBufferPointer(start: start, count: length)
    let all = UnsafeRawBufferPointer(start: start, count: length).bindMemory(to: UInt64.self)
    slots = UnsafeBufferPointer(rebasing: all[skipped...])
  }

  deinit {
    if let mapping { munmap(mapping.baseAddress, mapping.count) } else { slots.deallocate() }
  }
}
