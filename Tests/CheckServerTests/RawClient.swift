import CheckServer
import Foundation
import LintEngine
import RuleTestSupport
import Testing

/// A server on a port of this machine, and clients that send it whatever bytes they like.
final class RawServer: Sendable {
  let port: UInt16
  private let ending = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// What the thread of the server says once it listens.
  private final class Started: @unchecked Sendable {
    // Proof: written by the serving thread before it signals `there`, and read behind that signal only.
    var port: UInt16 = 0
    let there = DispatchSemaphore(value: 0)
  }

  init(_ adjust: (inout CheckServer.Limits) -> Void = { _ in }) throws {
    var sources = TestDesk.planSources
    sources.ignoresConfigurations = true
    var limits = CheckServer.Limits()
    adjust(&limits)
    let server = try CheckServer(
      PlanMaker(DataFolder(path: TestDesk.root), sources), version: "test", limits)
    let started = Started()
    let thread = Thread { [ending, ended] in
      try? server.serve(port: 0) {
        started.port = $0
        started.there.signal()
      } wait: {
        ending.wait()
      }
      started.there.signal()
      ended.signal()
    }
    thread.start()
    started.there.wait()
    port = started.port
    try #require(port != 0)
  }

  /// Ends the server, which waits for what is being answered.
  func stop() {
    ending.signal()
    ended.wait()
  }
}

/// One connection to this machine.
final class RawClient {
  private let socket: Int32

  init(_ port: UInt16) throws {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = inet_addr("127.0.0.1")
    // A server that never answers fails the test instead of holding it up.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0, "no connection: \(String(cString: strerror(errno)))")
  }

  deinit { close(socket) }

  /// Sends some text; false where the server has hung up.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Foundation.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// What comes until the server hangs up, or until `isEnough` of it is there; nil where nothing comes for
  /// a minute.
  func receive(until isEnough: (String) -> Bool = { _ in false }) -> String? {
    var got: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &chunk, chunk.count, 0)
      if count < 0, errno == ECONNRESET { break }
      if count < 0 { return nil }
      if count == 0 { break }
      got += chunk[..<count]
      if isEnough(String(decoding: got, as: UTF8.self)) { break }
    }
    return String(decoding: got, as: UTF8.self)
  }

  /// The whole answer to a request with no body.
  static func answer(_ port: UInt16, _ request: String) throws -> String? {
    let client = try RawClient(port)
    client.send(request)
    return client.receive()
  }
}
