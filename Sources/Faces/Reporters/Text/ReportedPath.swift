/// A path as services read it that know the project's folder only.
struct ReportedPath: Sendable {
  /// The absolute folder that relative paths start from, without a slash at its end; empty when unknown.
  private let root: String

  init(_ options: ReportOptions) {
    root =
      options.workingDirectory.count > 1 && options.workingDirectory.hasSuffix("/")
      ? String(options.workingDirectory.dropLast()) : options.workingDirectory
  }

  /// The path relative to the working folder when it lies under it, without `./` in front.
  func relative(_ path: String) -> String {
    var path = path
    if !root.isEmpty, path.hasPrefix(root + "/") { path = String(path.dropFirst(root.count + 1)) }
    while path.hasPrefix("./"), path.count > 2 { path = String(path.dropFirst(2)) }
    return path
  }

  /// A URI reference: relative where the path is, else a `file:` URI (RFC 3986, RFC 8089).
  func uri(_ path: String) -> String {
    let path = relative(path)
    return (path.hasPrefix("/") ? "file://" : "") + ReportedPath.percentEncoded(path)
  }

  /// The URI of the working folder with a slash at its end; nil when it is not known.
  var rootURI: String? {
    root.hasPrefix("/") ? "file://" + ReportedPath.percentEncoded(root) + (root == "/" ? "" : "/") : nil
  }

  /// Keeps the unreserved characters of RFC 3986 and slashes.
  static func percentEncoded(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D...0x2F, 0x5F, 0x7E:
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        out += byte < 16 ? "%0" + digits : "%" + digits
      }
    }
    return out
  }
}
