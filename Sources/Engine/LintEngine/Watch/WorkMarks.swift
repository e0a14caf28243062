import Glibc
import Synchronization

/// A piece of memory that a process shares with the one that it forks: what the other is doing is known here
/// even when it has ended at once, as a trap ends it.
///
/// `@unchecked Sendable`: the numbers are atomic, and the name is written by the one thread of a process that
/// looks into a single file, and read when that process is gone.
package final class WorkMarks: @unchecked Sendable {
  /// Threads that have a place.
  private static let mostThreads = 1024
  private static let longestName = 256
  private static let size = (mostThreads + 2) * 8 + longestName

  private let memory: UnsafeMutableRawPointer
  /// How many threads took a place, how many inputs are done, then a place for each thread: 1 above the number
  /// of the input that it works on, 0 for none.
  private var numbers: UnsafeMutablePointer<Atomic<Int>> {
    memory.assumingMemoryBound(to: Atomic<Int>.self)
  }
  private var nameStart: UnsafeMutableRawPointer { memory + (WorkMarks.mostThreads + 2) * 8 }

  /// Nil where the system has no memory to share.
  package init?() {
    guard
      let memory = mmap(nil, WorkMarks.size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
      memory != MAP_FAILED
    else { return nil }
    self.memory = memory
  }

  deinit { munmap(memory, WorkMarks.size) }

  /// The place of one more thread; the last one is shared by those for whom there is none.
  func place() -> Int {
    2 + min(numbers[0].wrappingAdd(1, ordering: .relaxed).oldValue, WorkMarks.mostThreads - 1)
  }

  /// Says on which input a thread works; nil: on none.
  func set(_ place: Int, to input: Int?) {
    numbers[place].store(input.map { $0 + 1 } ?? 0, ordering: .releasing)
  }

  /// The inputs that are being worked on.
  package var inputs: [Int] {
    (2..<(WorkMarks.mostThreads + 2)).compactMap { place in
      let number = numbers[place].load(ordering: .acquiring)
      return number > 0 ? number - 1 : nil
    }
  }

  /// How many inputs are done, those before among them.
  package var done: Int {
    get { numbers[1].load(ordering: .acquiring) }
    set { numbers[1].store(newValue, ordering: .releasing) }
  }

  /// What is being done, in one word: a rule's id.
  package var name: String {
    get {
      let bytes = UnsafeRawBufferPointer(start: nameStart, count: WorkMarks.longestName)
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    set {
      let bytes = UnsafeMutableRawBufferPointer(start: nameStart, count: WorkMarks.longestName)
      let text = Array(newValue.utf8.prefix(WorkMarks.longestName - 1)) + [0]
      bytes.copyBytes(from: text)
    }
  }

  /// Forgets everything, for the next process.
  package func clear() { memset(memory, 0, WorkMarks.size) }
}
