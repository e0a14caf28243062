import CLinux
import Glibc
import Lexicon

/// Files and folders of this machine, by their paths; symbolic links are followed.
package enum FileSystem {
  /// The working directory; `/` where it is gone.
  package static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// What stands at a path, links followed; nil where nothing does.
  static func kind(of path: String) -> FileKind? {
    var info = stat()
    return stat(path, &info) == 0 ? FileKind(mode: info.st_mode) : nil
  }

  /// Whether there is a file or folder.
  package static func exists(_ path: String) -> Bool { kind(of: path) != nil }

  /// Whether there is a folder.
  package static func isFolder(_ path: String) -> Bool { kind(of: path) == .folder }

  /// Whether there is something that this process may read.
  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The names in a folder, hidden ones among them, in no order; nil where it cannot be read. Those that are not
  /// UTF-8 are left out.
  package static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let (name, _) = FolderReading.next(of: folder) {
      if let name = String(validating: name, as: UTF8.self), name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The paths below a folder, relative to it, folders among them; links to folders are not entered.
  static func paths(below folder: String) -> [String] {
    var paths: [String] = []
    var due = [""]
    while let next = due.popLast() {
      for name in names(in: folder + "/" + next) ?? [] {
        let path = next + name
        paths.append(path)
        var info = stat()
        if lstat(folder + "/" + path, &info) == 0, FileKind(mode: info.st_mode) == .folder {
          due.append(path + "/")
        }
      }
    }
    return paths
  }

  /// Makes a folder and those above it that are missing; returns whether it is there.
  @discardableResult
  package static func makeFolder(_ path: String) -> Bool {
    if path.isEmpty || isFolder(path) { return true }
    if mkdir(path, 0o777) == 0 { return true }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), makeFolder(String(path[..<slash])) else {
      // Another run may have been quicker.
      return isFolder(path)
    }
    return mkdir(path, 0o777) == 0 || isFolder(path)
  }
}

/// What the system tells a process of itself.
package enum SystemFacts {
  /// The value of an environment variable; nil where it is not set.
  package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// How many processors this process may use.
  package static var processors: Int { max(1, Int(wirelint_processors())) }
}
