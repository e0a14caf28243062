import Foundation

/// Writes bytes to a descriptor; a reader that went away (`wirelint … | head`) ends the program quietly.
func write(_ bytes: [UInt8], to descriptor: Int32) {
  var at = 0
  while at < bytes.count {
    let wrote = bytes.withUnsafeBytes {
      Foundation.write(descriptor, $0.baseAddress.map { $0 + at }, bytes.count - at)
    }
    if wrote < 0, errno == EINTR { continue }
    if wrote <= 0 { exit(errno == EPIPE ? 0 : 3) }
    at += wrote
  }
}

/// One line on standard error.
func say(_ text: String) { write(Array((text + "\n").utf8), to: 2) }
