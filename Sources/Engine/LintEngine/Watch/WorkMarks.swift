import CLinux
import Glibc
import Synchronization

/// A piece of memory that a process shares with the one that it forks: what each thread of the other is doing is
/// known here even when that process has ended at once, as a trap ends it.
///
/// Proof that it may be shared, by threads and by processes: all in it are atomic numbers.
package final class WorkMarks: @unchecked Sendable {
  private typealias Number = Atomic<Int>

  /// What a thread was at.
  package struct Work: Sendable, Equatable {
    /// The number of the input in the run, or whatever else stands for a text.
    package var input: Int
    /// `RuleMarks.number` of the rule that was looking at it; 0: none.
    package var rule: Int
  }

  /// Threads that have a place.
  private static let mostThreads = 1024
  /// Numbers before the first place: the thread that a trap ended, inputs that are done, places that were taken.
  private static let head = 3
  /// Numbers of a place: the thread, 1 above the input that it works on or 0, the rule.
  private static let each = 3
  private static let size = (head + mostThreads * each) * MemoryLayout<Int>.size

  private let memory: UnsafeMutableRawPointer
  private var numbers: UnsafeMutablePointer<Number> { memory.assumingMemoryBound(to: Number.self) }

  /// Nil where the system has no memory to share.
  package init?() {
    guard
      let memory = mmap(nil, WorkMarks.size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
      memory != MAP_FAILED
    else { return nil }
    self.memory = memory
  }

  deinit { munmap(memory, WorkMarks.size) }

  /// Lets traps end this process at once, and say here which thread met them.
  package func tellTraps() { wirelint_tell_traps(memory.assumingMemoryBound(to: Int.self)) }

  /// Forgets everything but how many inputs are done, for the next process.
  package func clear() {
    let done = done
    memset(memory, 0, WorkMarks.size)
    self.done = done
  }

  /// How many inputs are done, those of processes before among them; or what a server listens on.
  package var done: Int {
    get { numbers[1].load(ordering: .acquiring) }
    set { numbers[1].store(newValue, ordering: .releasing) }
  }

  /// Where this thread says what it does; nil where there are too many threads. The same one each time, until
  /// the thread leaves it.
  package func thread() -> ThreadMark? {
    let own = wirelint_thread()
    if let place = places.first(where: { number($0, 0).pointee.load(ordering: .relaxed) == own }) {
      return ThreadMark(self, place)
    }
    for place in 0..<WorkMarks.mostThreads {
      let (isTaken, _) = number(place, 0).pointee.compareExchange(
        expected: 0, desired: own, ordering: .acquiringAndReleasing)
      guard isTaken else { continue }
      numbers[2].max(place + 1, ordering: .acquiringAndReleasing)
      return ThreadMark(self, place)
    }
    return nil
  }

  fileprivate func number(_ place: Int, _ which: Int) -> UnsafeMutablePointer<Atomic<Int>> {
    numbers + (WorkMarks.head + place * WorkMarks.each + which)
  }

  /// Those that were taken at any time.
  private var places: Range<Int> { 0..<numbers[2].load(ordering: .acquiring) }

  private func work(_ place: Int) -> Work? {
    let input = number(place, 1).pointee.load(ordering: .acquiring)
    return input == 0
      ? nil : Work(input: input &- 1, rule: number(place, 2).pointee.load(ordering: .acquiring))
  }

  /// Whether anything was being worked on when the process ended.
  package var isAtWork: Bool { places.contains { work($0) != nil } }

  /// What ended the process: what the thread was at that met a trap, else the only thing that was worked on; nil
  /// where that is not known.
  package var suspect: Work? {
    let thread = numbers[0].load(ordering: .acquiring)
    if thread != 0,
      let place = places.first(where: { number($0, 0).pointee.load(ordering: .acquiring) == thread }),
      let work = work(place)
    {
      return work
    }
    let all = places.compactMap(work)
    return all.count == 1 ? all[0] : nil
  }
}

/// Where one thread says what it does.
package struct ThreadMark: Sendable {
  private let marks: WorkMarks
  private let place: Int

  fileprivate init(_ marks: WorkMarks, _ place: Int) {
    self.marks = marks
    self.place = place
  }

  /// Says that this thread works on something while it does; of a thread that already does, nothing is changed
  /// behind it.
  package func working<Value>(on input: Int, _ body: () -> Value) -> Value {
    let before = marks.number(place, 1).pointee.load(ordering: .relaxed)
    marks.number(place, 1).pointee.store(input &+ 1, ordering: .releasing)
    defer {
      self.rule = 0
      marks.number(place, 1).pointee.store(before, ordering: .releasing)
    }
    return body()
  }

  /// Leaves the place to another thread.
  package func leave() { marks.number(place, 0).pointee.store(0, ordering: .releasing) }

  /// `RuleMarks.number` of the rule that is run; 0: none.
  var rule: Int {
    get { marks.number(place, 2).pointee.load(ordering: .relaxed) }
    nonmutating set { marks.number(place, 2).pointee.store(newValue, ordering: .relaxed) }
  }

  /// The place of the thread that asks, which may be another one of the same process.
  func ofThisThread() -> ThreadMark? { marks.thread() }

  /// The input that this thread works on.
  var input: Int? {
    let input = marks.number(place, 1).pointee.load(ordering: .relaxed)
    return input == 0 ? nil : input &- 1
  }
}
