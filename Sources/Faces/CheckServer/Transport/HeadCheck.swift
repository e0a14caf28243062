/// Says of the head of a request why it is not answered, before anything of its body is read.
///
/// A server that listens on this machine only is meant for its user, and pages that the user's browser shows
/// must not use it: neither through a name of their own that leads here (DNS rebinding), which the `Host`
/// header tells, nor by a form, which `Origin` tells.
struct HeadCheck: Sendable {
  /// The numeric address that the server listens on.
  let address: String
  /// Origins whose pages may use the server; `*` for any.
  let origins: [String]
  /// Largest body in bytes.
  let body: Int

  /// What is wrong with a head; nil for one that may be answered.
  func fault(of request: HTTPRequest) -> CheckError? {
    if request.path.utf8.contains(0) { return CheckError(400, "the path holds a NUL byte") }
    if let fault = framing(request) { return fault }
    guard HeadCheck.isLoopback(address), !origins.contains("*") else { return nil }
    let host = request.headers["host"]
    if let host, !isOurs(host) {
      return CheckError(
        421,
        "'\(CheckError.shown(host))' is no name of this machine; this server answers to localhost and \(address), and to the hosts of --allow-origin"
      )
    }
    if request.method == "POST", let origin = request.headers["origin"], !allows(origin, at: host) {
      return CheckError(
        403, "a form of '\(CheckError.shown(origin))' is not taken; --allow-origin names pages that may send")
    }
    return nil
  }

  /// Where a body ends must not be a matter of opinion between this server and one before it (RFC 9112, 6.3).
  private func framing(_ request: HTTPRequest) -> CheckError? {
    if request.headers["content-length"] != nil, request.headers["transfer-encoding"] != nil {
      return CheckError(400, "Content-Length and Transfer-Encoding in one request; send one of them")
    }
    for name in ["content-length", "transfer-encoding", "host"] where request.contradicted.contains(name) {
      return CheckError(400, "the header '\(name)' stands there more than once")
    }
    if let length = request.headers["content-length"].flatMap({ Int($0) }), length > body {
      return tooLarge
    }
    return nil
  }

  /// What is wrong with a body of more bytes.
  var tooLarge: CheckError { CheckError(413, "a body of more than \(body >> 20) MiB") }

  // MARK: Hosts and origins

  /// Whether an address is one that no other machine reaches (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).
  private static func isLoopback(_ address: String) -> Bool {
    if address == "::1" { return true }
    let numbers = address.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }

  /// The name or address of a `Host` header or of an origin's host, in small letters, without its port.
  private static func name(_ host: some StringProtocol) -> String {
    let host = host.lowercased()
    if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
    let name = String(host.prefix { $0 != ":" })
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  /// The host and port of an origin; nil where it is none of the web.
  private static func authority(_ origin: String) -> Substring? {
    for scheme in ["http://", "https://"] where origin.lowercased().hasPrefix(scheme) {
      return origin.dropFirst(scheme.count)
    }
    return nil
  }

  private func isOurs(_ host: String) -> Bool {
    let name = HeadCheck.name(host)
    if name == "localhost" || name.hasSuffix(".localhost") || name == address { return true }
    if HeadCheck.isLoopback(name) { return true }
    return origins.lazy.compactMap { HeadCheck.authority($0) }.contains { HeadCheck.name($0) == name }
  }

  /// Whether pages of an origin may send: those of the server itself, those that are named, and what is no
  /// page but part of the browser (its extensions have schemes of their own).
  private func allows(_ origin: String, at host: String?) -> Bool {
    if origins.contains(origin) { return true }
    guard let authority = HeadCheck.authority(origin) else {
      return origin != "null" && origin.contains("://")
    }
    return authority.lowercased() == host?.lowercased()
  }
}
