import Foundation
import Synchronization

/// Numbered work shared out among threads, whose results are handed on in the order of the numbers.
enum OrderedWork {
  private struct State<Product: Sendable> {
    var next = 0
    var emitted = 0
    var finished: [Int: Product] = [:]
  }

  /// Does the work for every number below `count` on `jobs` threads, each with a worker of its own.
  ///
  /// `sink` gets each product once, in order, never two at a time. Only four products for each thread wait
  /// at any moment, so memory does not grow with `count`.
  static func run<Worker, Product: Sendable>(
    count: Int, jobs: Int, worker makeWorker: @Sendable () -> Worker,
    work: @Sendable (Worker, Int) -> Product, retire: @Sendable (Worker) -> Void = { _ in },
    sink: @Sendable (Product) -> Void
  ) {
    let jobs = max(1, min(jobs, count))
    let state = Mutex(State<Product>())
    // A number is taken only where there is room for its product; handing on makes room. The lowest number
    // that is not handed on always has its room already, so waiting ends.
    let room = DispatchSemaphore(value: jobs * 4)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let worker = makeWorker()
      while true {
        room.wait()
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < count else {
          room.signal()
          break
        }
        let product = work(worker, index)
        state.withLock { state in
          state.finished[index] = product
          while let next = state.finished.removeValue(forKey: state.emitted) {
            sink(next)
            state.emitted += 1
            room.signal()
          }
        }
      }
      retire(worker)
    }
  }
}
