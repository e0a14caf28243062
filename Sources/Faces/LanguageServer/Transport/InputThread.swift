import Glibc
import LanguageServerProtocol
import LintEngine
import Synchronization

/// Reads the client's messages on a thread of its own and hands them to the mailbox.
package final class InputThread: Sendable {
  private let mailbox: Mailbox
  /// Requests that the client no longer wants, known before those that wait in front are served.
  private let cancelled = Mutex<Set<LSP.RequestID>>([])

  /// `mailbox`: what the messages are put into. Nothing is read until `start`.
  package init(_ mailbox: Mailbox) { self.mailbox = mailbox }

  /// Whether a request was cancelled while it waited; asked once.
  func takeCancelled(_ id: LSP.RequestID) -> Bool { cancelled.withLock { $0.remove(id) != nil } }

  /// Starts to read from a descriptor.
  package func start(descriptor: Int32) {
    // Foundation's JSON decoder goes down by one frame for each bracket.
    SystemThread.start(stackSize: 8 << 20) { [self] in
      var reader = FrameReader()
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let got = Glibc.read(descriptor, &chunk, chunk.count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        reader.feed(chunk[..<got])
        pass(&reader)
      }
      mailbox.post(.ended)
    }
  }

  /// Hands on all messages that are complete.
  package func pass(_ reader: inout FrameReader) {
    while let frame = reader.next() {
      switch frame {
      case .fault(let reason): mailbox.post(.fault(LSP.ResponseError(.parseError, reason)))
      case .tooLarge(let size):
        mailbox.post(
          .fault(
            LSP.ResponseError(
              .invalidRequest,
              "a message of \(size >> 20) MiB; at most \(FrameReader.largestBody >> 20) MiB are read")))
      case .message(let bytes): pass(bytes, &reader)
      }
    }
  }

  private func pass(_ bytes: [UInt8], _ reader: inout FrameReader) {
    do throws(LSP.ResponseError) {
      let incoming = try Incoming(bytes)
      if incoming.head.method == "$/cancelRequest",
        let id = try? incoming.parameters(LSP.CancelParams.self).id
      {
        cancelled.withLock { _ = $0.insert(id) }
      }
      mailbox.post(.message(incoming), size: bytes.count)
    } catch {
      mailbox.post(.fault(error))
      // A length that was too large took the next message with it.
      if let header = FrameReader.headerInside(bytes) { reader.putBack(bytes[header...]) }
    }
  }
}
