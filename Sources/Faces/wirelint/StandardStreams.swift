import FoundationEssentials
import Glibc

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

/// One line on standard error.
func say(_ text: String) { write(Array((text + "\n").utf8), to: 2) }
