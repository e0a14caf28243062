import Foundation

/// Absolute paths without `.` and `..`, as globs and configurations are matched with.
package enum AbsolutePath {
  /// The absolute path of a path relative to the working directory. Links are kept as they are named.
  package static func of(_ path: String) -> String {
    normal(path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path)
  }

  /// The absolute path of a path relative to an absolute folder.
  package static func of(_ path: String, in folder: String) -> String {
    normal(path.hasPrefix("/") ? path : folder + "/" + path)
  }

  /// The folder of an absolute path.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// By text alone; Foundation's own would touch the disk.
  private static func normal(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }
}
