import FoundationEssentials
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
  }

  /// Each path once: those of the command line in its order, those below a folder in byte order.
  package private(set) var inputs: [Input] = []
  /// What could not be found or looked into.
  package private(set) var failures: [InputFailure] = []
  /// Patterns that no file matches: shells hand them over as they are.
  package private(set) var unmatched: [String] = []
  /// Folders that were named, as they were, with a slash at their end.
  package private(set) var folders: [String] = []
  /// Files that were named themselves, and the name of standard input.
  package private(set) var named: [String] = []
  private var seenFolders: Set<FileIdentity> = []
  /// Absolute paths, so that `a.txt`, `./a.txt` and its whole path are one.
  private var seenInputs: Set<String> = []
  private let standardInputName: String
  private let further: Set<String>

  /// Looks up every path; `-` is standard input.
  ///
  /// `further`: extensions that are read in folders beside those of the formats, in small letters.
  package init(paths: [String], standardInputName: String, further: Set<String> = []) {
    self.standardInputName = standardInputName
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

  private mutating func add(_ path: String) {
    if path == "-" {
      named.append(standardInputName)
      return append(.standardInput(name: standardInputName))
    }
    var info = stat()
    guard stat(path, &info) == 0 else {
      if errno == ENOENT, isPattern(path) { return unmatched.append(path) }
      let reason = errno == ENOENT ? missing(path) : InputFailure.systemReason()
      failures.append(InputFailure(path: path, reason: reason))
      return
    }
    if FileKind(mode: info.st_mode) == .folder {
      folders.append(path.hasSuffix("/") ? path : path + "/")
      return walk(path)
    }
    named.append(path)
    append(.file(path))
  }

  private func missing(_ path: String) -> String {
    var info = stat()
    return lstat(path, &info) == 0 ? "a symbolic link to nothing" : "no such file or folder"
  }

  /// Whether a name of no file is a pattern that the shell found nothing for.
  private func isPattern(_ path: String) -> Bool {
    var info = stat()
    return path.contains { "*?[".contains($0) } && lstat(path, &info) != 0
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

  /// Walks a folder without recursion on its depth: hidden names and links left out, each real folder once
  /// however often it is named.
  private mutating func walk(_ root: String) {
    var waiting: [(path: String, kind: FileKind)] = [(root, .folder)]
    while let (path, kind) = waiting.popLast() {
      guard kind == .folder else {
        append(.file(path))
        continue
      }
      do throws(InputFailure) {
        let listing = try FolderListing(path)
        guard seenFolders.insert(listing.identity).inserted else { continue }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        for entry in listing.entries.reversed() where isRead(entry, in: prefix) {
          if let name = String(validating: entry.name, as: UTF8.self) {
            waiting.append((prefix + name, entry.kind))
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

  /// Whether a name of a folder is gone into or read; a file that is named itself always is.
  private func isRead(_ entry: FolderListing.Entry, in prefix: String) -> Bool {
    // What somebody else linked to is not what was named: it may be anywhere. A link that is named is followed.
    if entry.isLink { return false }
    switch entry.kind {
    case .folder: return further.isEmpty || entry.name != Array("node_modules".utf8)
    case .other: return false
    case .file:
      guard let dot = entry.name.lastIndex(of: UInt8(ascii: ".")) else { return false }
      let name = String(decoding: entry.name[(dot + 1)...], as: UTF8.self).lowercased()
      if further.contains(name) { return true }
      guard let format = FileFormat.of(extension: name), format.extensions.contains(name) else {
        return false
      }
      guard format.traits.contains(.toldByBeginning) else { return true }
      let bytes = InputReading.beginning(of: prefix + String(decoding: entry.name, as: UTF8.self))
      return FileFormat.all.contains { $0.has(extension: name) && $0.begins(bytes) }
    }
  }
}
