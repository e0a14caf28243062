import CMicrohttpd
import Dispatch
import Glibc
import LintEngine

/// Takes requests from a port through libmicrohttpd, each connection on a thread of its own, and hands
/// each to one function.
final class HTTPDaemon: @unchecked Sendable {
  // Proof: everything but `daemon` is set once in `init`, and the functions are Sendable. What `library`
  // points at is filled before the daemon starts, so before MHD makes a thread, and not changed again.
  // `daemon` is set before `start` returns and read by the thread that started it; MHD's own threads do not
  // read it.

  /// How much is taken from a client.
  struct Limits: Sendable {
    /// Of a body, in bytes.
    var body: Int
    /// For a whole request to arrive, in seconds.
    var seconds: Int
    /// Connections that may wait at one time; those that wait longest make room for others.
    var connections: Int
  }

  private let limits: Limits
  private let ledger: ConnectionLedger
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse
  /// What is answered to a head alone; nil where the body is waited for.
  private let judge: @Sendable (HTTPRequest) -> HTTPResponse?
  /// What is answered to a body that is too large.
  private let refusal: HTTPResponse
  private var daemon: OpaquePointer?
  /// The functions of libmicrohttpd; those of its threads read it, so it stands in one place.
  private let library = UnsafeMutablePointer<wirelint_microhttpd>.allocate(capacity: 1)

  init(
    _ limits: Limits, refusal: HTTPResponse, judge: @escaping @Sendable (HTTPRequest) -> HTTPResponse?,
    answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    self.limits = limits
    ledger = ConnectionLedger(seconds: limits.seconds, connections: limits.connections)
    self.refusal = refusal
    self.judge = judge
    self.answer = answer
    library.initialize(to: wirelint_microhttpd())
  }

  deinit { library.deallocate() }

  /// Starts to listen; the port, which is `port` unless that is 0. Throws the reason where it cannot.
  func start(address: String, port: UInt16) throws(StartError) -> UInt16 {
    if let missing = wirelint_load_microhttpd(library) {
      throw StartError(reason: "\(String(cString: missing)); Debian has it in the package libmicrohttpd12")
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    daemon = wirelint_start_daemon(
      library, address, port, UInt32(ledger.most), UInt32(limits.seconds), 8 << 20, handleRequest,
      completeRequest, noteConnection, context)
    guard let daemon else {
      throw StartError(reason: errno == 0 ? nil : String(cString: strerror(errno)))
    }
    ledger.start()
    return wirelint_port(library, daemon)
  }

  struct StartError: Error {
    /// nil where nothing is known.
    var reason: String?
  }

  /// Waits until no request is being answered, for some seconds at most.
  func drain(seconds: Int) {
    let deadline = DispatchTime.now().uptimeNanoseconds + UInt64(seconds) * 1_000_000_000
    while ledger.isBusy, DispatchTime.now().uptimeNanoseconds < deadline {
      SystemThread.sleep(nanoseconds: 10_000_000)
    }
  }

  /// Stops to listen and waits for the requests that are being answered.
  func stop() {
    if let daemon { wirelint_stop_daemon(library, daemon) }
    daemon = nil
    ledger.stop()
  }

  // MARK: Connections

  fileprivate func opened(_ connection: OpaquePointer) {
    var address = [UInt8](repeating: 0, count: 16)
    let length = wirelint_connection_address(library, connection, &address)
    ledger.opened(
      UInt(bitPattern: connection), socket: wirelint_connection_socket(library, connection),
      address: Array(address.prefix(length)))
  }

  fileprivate func closed(_ connection: OpaquePointer) { ledger.closed(UInt(bitPattern: connection)) }

  /// A request is at its end, however it ended.
  fileprivate func completed(_ connection: OpaquePointer) { ledger.waits(UInt(bitPattern: connection)) }

  // MARK: One request

  /// What has come of a request.
  fileprivate final class Arriving {
    var request: HTTPRequest
    let started = DispatchTime.now()
    /// Whether the answer is given already and the rest of the body is dropped.
    var isRefused = false

    init(_ request: HTTPRequest) { self.request = request }
  }

  /// The first call of a request: its head is there.
  fileprivate func begin(_ connection: OpaquePointer, _ path: String, _ method: String) -> Arriving {
    var head = HTTPRequest(method: method, path: path)
    withUnsafeMutablePointer(to: &head) { head in
      wirelint_connection_values(
        library, connection, .HEADER_KIND,
        { context, _, key, value in
          guard let head = context?.assumingMemoryBound(to: HTTPRequest.self), let key, let value else {
            return .YES
          }
          let name = String(cString: key).lowercased()
          let text = String(cString: value)
          if head.pointee.headers[name].map({ $0 != text }) ?? false {
            head.pointee.contradicted.insert(name)
          }
          if head.pointee.headers[name] == nil { head.pointee.headers[name] = text }
          return .YES
        }, head)
      wirelint_connection_values(
        library, connection, .GET_ARGUMENT_KIND,
        { context, _, key, value in
          guard let head = context?.assumingMemoryBound(to: HTTPRequest.self), let key else { return .YES }
          let name = HTTPDaemon.text(key)
          if head.pointee.query[name] == nil {
            head.pointee.query[name] = value.map(HTTPDaemon.unescaped) ?? []
          }
          return .YES
        }, head)
    }
    head.client = ledger.client(UInt(bitPattern: connection))
    return Arriving(head)
  }

  /// The bytes that a part of a path or query stands for.
  private static func unescaped(_ escaped: UnsafePointer<CChar>) -> [UInt8] {
    let characters = UnsafeBufferPointer(start: escaped, count: strlen(escaped))
    return FormFields.unescaped(characters.map(UInt8.init(bitPattern:)))
  }

  fileprivate static func text(_ escaped: UnsafePointer<CChar>) -> String {
    String(decoding: unescaped(escaped), as: UTF8.self)
  }

  /// A further call: some of the body, or with no bytes its end. Whether the connection stays open.
  fileprivate func go(_ arriving: Arriving, _ connection: OpaquePointer, _ bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    let waited = DispatchTime.now().uptimeNanoseconds - arriving.started.uptimeNanoseconds
    // A client that sends one byte a second is not idle, but holds a thread all the same.
    guard waited < UInt64(limits.seconds) * 1_000_000_000 else { return false }
    if bytes.isEmpty {
      if arriving.isRefused { return send(refusal, connection) }
      ledger.answers(UInt(bitPattern: connection))
      return send(answer(arriving.request), connection)
    }
    if arriving.isRefused { return true }
    guard arriving.request.body.count + bytes.count <= limits.body else {
      arriving.isRefused = true
      arriving.request.body = []
      return true
    }
    arriving.request.body.append(contentsOf: bytes)
    return true
  }

  /// Answers a request whose head is enough to refuse it; nil for others.
  fileprivate func refused(_ arriving: Arriving, _ connection: OpaquePointer) -> Bool? {
    guard var response = judge(arriving.request) else { return nil }
    // What of its body is on the way is no request of its own.
    response.headers["Connection"] = "close"
    return send(response, connection)
  }

  private func send(_ response: HTTPResponse, _ connection: OpaquePointer) -> Bool {
    ledger.sends(UInt(bitPattern: connection))
    let made = response.body.withUnsafeBytes { wirelint_response(library, $0.baseAddress, $0.count) }
    guard let made else { return false }
    defer { wirelint_destroy_response(library, made) }
    for (name, value) in response.headers.sorted(by: { $0.key < $1.key }) {
      wirelint_add_header(library, made, name, value)
    }
    return wirelint_queue_response(library, connection, UInt32(response.status), made) == .YES
  }
}

/// MHD's call for each piece of a request.
private func handleRequest(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ upload: UnsafePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context, let connection, let url, let method, let size, let state else { return .NO }
  let daemon = Unmanaged<HTTPDaemon>.fromOpaque(context).takeUnretainedValue()
  guard let known = state.pointee else {
    let arriving = daemon.begin(connection, HTTPDaemon.text(url), String(cString: method))
    state.pointee = Unmanaged.passRetained(arriving).toOpaque()
    // Nothing of the body of a request that will be refused is read.
    return daemon.refused(arriving, connection) ?? true ? .YES : .NO
  }
  let arriving = Unmanaged<HTTPDaemon.Arriving>.fromOpaque(known).takeUnretainedValue()
  let count = size.pointee
  size.pointee = 0
  let isOpen =
    upload.map { upload in
      upload.withMemoryRebound(to: UInt8.self, capacity: count) {
        daemon.go(arriving, connection, UnsafeBufferPointer(start: $0, count: count))
      }
    } ?? daemon.go(arriving, connection, UnsafeBufferPointer(start: nil, count: 0))
  return isOpen ? .YES : .NO
}

/// MHD's call at the end of a request, however it ended.
private func completeRequest(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ reason: MHD_RequestTerminationCode
) {
  if let context, let connection {
    Unmanaged<HTTPDaemon>.fromOpaque(context).takeUnretainedValue().completed(connection)
  }
  guard let known = state?.pointee else { return }
  Unmanaged<HTTPDaemon.Arriving>.fromOpaque(known).release()
  state?.pointee = nil
}

/// MHD's call at the beginning and the end of a connection.
private func noteConnection(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_ConnectionNotificationCode
) {
  guard let context, let connection else { return }
  let daemon = Unmanaged<HTTPDaemon>.fromOpaque(context).takeUnretainedValue()
  switch code {
  case .CONNECTION_NOTIFY_STARTED: daemon.opened(connection)
  default: daemon.closed(connection)
  }
}
