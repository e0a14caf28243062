import Foundation

/// The files that the paths of a command line stand for, in order.
package struct InputWalk {
  /// Something to lint.
  package enum Input: Sendable, Equatable {
    case file(String)
    case standardInput(name: String)
  }

  /// Extensions that are read when a folder is walked; a file named itself is always read.
  package static let extensions: Set<String> = ["txt", "text", "json"]

  package private(set) var inputs: [Input] = []
  package private(set) var failures: [InputFailure] = []
  private var seenFolders: Set<String> = []
  private let standardInputName: String

  package init(paths: [String], standardInputName: String) {
    self.standardInputName = standardInputName
    for path in paths { add(path) }
  }

  private mutating func add(_ path: String) {
    if path == "-" {
      inputs.append(.standardInput(name: standardInputName))
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      failures.append(InputFailure(path: path, reason: "no such file or folder"))
      return
    }
    isFolder.boolValue ? walk(path) : inputs.append(.file(path))
  }

  /// Walks a folder without recursion on its depth: names in byte order, hidden ones left out, each
  /// real folder once however many links lead to it.
  private mutating func walk(_ root: String) {
    var waiting = [root]
    while let path = waiting.popLast() {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      guard isFolder.boolValue else {
        if InputWalk.extensions.contains((path as NSString).pathExtension.lowercased()) {
          inputs.append(.file(path))
        }
        continue
      }
      guard seenFolders.insert(URL(fileURLWithPath: path).resolvingSymlinksInPath().path).inserted else {
        continue
      }
      guard access(path, R_OK | X_OK) == 0,
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
      else {
        failures.append(InputFailure(path: path, reason: "the folder cannot be read (permission denied)"))
        continue
      }
      let prefix = path.hasSuffix("/") ? path : path + "/"
      let visible = names.filter { !$0.hasPrefix(".") }.sorted {
        Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
      }
      for name in visible.reversed() { waiting.append(prefix + name) }
    }
  }
}
