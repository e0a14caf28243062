import Glibc

/// What git leaves out at a place: the `.gitignore` files from the repository's root down to a folder, and the
/// repository's `info/exclude`. What a user's own settings of git leave out is not heeded: a run finds the same on
/// every machine. Whether a file is tracked is not asked; one that is named itself is read.
///
/// Source of the rules: gitignore(5).
struct GitIgnore: Sendable {
  /// The lines of one file.
  private struct Source: Sendable {
    /// As people would name it.
    let path: String
    /// The folder that its patterns are seen from, absolute, with a slash at its end.
    let folder: [UInt8]
    let lines: [Line]
  }

  /// One line that says something.
  private struct Line: Sendable {
    /// From 1.
    let number: Int
    let pattern: ShellPattern
    /// Whether it takes back what others leave out (`!`).
    let isNegated: Bool
    /// Whether it means folders alone (`/` at its end).
    let isForFolders: Bool
    /// Whether it is matched with the name alone, at any depth.
    let isForNames: Bool
  }

  private static let name = ".gitignore"

  /// The last line that matches decides, in the last file that has one.
  private var sources: [Source] = []

  private init() {}

  /// What holds in a folder, by its absolute path; nil where it is in no repository.
  init?(in folder: String) {
    var root = folder
    while !GitIgnore.isRoot(root) {
      if root == "/" { return nil }
      root = AbsolutePath.folder(of: root)
    }
    add(root + "/.git/info/exclude", of: root)
    add(root + "/" + GitIgnore.name, of: root)
    var place = root
    for name in folder.dropFirst(root == "/" ? 1 : root.count + 1).split(separator: "/") {
      place += (place.hasSuffix("/") ? "" : "/") + name
      add(place + "/" + GitIgnore.name, of: place)
    }
  }

  /// What holds in a folder of the one that this holds for, by its absolute path.
  func entering(_ folder: String) -> GitIgnore {
    var inside = self
    if GitIgnore.isRoot(folder) {
      // A repository in another is its own.
      inside = GitIgnore()
      inside.add(folder + "/.git/info/exclude", of: folder)
    }
    inside.add(folder + "/" + GitIgnore.name, of: folder)
    return inside
  }

  /// The line that leaves an entry out, such as `.gitignore:3`; nil where none does.
  ///
  /// - Parameters:
  ///   - path: Absolute.
  ///   - isFolder: Whether it is a folder, and no link to one.
  func leavesOut(_ path: [UInt8], isFolder: Bool) -> String? {
    let name = path[((path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...]
    for source in sources.reversed() where path.starts(with: source.folder) {
      let below = path[source.folder.count...]
      let deciding = source.lines.last { line in
        (isFolder || !line.isForFolders)
          && (line.isForNames ? line.pattern.matches(name) : line.pattern.matches(below))
      }
      if let deciding { return deciding.isNegated ? nil : "\(source.path):\(deciding.number)" }
    }
    return nil
  }

  private static func isRoot(_ folder: String) -> Bool { access(folder + "/.git", F_OK) == 0 }

  /// Adds a file where there is one; git reads no links here.
  private mutating func add(_ path: String, of folder: String) {
    var info = stat()
    guard lstat(path, &info) == 0, FileKind(mode: info.st_mode) == .file,
      let bytes = try? InputReading.regular(path, atMost: InputReading.Limit.settings)
    else { return }
    let lines = GitIgnore.lines(bytes)
    if lines.isEmpty { return }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    sources.append(Source(path: ConfigurationTree.shown(path), folder: Array(base.utf8), lines: lines))
  }

  private static func lines(_ bytes: [UInt8]) -> [Line] {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap {
      line(number: $0 + 1, $1)
    }
  }

  private static func line(number: Int, _ text: ArraySlice<UInt8>) -> Line? {
    var text = text
    if text.first == UInt8(ascii: "#") { return nil }
    if text.last == 0x0D { text.removeLast() }
    text = trimmed(text)
    let isNegated = text.first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    let isForFolders = text.last == UInt8(ascii: "/")
    if isForFolders { text.removeLast() }
    if text.isEmpty { return nil }
    let isForNames = !text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    return Line(
      number: number, pattern: ShellPattern(text, isPath: !isForNames), isNegated: isNegated,
      isForFolders: isForFolders, isForNames: isForNames)
  }

  /// Without the blanks at its end, but for one behind a backslash.
  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex
    var i = text.startIndex
    while i < text.endIndex {
      if text[i] == UInt8(ascii: "\\") {
        i += 2
        end = min(i, text.endIndex)
      } else {
        if text[i] != 0x20 { end = i + 1 }
        i += 1
      }
    }
    return text[..<end]
  }
}
