import Glibc

/// Another program, run to its end.
package struct ChildProgram {
  /// How it ended and what it wrote.
  package struct Outcome {
    /// Its exit code; 128 and the signal where one ended it.
    package var code: Int32
    package var output: [UInt8]
    package var complaints: [UInt8]
  }

  /// The system's error where a program cannot be started, as `errno` has it.
  package struct Failure: Error {
    package let code: Int32

    /// The system's sentence.
    package var reason: String { String(cString: strerror(code)) }
  }

  /// Runs a program that is looked for in `PATH`; it reads nothing, and both its outputs are kept whole.
  ///
  /// `arguments`: without the program's own name in front.
  package static func run(_ program: String, _ arguments: [String]) throws(Failure) -> Outcome {
    var output = try Channel()
    var complaints = try Channel()
    let child = try start([program] + arguments, output, complaints)
    output.closeWriting()
    complaints.closeWriting()
    var outcome = Outcome(code: 0, output: [], complaints: [])
    read(output, into: &outcome.output, complaints, into: &outcome.complaints)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    outcome.code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return outcome
  }

  private static func start(
    _ words: [String], _ output: borrowing Channel, _ complaints: borrowing Channel
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, complaints.writing, STDERR_FILENO)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let failed = posix_spawnp(&child, words.first ?? "", &actions, nil, &arguments, environ)
    guard failed == 0 else { throw Failure(code: failed) }
    return child
  }

  /// Reads both until their ends, whichever has something: a program that waits for one to be read must
  /// not stop the other.
  private static func read(
    _ first: borrowing Channel, into some: inout [UInt8], _ second: borrowing Channel,
    into more: inout [UInt8]
  ) {
    var waiting = [
      pollfd(fd: first.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: second.reading, events: Int16(POLLIN), revents: 0),
    ]
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while waiting.contains(where: { $0.fd >= 0 }) {
      guard poll(&waiting, nfds_t(waiting.count), -1) >= 0 || errno == EINTR else { return }
      for i in waiting.indices where waiting[i].fd >= 0 && waiting[i].revents != 0 {
        let count = Glibc.read(waiting[i].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          waiting[i].fd = -1
        } else if i == 0 {
          some += chunk[..<count]
        } else {
          more += chunk[..<count]
        }
      }
    }
  }

  /// A pipe, whose ends are closed when it goes.
  private struct Channel: ~Copyable {
    let reading: Int32
    private(set) var writing: Int32

    init() throws(Failure) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw Failure(code: errno) }
      // Another program that is started meanwhile must not hold the pipe open.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    mutating func closeWriting() {
      close(writing)
      writing = -1
    }

    deinit {
      close(reading)
      if writing >= 0 { close(writing) }
    }
  }
}
