import CMicrohttpd
import Dispatch
import FoundationEssentials
import Glibc

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
    /// Connections at one time.
    var connections: Int
  }

  private let limits: Limits
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse
  /// What is answered to a body that is too large.
  private let refusal: HTTPResponse
  private var daemon: OpaquePointer?
  /// The functions of libmicrohttpd; those of its threads read it, so it stands in one place.
  private let library = UnsafeMutablePointer<wirelint_microhttpd>.allocate(capacity: 1)

  init(
    _ limits: Limits, refusal: HTTPResponse, answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    self.limits = limits
    self.refusal = refusal
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
      library, address, port, UInt32(limits.connections), UInt32(limits.seconds), 8 << 20, handleRequest,
      completeRequest, context)
    guard let daemon else {
      throw StartError(reason: errno == 0 ? nil : String(cString: strerror(errno)))
    }
    return wirelint_port(library, daemon)
  }

  struct StartError: Error {
    /// nil where nothing is known.
    var reason: String?
  }

  /// Stops to listen and waits for the requests that are being answered.
  func stop() {
    if let daemon { wirelint_stop_daemon(library, daemon) }
    daemon = nil
  }

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
          if head.pointee.headers[name] == nil { head.pointee.headers[name] = String(cString: value) }
          return .YES
        }, head)
      wirelint_connection_values(
        library, connection, .GET_ARGUMENT_KIND,
        { context, _, key, value in
          guard let head = context?.assumingMemoryBound(to: HTTPRequest.self), let key else { return .YES }
          let name = String(cString: key)
          if head.pointee.query[name] == nil {
            head.pointee.query[name] =
              value.map {
                Array(UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:)))
              } ?? []
          }
          return .YES
        }, head)
    }
    return Arriving(head)
  }

  /// A further call: some of the body, or with no bytes its end. Whether the connection stays open.
  fileprivate func go(_ arriving: Arriving, _ connection: OpaquePointer, _ bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    let waited = DispatchTime.now().uptimeNanoseconds - arriving.started.uptimeNanoseconds
    // A client that sends one byte a second is not idle, but holds a thread all the same.
    guard waited < UInt64(limits.seconds) * 1_000_000_000 else { return false }
    if bytes.isEmpty {
      return send(arriving.isRefused ? refusal : answer(arriving.request), connection)
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

  /// Whether a body of the stated length would be refused.
  fileprivate func refuses(_ arriving: Arriving) -> Bool {
    (arriving.request.headers["content-length"].flatMap { Int($0) } ?? 0) > limits.body
  }

  fileprivate func refuse(_ connection: OpaquePointer) -> Bool { send(refusal, connection) }

  private func send(_ response: HTTPResponse, _ connection: OpaquePointer) -> Bool {
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
    let arriving = daemon.begin(connection, String(cString: url), String(cString: method))
    state.pointee = Unmanaged.passRetained(arriving).toOpaque()
    // Nothing of a body that is known to be too large is read.
    if daemon.refuses(arriving) { return daemon.refuse(connection) ? .YES : .NO }
    return .YES
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
  guard let known = state?.pointee else { return }
  Unmanaged<HTTPDaemon.Arriving>.fromOpaque(known).release()
  state?.pointee = nil
}
