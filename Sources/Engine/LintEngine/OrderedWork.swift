import Dispatch
import Glibc
import Synchronization

/// Numbered work shared out among threads, whose products are handed on in the order of the numbers.
enum OrderedWork {
  /// How many products may wait for one before them, for each thread: enough for a story beside which
  /// dozens of others are done.
  private static let mostWaiting = 64
  /// How many bytes of them, so that large files do not pile up.
  private static let mostBytes = 16 << 20

  /// How many numbers a thread takes in one go where nothing else is said.
  static let usualAtOnce = 8

  private struct State<Product: Sendable> {
    let count: Int
    let room: Int
    let mostAtOnce: Int
    var next = 0
    var emitted = 0
    var finished: [Int: Product] = [:]
    var bytes = 0
    /// Threads that wait for room.
    var sleeping = 0

    /// The numbers to work on next; empty where there are none, or no room for their products. The lowest
    /// number that is not handed on never waits for room, so waiting ends.
    ///
    /// Several at a time while many are left, or threads would stand in line for quick work; one at a time
    /// towards the end, so that no thread is left with a heap.
    mutating func take(jobs: Int) -> Range<Int> {
      guard next < count, next == emitted || (next - emitted < room && bytes < mostBytes) else {
        return next..<next
      }
      let start = next
      next += max(1, min(mostAtOnce, (count - next) / (jobs * OrderedWork.usualAtOnce)))
      return start..<next
    }
  }

  /// Does the work for every number below `count` on `jobs` threads, each with a worker of its own.
  ///
  /// `sink` gets each product once, in order, never two at a time. What waits is bounded, by number and by
  /// `size` in bytes, so memory does not grow with `count`. `mostAtOnce`: how many a thread does before it hands on.
  static func run<Worker, Product: Sendable>(
    count: Int, jobs: Int, mostAtOnce: Int = usualAtOnce, worker makeWorker: @Sendable () -> Worker,
    work: @Sendable (Worker, Int) -> Product, size: @Sendable (Product) -> Int,
    retire: @Sendable (Worker) -> Void = { _ in }, sink: @Sendable (Product) -> Void
  ) {
    let jobs = max(1, min(jobs, count))
    let state = Mutex(State<Product>(count: count, room: jobs * mostWaiting, mostAtOnce: mostAtOnce))
    let wake = DispatchSemaphore(value: 0)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let worker = makeWorker()
      while let numbers = next(state, wake, jobs) {
        let products = numbers.map { work(worker, $0) }
        state.withLock { state in
          for (number, product) in zip(numbers, products) {
            state.finished[number] = product
            state.bytes += size(product)
          }
          while let next = state.finished.removeValue(forKey: state.emitted) {
            sink(next)
            state.bytes -= size(next)
            state.emitted += 1
          }
          for _ in 0..<state.sleeping { wake.signal() }
          state.sleeping = 0
        }
      }
      retire(worker)
    }
  }

  /// The numbers to work on next, once there is room for their products; nil when all are taken.
  private static func next<Product: Sendable>(
    _ state: borrowing Mutex<State<Product>>, _ wake: DispatchSemaphore, _ jobs: Int
  ) -> Range<Int>? {
    while true {
      let (numbers, isDone) = state.withLock { state in
        let numbers = state.take(jobs: jobs)
        let isDone = state.next == state.count
        if numbers.isEmpty, !isDone { state.sleeping += 1 }
        return (numbers, isDone)
      }
      if !numbers.isEmpty { return numbers }
      if isDone { return nil }
      wake.wait()
    }
  }
}
