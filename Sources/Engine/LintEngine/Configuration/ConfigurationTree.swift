import Glibc

/// Finds the configuration of each file: the nearest `.wirelint.yml` at or above it, each read once.
package final class ConfigurationTree {
  /// The name that is looked for.
  package static let name = ".wirelint.yml"

  private let fixed: Configuration?
  private let isOff: Bool
  private let trusts: Bool
  /// By absolute folder; a nil value where no configuration is at or above it.
  private var byFolder: [String: Configuration?] = [:]

  /// `file`: the configuration of every file, instead of looking for one; `isOff`: none is read; `trusts`:
  /// whether configurations may name files outside of their project.
  package init(file: String? = nil, isOff: Bool = false, trusts: Bool = false) throws(UsageError) {
    self.trusts = trusts
    if let file, !FileSystem.isReadable(file) {
      throw UsageError("the configuration '\(file)' cannot be read")
    }
    if let file { fixed = try ConfigurationReader.read(file, trusts: trusts) } else { fixed = nil }
    self.isOff = isOff
  }

  /// The configuration that holds for a file; nil where there is none.
  package func configuration(for path: String) throws(UsageError) -> Configuration? {
    if isOff { return nil }
    if let fixed { return fixed }
    return try nearest(AbsolutePath.folder(of: AbsolutePath.of(path)))
  }

  private func nearest(_ folder: String) throws(UsageError) -> Configuration? {
    var way: [String] = []
    var found: Configuration?
    var folder = folder
    while true {
      if let known = byFolder[folder] {
        found = known
        break
      }
      way.append(folder)
      let path = (folder == "/" ? "" : folder) + "/" + ConfigurationTree.name
      if FileSystem.exists(path) {
        if !trusts { try ProjectBounds(of: path).check(file: ConfigurationTree.shown(path)) }
        found = try ConfigurationReader.read(ConfigurationTree.shown(path), trusts: trusts)
        break
      }
      if folder == "/" { break }
      folder = AbsolutePath.folder(of: folder)
    }
    for folder in way { byFolder[folder] = .some(found) }
    return found
  }

  /// A path as people would name it: relative where it lies below the working directory.
  package static func shown(_ path: String) -> String {
    let here = FileSystem.workingDirectory
    let prefix = here.hasSuffix("/") ? here : here + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
