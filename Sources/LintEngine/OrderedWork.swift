import Foundation
import Synchronization

/// Numbered work shared out among threads, whose products are handed on in the order of the numbers.
enum OrderedWork {
  /// How many products may wait for one before them, for each thread: enough for a story beside which
  /// dozens of others are done.
  private static let mostWaiting = 64
  /// How many bytes of them, so that large files do not pile up.
  private static let mostBytes = 16 << 20

  private struct State<Product: Sendable> {
    let count: Int
    let room: Int
    var next = 0
    var emitted = 0
    var finished: [Int: Product] = [:]
    var bytes = 0
    /// Threads that wait for room.
    var sleeping = 0

    /// The number to work on next; nil where there is none, or no room for its product. The lowest number
    /// that is not handed on never waits for room, so waiting ends.
    mutating func take() -> Int? {
      guard next < count, next == emitted || (next - emitted < room && bytes < mostBytes) else { return nil }
      next += 1
      return next - 1
    }
  }

  /// Does the work for every number below `count` on `jobs` threads, each with a worker of its own.
  ///
  /// `sink` gets each product once, in order, never two at a time. What waits is bounded, by number and by
  /// `size` in bytes, so memory does not grow with `count`.
  static func run<Worker, Product: Sendable>(
    count: Int, jobs: Int, worker makeWorker: @Sendable () -> Worker,
    work: @Sendable (Worker, Int) -> Product, size: @Sendable (Product) -> Int,
    retire: @Sendable (Worker) -> Void = { _ in }, sink: @Sendable (Product) -> Void
  ) {
    let jobs = max(1, min(jobs, count))
    let state = Mutex(State<Product>(count: count, room: jobs * mostWaiting))
    let wake = DispatchSemaphore(value: 0)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let worker = makeWorker()
      while let index = next(state, wake) {
        let product = work(worker, index)
        state.withLock { state in
          state.finished[index] = product
          state.bytes += size(product)
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

  /// The number to work on next, once there is room for its product; nil when all are taken.
  private static func next<Product: Sendable>(
    _ state: borrowing Mutex<State<Product>>, _ wake: DispatchSemaphore
  ) -> Int? {
    while true {
      let (index, isDone) = state.withLock { state in
        let index = state.take()
        let isDone = state.next == state.count
        if index == nil, !isDone { state.sleeping += 1 }
        return (index, isDone)
      }
      if index != nil || isDone { return index }
      wake.wait()
    }
  }
}
