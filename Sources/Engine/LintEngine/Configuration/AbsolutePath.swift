import Glibc

/// Absolute paths without `.` and `..`, as globs and configurations are matched with.
package enum AbsolutePath {
  /// The working directory; the program never changes it.
  private static let here = FileSystem.workingDirectory

  /// The program's own file, links followed.
  package static var program: String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &path, Int(PATH_MAX))
    return length > 0 ? String(cString: path) : of(CommandLine.arguments[0])
  }

  /// The absolute path of a path relative to the working directory. Links are kept as they are named.
  package static func of(_ path: String) -> String {
    normal(path.hasPrefix("/") ? path : here + "/" + path)
  }

  /// The absolute path of a path relative to an absolute folder.
  package static func of(_ path: String, in folder: String) -> String {
    normal(path.hasPrefix("/") ? path : folder + "/" + path)
  }

  /// The absolute path with all links followed; of what is not there, those of the folder that it would be in.
  static func real(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let path = of(path)
    if path == "/" { return path }
    let above = real(folder(of: path))
    return (above == "/" ? "" : above) + "/" + lastComponent(of: path)
  }

  /// The folder of an absolute path.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// The name behind the last slash.
  package static func lastComponent(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }

  /// By text alone, without a look at the disk.
  private static func normal(_ path: String) -> String {
    if isNormal(path) { return path }
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }

  /// Whether no name in it is empty or begins with a dot, as in most paths.
  private static func isNormal(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      let slash = UInt8(ascii: "/")
      guard bytes.count > 1, bytes[bytes.count - 1] != slash else { return false }
      for i in 1..<bytes.count
      where bytes[i - 1] == slash && (bytes[i] == slash || bytes[i] == UInt8(ascii: ".")) {
        return false
      }
      return true
    }
  }
}
