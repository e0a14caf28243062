import CLinux
import Glibc
import LintEngine

/// Runs a command over many files in a process of its own and watches it: whatever a file makes of that process,
/// the file is reported (`internal-error`), passed over, and the rest is done by another process.
///
/// The worker is forked before anything was read, and does everything; this process hands on what it writes. A
/// trap cannot be caught, but it can be outlived. What each thread of the worker was at stands in memory that both
/// share.
struct Supervisor {
  /// What a worker does that follows another.
  enum Continuation {
    /// All of it once more. What is found is the same each time, so what was handed on already is left out.
    case again
    /// What is left: files that were changed cannot be changed again.
    case onwards
  }

  private let continuation: Continuation
  private let body: (RunWatch?) throws(UsageError) -> Int32
  private let marks: WorkMarks
  private var watch: RunWatch
  private var passages = [Passage(to: 1), Passage(to: 2)]

  /// Runs `body` in a worker, or right here where one file, or standard input, is all that there is.
  static func run(
    over walk: InputWalk, _ continuation: Continuation,
    body: @escaping (RunWatch?) throws(UsageError) -> Int32
  ) throws(UsageError) -> Int32 {
    let isSteady = walk.inputs.allSatisfy { if case .file = $0 { true } else { false } }
    guard walk.inputs.count > 1, isSteady, hasOneThread, let marks = WorkMarks() else { return try body(nil) }
    var supervisor = Supervisor(continuation, marks, body)
    return try supervisor.run()
  }

  private init(
    _ continuation: Continuation, _ marks: WorkMarks,
    _ body: @escaping (RunWatch?) throws(UsageError) -> Int32
  ) {
    self.continuation = continuation
    self.marks = marks
    self.body = body
    watch = RunWatch(marks)
  }

  /// A child has the thread that forked it and no other, so there may be no other.
  static var hasOneThread: Bool {
    FileSystem.names(in: "/proc/self/task")?.count == 1
  }

  private mutating func run() throws(UsageError) -> Int32 {
    while true {
      guard let ending = outcome() else { return try body(nil) }
      guard let signal = ending.signal else { return ending.code }
      watch.isFirst = false
      if let suspect = marks.suspect {
        // What is passed over is not looked at, so it ends nothing.
        guard watch.passedOver[suspect.input] == nil else { return giveUp(signal) }
        watch.passedOver[suspect.input] = RunWatch.Ending(
          signal: signal, rule: suspect.rule, version: Session.version)
        watch.isCautious = false
      } else if !marks.isAtWork || watch.isCautious {
        return giveUp(signal)
      } else {
        watch.isCautious = true
      }
    }
  }

  private func giveUp(_ signal: Int32) -> Int32 {
    say("wirelint: the process that did the work was ended (\(RunWatch.Ending.described(signal)))")
    return 3
  }

  // MARK: One worker

  private struct Ending {
    var code: Int32
    /// The signal that ended it.
    var signal: Int32?
  }

  /// How a worker ended; nil where none could be started. Ends this process as well where somebody asked the
  /// worker to end.
  private mutating func outcome() -> Ending? {
    marks.clear()
    guard passages[0].open() else { return nil }
    guard passages[1].open() else {
      passages[0].close()
      return nil
    }
    let parent = getpid()
    let child = wirelint_fork()
    if child == 0 { exit(SystemThread.afterFork { work(parent) }) }
    for i in passages.indices { passages[i].begin(continuation) }
    guard child > 0 else {
      for i in passages.indices { passages[i].close() }
      return nil
    }
    handOn()
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    if [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE].contains(signal) {
      Glibc.signal(signal, SIG_DFL)
      raise(signal)
    }
    return Ending(code: (status >> 8) & 0xFF, signal: signal == 0 ? nil : signal)
  }

  /// What the worker does, to its end.
  private func work(_ parent: pid_t) -> Int32 {
    marks.tellTraps()
    _ = wirelint_end_with_parent(SIGTERM)
    // It may have ended before this was asked for.
    if getppid() != parent { return 3 }
    StandardStreams.route(output: passages[0].writing, errors: passages[1].writing)
    do throws(UsageError) {
      return try body(watch)
    } catch {
      say("wirelint: \(error.description)")
      return 2
    }
  }

  /// Hands on what the worker writes, until it writes no more.
  private mutating func handOn() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var waiting = passages.map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
    while waiting.contains(where: { $0.fd >= 0 }) {
      guard poll(&waiting, nfds_t(waiting.count), -1) >= 0 || errno == EINTR else { break }
      for i in waiting.indices where waiting[i].fd >= 0 && waiting[i].revents != 0 {
        let count = read(waiting[i].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count > 0 { passages[i].handOn(chunk[..<count]) } else { waiting[i].fd = -1 }
      }
    }
    for i in passages.indices { passages[i].close() }
  }
}

/// The way of what a worker writes to one of our descriptors.
private struct Passage {
  private let descriptor: Int32
  private(set) var reading: Int32 = -1
  private(set) var writing: Int32 = -1
  /// Bytes that were handed on, of all workers.
  private var passed = 0
  /// Bytes of this worker that are still left out.
  private var dropped = 0

  init(to descriptor: Int32) { self.descriptor = descriptor }

  mutating func open() -> Bool {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return false }
    // Programs that a worker starts do not hold it open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
    return true
  }

  /// This process only reads.
  mutating func begin(_ continuation: Supervisor.Continuation) {
    Glibc.close(writing)
    writing = -1
    dropped = continuation == .again ? passed : 0
  }

  mutating func handOn(_ bytes: ArraySlice<UInt8>) {
    let rest = bytes.dropFirst(dropped)
    dropped -= bytes.count - rest.count
    if rest.isEmpty { return }
    write(Array(rest), to: descriptor)
    passed += rest.count
  }

  mutating func close() {
    if reading >= 0 { Glibc.close(reading) }
    if writing >= 0 { Glibc.close(writing) }
    (reading, writing) = (-1, -1)
  }
}
