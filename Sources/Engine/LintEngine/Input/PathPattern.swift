import Glibc
import Readers

/// A pattern of paths on the command line that no shell expanded: `"stories/*.txt"`, `"desk/**/*.md"`.
///
/// A name without wildcards is taken as it is; `*`, `?` and `[…]` match names, `**` any folders. As in shells hidden
/// names are matched by a pattern with a dot alone; as in folders that are named what git leaves out is passed over, and
/// so are files of no known format where the pattern states no ending.
struct PathPattern {
  private let names: [String]
  private let honoursGitIgnore: Bool
  /// Whether it begins at the root.
  private let isAbsolute: Bool

  init(_ pattern: String, honoursGitIgnore: Bool) {
    names = pattern.split(separator: "/").map(String.init)
    isAbsolute = pattern.hasPrefix("/")
    self.honoursGitIgnore = honoursGitIgnore
  }

  /// What it matches, in byte order at each level.
  var paths: [String] {
    var found: [String] = []
    var waiting = [(folder: isAbsolute ? "/" : "", at: 0)]
    // A `**` leads to a folder by more than one way.
    var seen: Set<String> = []
    while let (folder, at) = waiting.popLast() {
      guard seen.insert("\(at):\(folder)").inserted else { continue }
      let isLast = at + 1 == names.count
      if names[at] == "**" {
        let inside = entries(folder)
        let folders = inside.filter { $0.kind == .folder }
        waiting += folders.reversed().map { (folder + $0.name + "/", at) }
        if isLast { found += inside.filter { $0.kind == .file && isRead($0.name) }.map { folder + $0.name } }
        if !isLast { waiting.append((folder, at + 1)) }
      } else if !names[at].contains(where: { "*?[\\".contains($0) }) {
        let path = folder + names[at]
        if !isLast {
          waiting.append((path + "/", at + 1))
        } else if access(path, F_OK) == 0 {
          found.append(path)
        }
      } else {
        let pattern = ShellPattern(names[at].utf8)
        let inside = entries(folder, withHidden: names[at].hasPrefix(".")).filter {
          pattern.matches(Array($0.name.utf8))
        }
        if isLast {
          found += inside.filter { $0.kind == .folder || statesEnding || isRead($0.name) }.map {
            folder + $0.name
          }
        } else {
          waiting += inside.reversed().filter { $0.kind == .folder }.map { (folder + $0.name + "/", at + 1) }
        }
      }
    }
    return found
  }

  /// Whether the last name says which files are meant: those are read whatever they are.
  private var statesEnding: Bool {
    guard let last = names.last, let dot = last.lastIndex(of: ".") else { return false }
    return !last[dot...].contains { "*?[".contains($0) }
  }

  private func isRead(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return FileFormat.of(extension: name[name.index(after: dot)...].lowercased()) != nil
  }

  /// Files and folders of a folder; links are none.
  private func entries(_ folder: String, withHidden: Bool = false) -> [(name: String, kind: FileKind)] {
    guard let listing = try? FolderListing(folder.isEmpty ? "." : folder, withHidden: withHidden) else {
      return []
    }
    let place = AbsolutePath.of(folder.isEmpty ? "." : folder)
    let ignore = honoursGitIgnore ? GitIgnore(in: place) : nil
    return listing.entries.compactMap { entry in
      guard let name = String(validating: entry.name, as: UTF8.self), !entry.isLink, entry.kind != .other
      else {
        return nil
      }
      let path = Array((place == "/" ? "/" : place + "/").utf8) + entry.name
      if let ignore, ignore.leavesOut(path, isFolder: entry.kind == .folder) != nil { return nil }
      return (name, entry.kind)
    }
  }
}
