import FoundationEssentials
import Glibc
import Reporters

/// Writes bytes to a descriptor; a reader that went away (`wirelint … | head`) ends the program quietly.
func write(_ bytes: [UInt8], to descriptor: Int32) {
  var at = 0
  while at < bytes.count {
    let wrote = bytes.withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress.map { $0 + at }, bytes.count - at)
    }
    if wrote < 0, errno == EINTR { continue }
    if wrote <= 0 { giveUp(on: descriptor, errno) }
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

enum StandardStreams {
  /// Whether a service of continuous integration looks for commands in what is printed.
  static let areReadAsCommands = WorkflowCommands.areRead { name in getenv(name).map { String(cString: $0) } }
}

/// One line on standard error.
func say(_ text: String) {
  let shown = StandardStreams.areReadAsCommands ? WorkflowCommands.neutral(text) : text
  write(Array((shown + "\n").utf8), to: 2)
}
