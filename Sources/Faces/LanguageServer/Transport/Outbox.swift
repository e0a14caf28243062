import Glibc
import JSONCoding
import LanguageServerProtocol
import Synchronization

/// Writes messages to the client, each whole, from any thread.
package final class Outbox: Sendable {
  private let write: @Sendable ([UInt8]) -> Bool
  private let isOpen = Mutex(true)

  /// `write` puts all bytes out, and says whether somebody still reads.
  package init(_ write: @escaping @Sendable ([UInt8]) -> Bool) { self.write = write }

  /// An outbox that writes to a file descriptor.
  package convenience init(descriptor: Int32) {
    self.init { bytes in
      var at = 0
      while at < bytes.count {
        let wrote = bytes.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress.map { $0 + at }, bytes.count - at)
        }
        if wrote < 0, errno == EINTR { continue }
        if wrote <= 0 { return false }
        at += wrote
      }
      return true
    }
  }

  /// Whether the client still reads.
  package var isReaderThere: Bool { isOpen.withLock { $0 } }

  /// A message with its header.
  static func framed(_ message: some Encodable) -> [UInt8] {
    var encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Strings and numbers that came out of JSON or were made here: there is nothing that cannot be encoded.
    let body = (try? encoder.encode(message)) ?? Array("{}".utf8)
    return FrameReader.framed(body)
  }

  func send(_ message: some Encodable) { send(framed: Outbox.framed(message)) }

  /// Sends a message that is put together of a head, something long and a tail, without another copy of
  /// the long part.
  func send(_ head: JSONText, _ middle: [UInt8], _ tail: StaticString) {
    var end = JSONText()
    end.add(tail)
    let length = head.bytes.count + middle.count + end.bytes.count
    let beginning = Array("Content-Length: \(length)\r\n\r\n".utf8) + head.bytes
    isOpen.withLock { if $0 { $0 = write(beginning) && write(middle) && write(end.bytes) } }
  }

  private func send(framed bytes: [UInt8]) {
    isOpen.withLock { if $0 { $0 = write(bytes) } }
  }
}
