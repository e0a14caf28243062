import SourceText
import Synchronization

/// Whether the sections of a kept table are as they were written: each is looked at when a word first leads to
/// it, since a sum over the whole 4 MB takes longer than linting a story.
///
/// `@unchecked Sendable`: the pointers lead into `memory`, which is never written, and to flags of its own,
/// which are atomic.
final class SectionCheck: @unchecked Sendable {
  /// Slots of a section: 512 bytes.
  static let size = 64

  private let slots: UnsafeBufferPointer<UInt64>
  private let sums: UnsafeBufferPointer<UInt32>
  private let memory: StoredBytes
  /// For each section: 1 once it was found to be sound.
  private let flags: UnsafeMutablePointer<Atomic<UInt8>>
  private let makeAnew: @Sendable () -> CompiledWords
  private let made = MadeOnce<Remade>()

  private final class Remade: Sendable {
    let words: CompiledWords

    init(_ words: CompiledWords) { self.words = words }
  }

  /// `sums`: of each section of `slots`, in the same memory. `remake` gives the words where a section turns out
  /// to be damaged.
  init(
    _ slots: UnsafeBufferPointer<UInt64>, sums: UnsafeBufferPointer<UInt32>, of memory: StoredBytes,
    remake: @escaping @Sendable () -> CompiledWords
  ) {
    self.slots = slots
    self.sums = sums
    self.memory = memory
    makeAnew = remake
    flags = .allocate(capacity: sums.count)
    for i in 0..<sums.count { (flags + i).initialize(to: Atomic(0)) }
  }

  deinit {
    flags.deinitialize(count: sums.count)
    flags.deallocate()
  }

  /// Whether the section that holds a slot is sound.
  @inline(__always)
  func isSound(at slot: Int) -> Bool {
    let section = slot / SectionCheck.size
    return flags[section].load(ordering: .relaxed) == 1 || look(at: section)
  }

  @inline(never)
  private func look(at section: Int) -> Bool {
    let start = section * SectionCheck.size
    let part = UnsafeBufferPointer(rebasing: slots[start..<(start + SectionCheck.size)])
    guard SectionCheck.sum(part) == sums[section] else { return false }
    flags[section].store(1, ordering: .relaxed)
    return true
  }

  /// The words from their dictionaries, made once.
  var remade: CompiledWords { made.value { Remade(makeAnew()) }.words }

  /// The sum of one section.
  private static func sum(_ section: UnsafeBufferPointer<UInt64>) -> UInt32 {
    UInt32(truncatingIfNeeded: BlockChecksum.of(section) >> 32)
  }

  /// The sums of all sections of a table.
  static func sums(of slots: UnsafeBufferPointer<UInt64>) -> [UInt32] {
    stride(from: 0, to: slots.count, by: size).map {
      sum(UnsafeBufferPointer(rebasing: slots[$0..<($0 + size)]))
    }
  }
}
