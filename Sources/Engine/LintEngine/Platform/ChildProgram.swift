import CLinux
import Glibc

/// Another program, run to its end.
package struct ChildProgram {
  /// How it ended and what it wrote.
  package struct Outcome {
    /// Its exit code; 128 and the signal where one ended it.
    package var code: Int32
    /// The bytes that it wrote to its standard output.
    package var output: [UInt8]
    /// The bytes that it wrote to its standard error.
    package var complaints: [UInt8]
  }

  /// Why a program could not be run.
  package struct Failure: Error {
    /// The system's sentence, or the program's own.
    package let reason: String

    /// `code`: as `errno` has it.
    init(code: Int32) { reason = String(cString: strerror(code)) }

    init(said: String) { reason = said }
  }

  /// What a program may take that is handed a stranger's file; the kernel ends it beyond that.
  package struct Limits: Sendable {
    /// Seconds of processor time.
    package var seconds = 20
    /// Bytes of memory.
    package var memory = 1 << 30
    /// Bytes of its output that are read.
    package var output = 64 << 20

    package init() {}
  }

  /// Runs a program that is looked for in `PATH`; both its outputs are kept whole.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's own name in front.
  ///   - input: What it reads from standard input; it is there once the limits hold.
  ///   - limits: What it may take; it can write to no file then. Nil: whatever it likes.
  package static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], limits: Limits? = nil
  ) throws(Failure) -> Outcome {
    let feed = try Channel()
    var output = try Channel()
    var complaints = try Channel()
    let child = try start([program] + arguments, feed, output, complaints)
    if let limits { _ = wirelint_limit(child, UInt64(limits.seconds), UInt64(limits.memory)) }
    output.closeWriting()
    complaints.closeWriting()
    var outcome = Outcome(code: 0, output: [], complaints: [])
    exchange(feed, input, output, complaints, most: limits?.output ?? .max, &outcome)
    if outcome.output.count > limits?.output ?? .max { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    outcome.code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return outcome
  }

  private static func start(
    _ words: [String], _ feed: borrowing Channel, _ output: borrowing Channel,
    _ complaints: borrowing Channel
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, feed.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, complaints.writing, STDERR_FILENO)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let failed = posix_spawnp(&child, words.first ?? "", &actions, nil, &arguments, environ)
    guard failed == 0 else { throw Failure(code: failed) }
    return child
  }

  /// Writes what the program reads, and reads both its outputs until their ends, whichever is ready: a program that
  /// waits for one must not stop the others.
  private static func exchange(
    _ feed: consuming Channel, _ input: [UInt8], _ output: borrowing Channel,
    _ complaints: borrowing Channel, most: Int, _ outcome: inout Outcome
  ) {
    feed.closeReading()
    var written = 0
    if input.isEmpty { feed.closeWriting() } else { _ = fcntl(feed.writing, F_SETFL, O_NONBLOCK) }
    var waiting = [
      pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: complaints.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: feed.writing, events: Int16(POLLOUT), revents: 0),
    ]
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while waiting[0].fd >= 0 || waiting[1].fd >= 0 {
      guard poll(&waiting, nfds_t(waiting.count), -1) >= 0 || errno == EINTR else { return }
      if waiting[2].fd >= 0, waiting[2].revents != 0 {
        let count = input.withUnsafeBytes {
          Glibc.write(feed.writing, $0.baseAddress.map { $0 + written }, input.count - written)
        }
        if count > 0 { written += count }
        // A program that reads no more has all that it wants.
        if written == input.count || count < 0 && errno != EINTR && errno != EAGAIN {
          feed.closeWriting()
          waiting[2].fd = -1
        }
      }
      for i in 0..<2 where waiting[i].fd >= 0 && waiting[i].revents != 0 {
        let count = Glibc.read(waiting[i].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          waiting[i].fd = -1
        } else if i == 0 {
          outcome.output += chunk[..<count]
        } else if outcome.complaints.count < 1 << 20 {
          outcome.complaints += chunk[..<count]
        }
      }
      if outcome.output.count > most { return }
    }
  }

  /// A pipe, whose ends are closed when it goes.
  private struct Channel: ~Copyable {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws(Failure) {
      var ends: [Int32] = [0, 0]
      // Another program that is started meanwhile must not hold the pipe open.
      guard wirelint_pipe(&ends) == 0 else { throw Failure(code: errno) }
      (reading, writing) = (ends[0], ends[1])
    }

    mutating func closeWriting() {
      close(writing)
      writing = -1
    }

    mutating func closeReading() {
      close(reading)
      reading = -1
    }

    deinit {
      if reading >= 0 { close(reading) }
      if writing >= 0 { close(writing) }
    }
  }
}
