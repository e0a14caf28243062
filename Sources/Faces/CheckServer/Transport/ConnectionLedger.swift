import Dispatch
import Glibc
import LintEngine
import Synchronization

/// Who is connected and since when each has been waited for: a connection that takes longer than it may is
/// cut, and where there are too many, those that keep the server waiting make room for others.
///
/// libmicrohttpd's own clock begins anew with each byte that comes, so that a client that sends a header now
/// and then holds its thread for good; and its limits leave those outside who come last.
///
/// Sockets are shut down, never closed, and only under the lock under which `closed` forgets them;
/// libmicrohttpd calls that before it closes the socket, so no other file's descriptor is met.
final class ConnectionLedger: Sendable {
  /// What a connection is doing.
  private enum Phase {
    /// A request is due, or not there as a whole.
    case waiting
    case answering
    /// The answer is being sent.
    case sending
    /// It was shut down.
    case cut
  }

  private struct Entry {
    var socket: Int32
    /// Bytes of the client's address.
    var address: [UInt8]
    var phase = Phase.waiting
    /// When the phase began, in nanoseconds.
    var since: UInt64
  }

  private struct State {
    var entries: [UInt: Entry] = [:]
    var isStopped = false
  }

  /// How many times longer than a request an answer may take: it is larger.
  private static let patience: UInt64 = 3
  /// A connection is not cut for others' sake before it has had this long to send a request, in nanoseconds;
  /// the shorter time holds where half of all places are taken.
  private static let grace: (usual: UInt64, crowded: UInt64) = (250_000_000, 50_000_000)
  /// How often the clock is looked at while anybody is connected, in nanoseconds.
  private static let tick: UInt64 = 50_000_000

  /// In nanoseconds, for a whole request.
  private let time: UInt64
  /// Connections that may wait at one time.
  private let comfortable: Int
  /// Connections at one time.
  let most: Int
  private let state = Mutex(State())
  private let work = DispatchSemaphore(value: 0)

  /// `seconds`: for a whole request to arrive; `connections`: that may wait at one time.
  init(seconds: Int, connections: Int) {
    time = UInt64(seconds) * 1_000_000_000
    comfortable = connections
    // Each takes a file descriptor, of which a process has 1,024.
    most = max(connections, min(connections * 8, 512))
  }

  /// Begins to look at the clock while anybody is connected.
  func start() {
    SystemThread.start { [self] in
      while true {
        work.wait()
        while let count = check(DispatchTime.now().uptimeNanoseconds), count > 0 {
          SystemThread.sleep(nanoseconds: ConnectionLedger.tick)
        }
        if state.withLock(\.isStopped) { return }
      }
    }
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    work.signal()
  }

  // MARK: Connections

  func opened(_ connection: UInt, socket: Int32, address: [UInt8]) {
    let now = DispatchTime.now().uptimeNanoseconds
    let isFirst = state.withLock { state in
      state.entries[connection] = Entry(socket: socket, address: address, since: now)
      makeRoom(&state, now)
      return state.entries.count == 1
    }
    if isFirst { work.signal() }
  }

  func closed(_ connection: UInt) { state.withLock { $0.entries[connection] = nil } }

  /// A whole request is there.
  func answers(_ connection: UInt) { enter(.answering, connection) }
  /// Its answer is ready.
  func sends(_ connection: UInt) { enter(.sending, connection) }
  /// It has been sent, and another request may come.
  func waits(_ connection: UInt) { enter(.waiting, connection) }

  /// Whether a request is being answered.
  var isBusy: Bool {
    state.withLock { $0.entries.values.contains { $0.phase == .answering || $0.phase == .sending } }
  }

  /// A client's address as people write it; empty where it is not known.
  func client(_ connection: UInt) -> String {
    let address = state.withLock { $0.entries[connection]?.address } ?? []
    if address.count == 4 { return address.map { "\($0)" }.joined(separator: ".") }
    return stride(from: 0, to: address.count - address.count % 2, by: 2).map {
      String(UInt16(address[$0]) << 8 | UInt16(address[$0 + 1]), radix: 16)
    }.joined(separator: ":")
  }

  private func enter(_ phase: Phase, _ connection: UInt) {
    let now = DispatchTime.now().uptimeNanoseconds
    state.withLock { state in
      guard let entry = state.entries[connection], entry.phase != .cut else { return }
      state.entries[connection]?.phase = phase
      state.entries[connection]?.since = now
    }
  }

  // MARK: The clock

  /// Cuts what has taken too long; how many are connected, nil after `stop`.
  private func check(_ now: UInt64) -> Int? {
    state.withLock { state in
      if state.isStopped { return nil }
      for (connection, entry) in state.entries {
        let age = now - min(now, entry.since)
        switch entry.phase {
        case .waiting where age > time, .sending where age > time * ConnectionLedger.patience:
          ConnectionLedger.cut(connection, &state)
        default: break
        }
      }
      makeRoom(&state, now)
      return state.entries.count
    }
  }

  /// While too many wait, cuts the oldest of the address that has most of them.
  private func makeRoom(_ state: inout State, _ now: UInt64) {
    var waiting = state.entries.filter { $0.value.phase == .waiting }
    guard waiting.count > comfortable else { return }
    let isCrowded = state.entries.count > most / 2
    let grace = isCrowded ? ConnectionLedger.grace.crowded : ConnectionLedger.grace.usual
    var counts: [[UInt8]: Int] = [:]
    for entry in waiting.values { counts[entry.address, default: 0] += 1 }
    var excess = waiting.count - comfortable
    waiting = waiting.filter { now - min(now, $0.value.since) > grace }
    // The longest row first, and in it who came first.
    for (connection, entry) in waiting.sorted(by: { $0.value.since < $1.value.since }) where excess > 0 {
      guard let own = counts[entry.address], own == counts.values.max() else { continue }
      counts[entry.address] = own - 1
      excess -= 1
      ConnectionLedger.cut(connection, &state)
    }
  }

  private static func cut(_ connection: UInt, _ state: inout State) {
    guard let entry = state.entries[connection] else { return }
    state.entries[connection]?.phase = .cut
    shutdown(entry.socket, Int32(SHUT_RDWR))
  }
}
