import Dispatch
import Glibc
import LanguageServerProtocol
import Synchronization

/// What the serial path of the server has to do next.
package enum Event: Sendable {
  case message(Incoming)
  /// Bytes that were no message.
  case fault(LSP.ResponseError)
  case linted(LintedText)
  /// Something that a thread in the background has finished.
  case finished(@Sendable (Server) -> Void)
  /// Nothing more comes from the client.
  case ended
}

/// The events of the server in the order in which they came, from several threads to one.
///
/// What waits is bounded by bytes: a client that sends faster than it is served waits in turn.
package final class Mailbox: Sendable {
  private static let mostBytes = 256 << 20

  private struct State: Sendable {
    var events: [(event: Event, size: Int)] = []
    var first = 0
    var bytes = 0
    var isPosterWaiting = false
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)

  package init() {}

  /// Adds an event; waits while too many bytes wait already.
  package func post(_ event: Event, size: Int = 0) {
    while size > 0, isFull() { room.wait() }
    state.withLock { state in
      state.events.append((event, size))
      state.bytes += size
    }
    arrived.signal()
  }

  private func isFull() -> Bool {
    state.withLock { state in
      state.isPosterWaiting = state.bytes > Mailbox.mostBytes
      return state.isPosterWaiting
    }
  }

  /// The next event; waits for one, until a deadline where there is one.
  package func take(until deadline: DispatchTime = .distantFuture) -> Event? {
    guard arrived.wait(timeout: deadline) == .success else { return nil }
    let (event, wakes) = state.withLock { state in
      let (event, size) = state.events[state.first]
      state.first += 1
      state.bytes -= size
      if state.first > 256 || state.first == state.events.count {
        state.events.removeFirst(state.first)
        state.first = 0
      }
      let wakes = state.isPosterWaiting && state.bytes <= Mailbox.mostBytes
      if wakes { state.isPosterWaiting = false }
      return (event, wakes)
    }
    if wakes { room.signal() }
    return event
  }
}
