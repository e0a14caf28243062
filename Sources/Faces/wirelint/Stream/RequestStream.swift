import Dispatch
import Glibc
import LintEngine
import SourceText
import Synchronization

/// Lines read on one thread, answered on several, and written in the order in which they came.
///
/// Reading waits while too much is unanswered, so a client that writes without reading is held back and memory
/// stays bounded.
final class RequestStream: Sendable {
  /// The longest line that is read, in bytes.
  static let longestRequest = 64 << 20
  /// How many bytes of requests may be unanswered: two of the longest.
  private static let mostBytes = 2 * longestRequest
  /// How many requests may be unanswered, for each thread.
  private static let mostWaiting = 64

  private enum Line: Sendable {
    case request([UInt8])
    /// One that was too long, and its length.
    case tooLong(Int)
  }

  private struct State: Sendable {
    var waiting: [(number: Int, line: Line)] = []
    var answers: [Int: (bytes: [UInt8], size: Int)] = [:]
    var read = 0
    var written = 0
    var bytes = 0
    var hasEnded = false
    /// Whether the reader waits for room.
    var isHeld = false
  }

  private let jobs: Int
  private let answering: @Sendable () -> StreamAnswers
  private let state = Mutex(State())
  private let work = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)

  /// `answering` is called once on each of the `jobs` threads.
  init(jobs: Int, answering: @escaping @Sendable () -> StreamAnswers) {
    self.jobs = jobs
    self.answering = answering
  }

  /// Reads lines from a descriptor until it ends, and gives `sink` each answer in order, never two at a time.
  func run(descriptor: Int32, sink: @escaping @Sendable ([UInt8]) -> Void) {
    for _ in 0..<jobs {
      SystemThread.start(stackSize: 8 << 20) { [self] in
        let answers = answering()
        while let (number, line) = next() { finish(number, answer(line, answers), sink) }
        done.signal()
      }
    }
    readLines(descriptor)
    state.withLock { $0.hasEnded = true }
    for _ in 0..<jobs { work.signal() }
    for _ in 0..<jobs { done.wait() }
  }

  private func answer(_ line: Line, _ answers: StreamAnswers) -> (bytes: [UInt8], size: Int) {
    switch line {
    case .request(let bytes): (answers.answer(bytes[...]), bytes.count)
    case .tooLong(let count): (answers.refusal(ofBytes: count), 0)
    }
  }

  /// The oldest request that nobody has taken; nil when there will be none.
  private func next() -> (Int, Line)? {
    while true {
      work.wait()
      let (taken, hasEnded) = state.withLock { state in
        (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.hasEnded)
      }
      if let taken { return (taken.number, taken.line) }
      if hasEnded { return nil }
    }
  }

  private func finish(
    _ number: Int, _ answer: (bytes: [UInt8], size: Int), _ sink: @Sendable ([UInt8]) -> Void
  ) {
    state.withLock { state in
      state.answers[number] = answer
      while let next = state.answers.removeValue(forKey: state.written) {
        // Under the lock: answers leave in order, one at a time.
        sink(next.bytes)
        state.written += 1
        state.bytes -= next.size
      }
      // Not at the first place that is free: the reader would wake once for each answer.
      if state.isHeld, hasRoom(state, share: 2) {
        state.isHeld = false
        room.signal()
      }
    }
  }

  /// Whether no more is unanswered than a `share`th of what may be.
  private func hasRoom(_ state: borrowing State, share: Int = 1) -> Bool {
    (state.read - state.written) * share < jobs * RequestStream.mostWaiting
      && state.bytes * share < RequestStream.mostBytes
  }

  private func add(_ line: Line) {
    let mustWait = state.withLock { state in
      state.waiting.append((state.read, line))
      state.read += 1
      if case .request(let bytes) = line { state.bytes += bytes.count }
      state.isHeld = !hasRoom(state)
      return state.isHeld
    }
    work.signal()
    if mustWait { room.wait() }
  }

  /// Cuts what comes into lines; empty ones are passed over.
  private func readLines(_ descriptor: Int32) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var line: [UInt8] = []
    var skipped = 0
    func end() {
      if skipped > 0 { add(.tooLong(skipped)) } else if !line.isEmpty { add(.request(line)) }
      line.removeAll()
      skipped = 0
    }
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      var start = 0
      while let feed = RequestStream.feed(in: chunk, start..<count) {
        take(chunk[start..<feed], &line, &skipped)
        end()
        start = feed + 1
      }
      take(chunk[start..<count], &line, &skipped)
    }
    end()
  }

  /// The first end of a line in a part of what was read.
  private static func feed(in chunk: [UInt8], _ part: Range<Int>) -> Int? {
    chunk.withUnsafeBufferPointer { chunk in
      let read = UnsafeBufferPointer(rebasing: chunk[..<part.upperBound])
      return ByteSearch.first(UInt8(ascii: "\n"), in: read, from: part.lowerBound)
    }
  }

  private func take(_ piece: ArraySlice<UInt8>, _ line: inout [UInt8], _ skipped: inout Int) {
    if skipped > 0 || line.count + piece.count > RequestStream.longestRequest {
      skipped += line.count + piece.count
      line = []
    } else {
      line += piece
    }
  }
}
