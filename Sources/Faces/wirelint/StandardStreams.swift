import Glibc
import Reporters
import Synchronization

/// Writes bytes to a descriptor; a reader that went away (`wirelint … | head`) ends the program quietly.
///
/// `isRouted`: whether a process that watches this one sees them first.
func write(_ bytes: [UInt8], to stated: Int32, isRouted: Bool = true) {
  let descriptor = isRouted ? StandardStreams.destination(of: stated) : stated
  var at = 0
  while at < bytes.count {
    let wrote = bytes.withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress.map { $0 + at }, bytes.count - at)
    }
    if wrote < 0, errno == EINTR { continue }
    if wrote <= 0 { giveUp(on: stated, errno) }
    at += wrote
  }
}

/// Ends the program: what it has to say cannot be said.
private func giveUp(on descriptor: Int32, _ code: Int32) -> Never {
  if code == EPIPE { exit(0) }
  if descriptor != 2 {
    say("wirelint: standard output cannot be written (\(String(cString: strerror(code)).lowercased()))")
  }
  exit(3)
}

/// Where what goes to standard output and standard error goes: there, or to the process that watches this one.
enum StandardStreams {
  private static let output = Atomic<Int32>(1)
  private static let errors = Atomic<Int32>(2)

  /// Sends both elsewhere, before anything is written by another thread.
  static func route(output: Int32, errors: Int32) {
    StandardStreams.output.store(output, ordering: .relaxed)
    StandardStreams.errors.store(errors, ordering: .relaxed)
  }

  /// Does something of which nothing is said on standard error: it was said before.
  static func withoutErrors<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure)
    -> Value
  {
    let before = errors.load(ordering: .relaxed)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    if nowhere >= 0 { errors.store(nowhere, ordering: .relaxed) }
    defer {
      errors.store(before, ordering: .relaxed)
      if nowhere >= 0 { close(nowhere) }
    }
    return try body()
  }

  fileprivate static func destination(of descriptor: Int32) -> Int32 {
    switch descriptor {
    case 1: output.load(ordering: .relaxed)
    case 2: errors.load(ordering: .relaxed)
    default: descriptor
    }
  }

  /// Whether a service of continuous integration looks for commands in what is printed.
  static let areReadAsCommands = WorkflowCommands.areRead { name in getenv(name).map { String(cString: $0) } }
}

/// One line on standard error.
func say(_ text: String) {
  let shown = StandardStreams.areReadAsCommands ? WorkflowCommands.neutral(text) : text
  write(Array((shown + "\n").utf8), to: 2)
}
