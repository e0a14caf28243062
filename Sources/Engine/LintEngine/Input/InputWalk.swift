import Glibc
import Readers

/// The files that the paths of a command line stand for, in order.
package struct InputWalk {
  /// Something to lint.
  package enum Input: Sendable, Hashable {
    /// A path as it was named, or below a folder that was.
    case file(String)
    /// Standard input, under the name that reports give it.
    case standardInput(name: String)

    /// The path that reports give it.
    package var path: String {
      switch self {
      case .file(let path): path
      case .standardInput(let name): name
      }
    }

    /// The path of what is on the disk: of a file in a package, the package.
    package var pathOnDisk: String { PackagedFile.pathOnDisk(path) }
  }

  /// Something below a folder that is not read, and why.
  package struct Skipped: Sendable, Hashable {
    /// Its path, below the folder as that was named.
    package var path: String
    /// A fragment: `no known format`.
    package var reason: String
  }

  /// Each path once: those of the command line in its order, those below a folder in byte order.
  package private(set) var inputs: [Input] = []
  /// What could not be found or looked into.
  package private(set) var failures: [InputFailure] = []
  /// Patterns that no file matches.
  package private(set) var unmatched: [String] = []
  /// Folders that were named, as they were, with a slash at their end.
  package private(set) var folders: [String] = []
  /// Those of them in which git leaves something out.
  package private(set) var ignoringFolders: Set<String> = []
  /// Files that were named themselves, and the name of standard input.
  package private(set) var named: [String] = []
  /// What is not read, in the order of the walk; empty unless that was asked for.
  package private(set) var skipped: [Skipped] = []
  private var seenFolders: Set<FileIdentity> = []
  /// Absolute paths, so that `a.txt`, `./a.txt` and its whole path are one.
  private var seenInputs: Set<String> = []
  private let standardInputName: String
  let honoursGitIgnore: Bool
  private let tellsSkipped: Bool
  private let further: Set<String>

  /// Looks up every path; `-` is standard input.
  ///
  /// - Parameters:
  ///   - honoursGitIgnore: Whether what a repository's `.gitignore` files name is passed over in folders.
  ///   - tellsSkipped: Whether `skipped` is filled.
  ///   - further: Extensions that are read in folders beside those of the formats, in small letters.
  package init(
    paths: [String], standardInputName: String, honoursGitIgnore: Bool = true, tellsSkipped: Bool = false,
    further: Set<String> = []
  ) {
    self.standardInputName = standardInputName
    self.honoursGitIgnore = honoursGitIgnore
    self.tellsSkipped = tellsSkipped
    self.further = further
    for path in paths { add(path) }
  }

  /// The inputs with each real file once, however many paths lead to it: for those who write.
  package var distinctInputs: [Input] {
    var seen: Set<FileIdentity> = []
    return inputs.filter { input in
      guard case .file(let path) = input else { return true }
      var info = stat()
      return stat(path, &info) != 0 || seen.insert(FileIdentity(info)).inserted
    }
  }

  /// The same with some of its inputs only, and without what is said of the others.
  package func only(_ kept: Set<Input>) -> InputWalk {
    var walk = self
    walk.inputs.removeAll { !kept.contains($0) }
    (walk.failures, walk.unmatched, walk.folders, walk.named, walk.skipped) = ([], [], [], [], [])
    return walk
  }

  private mutating func add(_ path: String) {
    if path == "-" {
      named.append(standardInputName)
      return append(.standardInput(name: standardInputName))
    }
    var info = stat()
    guard stat(path, &info) == 0 else {
      if errno == ENOENT, isPattern(path) { return expand(path) }
      let isBelowFile = errno == ENOTDIR
      let reason = errno == ENOENT ? missing(path) : InputFailure.systemReason()
      if isBelowFile, PackagedFile(path) != nil {
        named.append(path)
        return append(.file(path))
      }
      failures.append(InputFailure(path: path, reason: reason))
      return
    }
    if FileKind(mode: info.st_mode) == .folder {
      folders.append(path.hasSuffix("/") ? path : path + "/")
      return walk(path)
    }
    named.append(path)
    addFile(path)
  }

  /// Adds a file, or those of a package.
  private mutating func addFile(_ path: String) {
    guard TranslationPackage.has(name: path) else { return append(.file(path)) }
    do throws(InputFailure) {
      for file in try PackagedFile.paths(in: path) { append(.file(file)) }
    } catch {
      failures.append(error)
    }
  }

  private func missing(_ path: String) -> String {
    var info = stat()
    return lstat(path, &info) == 0 ? "a symbolic link to nothing" : "no such file or folder"
  }

  /// Whether a name of no file is a pattern: in quotation marks, or one that the shell found nothing for.
  private func isPattern(_ path: String) -> Bool {
    var info = stat()
    return path.contains { "*?[".contains($0) } && lstat(path, &info) != 0
  }

  /// Adds what a pattern matches, as a shell would have named it.
  private mutating func expand(_ pattern: String) {
    let found = PathPattern(pattern, honoursGitIgnore: honoursGitIgnore).paths
    if found.isEmpty { unmatched.append(pattern) }
    for path in found { add(path) }
  }

  private mutating func append(_ input: Input) {
    // Editors and hooks name one file: it takes no set to tell that from others.
    if inputs.isEmpty { return inputs.append(input) }
    if inputs.count == 1 { seenInputs.insert(InputWalk.key(inputs[0])) }
    if seenInputs.insert(InputWalk.key(input)).inserted { inputs.append(input) }
  }

  private static func key(_ input: Input) -> String {
    switch input {
    case .file(let path): AbsolutePath.of(path)
    case .standardInput: "-"
    }
  }

  private struct Waiting {
    var path: String
    var kind: FileKind
    /// What git leaves out in the folder that it stands in.
    var ignore: GitIgnore?
  }

  /// Walks a folder without recursion on its depth: hidden names and links left out, each real folder once
  /// however often it is named.
  private mutating func walk(_ root: String) {
    var waiting = [Waiting(path: root, kind: .folder, ignore: nil)]
    var isRoot = true
    while let next = waiting.popLast() {
      guard next.kind == .folder else {
        addFile(next.path)
        continue
      }
      do throws(InputFailure) {
        let listing = try FolderListing(next.path, withHidden: tellsSkipped)
        guard seenFolders.insert(listing.identity).inserted else { continue }
        let folder = AbsolutePath.of(next.path)
        let ignore = honoursGitIgnore ? isRoot ? GitIgnore(in: folder) : inside(folder, next.ignore) : nil
        isRoot = false
        let prefix = next.path.hasSuffix("/") ? next.path : next.path + "/"
        for entry in listing.entries.reversed() {
          if let reason = reason(against: entry, in: prefix, ignore, folder) {
            skip(entry, prefix, reason, root)
          } else if let name = String(validating: entry.name, as: UTF8.self) {
            waiting.append(Waiting(path: prefix + name, kind: entry.kind, ignore: ignore))
          } else {
            let shown = prefix + String(decoding: entry.name, as: UTF8.self)
            failures.append(InputFailure(path: shown, reason: "its name is not UTF-8; rename it"))
          }
        }
      } catch {
        failures.append(error)
      }
    }
  }

  /// What git leaves out in a folder below one in a repository, or in one that is a repository of its own.
  private func inside(_ folder: String, _ above: GitIgnore?) -> GitIgnore? {
    if let above { return above.entering(folder) }
    return access(folder + "/.git", F_OK) == 0 ? GitIgnore(in: folder) : nil
  }

  private mutating func skip(_ entry: FolderListing.Entry, _ prefix: String, _ reason: Reason, _ root: String)
  {
    if case .git = reason { ignoringFolders.insert(root.hasSuffix("/") ? root : root + "/") }
    guard tellsSkipped else { return }
    let name = String(decoding: entry.name, as: UTF8.self) + (entry.kind == .folder ? "/" : "")
    skipped.append(Skipped(path: prefix + name, reason: reason.text))
  }

  /// Why something below a folder is not read.
  private enum Reason {
    case hidden
    case link
    case device
    /// Of a project with a configuration of Vale's.
    case packages
    /// The line of the file that says so.
    case git(String)
    case noFormat
    case otherContent(String)

    var text: String {
      switch self {
      case .hidden: "hidden"
      case .link: "a symbolic link"
      case .device: "a device or pipe"
      case .packages: "installed packages"
      case .git(let line): "git ignores it (\(line))"
      case .noFormat: "no known format"
      case .otherContent(let format): "it does not begin as \(format) does"
      }
    }
  }

  /// Why a name of a folder is neither gone into nor read; a file that is named itself always is.
  private func reason(
    against entry: FolderListing.Entry, in prefix: String, _ ignore: GitIgnore?, _ folder: String
  ) -> Reason? {
    if entry.name.first == UInt8(ascii: ".") { return .hidden }
    // What somebody else linked to is not what was named: it may be anywhere. A link that is named is followed.
    if entry.isLink { return .link }
    if entry.kind == .other { return .device }
    if entry.kind == .folder, !further.isEmpty, entry.name == Array("node_modules".utf8) { return .packages }
    var format: FileFormat?
    var ending = ""
    if entry.kind == .file {
      guard let dot = entry.name.lastIndex(of: UInt8(ascii: ".")) else { return .noFormat }
      ending = String(decoding: entry.name[(dot + 1)...], as: UTF8.self).lowercased()
      if !further.contains(ending) {
        format = FileFormat.of(extension: ending)
        let isKnown = format?.extensions.contains(ending) ?? TranslationPackage.has(extension: ending)
        guard isKnown else { return .noFormat }
      }
    }
    if let ignore {
      let path = Array(folder.utf8) + (folder == "/" ? [] : [UInt8(ascii: "/")]) + entry.name
      if let line = ignore.leavesOut(path, isFolder: entry.kind == .folder) { return .git(line) }
    }
    if let format, format.traits.contains(.toldByBeginning) {
      let bytes = InputReading.beginning(of: prefix + String(decoding: entry.name, as: UTF8.self))
      let isKnown = FileFormat.all.contains { $0.has(extension: ending) && $0.begins(bytes) }
      if !isKnown { return .otherContent(format.title) }
    }
    return nil
  }
}
