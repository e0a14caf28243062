import Glibc

/// Puts packages into the folder of styles of a `.vale.ini`, as `vale sync` does: styles beside one another, what
/// packages configure into `.vale-config`.
package struct StyleInstallation {
  private let configuration: ValeConfiguration
  /// Where packages are: folders, and addresses.
  private let origins: [String]
  /// One line for each package that was installed.
  package private(set) var done: [String] = []
  /// Why others were not.
  package private(set) var faults: [String] = []
  private var index = 0

  /// Packages of packages of packages: nobody goes deeper.
  private static let deepest = 8

  /// `origins`: where packages are that no path of the configuration leads to, folders and addresses.
  package init(_ configuration: ValeConfiguration, from origins: [String]) {
    self.configuration = configuration
    self.origins = origins
  }

  /// Where they go.
  package var folder: String { configuration.stylesPath }

  /// Installs what the configuration names. `isDry`: writes nothing.
  package mutating func run(isDry: Bool) {
    if !isDry {
      FileSystem.makeFolder(folder)
      remove(ValeConfiguration.packageFolder, keeping: [])
    }
    var seen: Set<String> = []
    for entry in configuration.ownPackages { install(entry, 0, isDry, &seen) }
  }

  private mutating func install(_ entry: String, _ depth: Int, _ isDry: Bool, _ seen: inout Set<String>) {
    let name = StylePackage.name(of: entry)
    guard seen.insert(name).inserted else { return }
    guard depth < StyleInstallation.deepest else {
      faults.append("'\(name)': packages lead to one another too deep")
      return
    }
    do throws(StylePackage.Fault) {
      let package = try find(entry, name)
      let own = index
      index += 1
      // What a package builds on comes before it, so that it has the last word.
      for inner in package.packages { install(inner, depth + 1, isDry, &seen) }
      let files = package.installed(as: own)
      guard !files.isEmpty else { throw StylePackage.Fault(reason: "it holds no file") }
      if !isDry { try write(files, package.folders(as: own)) }
      done.append("\(name): \(files.count) file\(files.count == 1 ? "" : "s")")
    } catch {
      faults.append("'\(name)': \(error.reason)")
    }
  }

  /// The package that an entry of the configuration stands for.
  private func find(_ entry: String, _ name: String) throws(StylePackage.Fault) -> StylePackage {
    guard !name.isEmpty, !name.hasPrefix("."), name.utf8.allSatisfy(StyleInstallation.isNameByte) else {
      throw StylePackage.Fault(reason: "that is no name of a package")
    }
    let isAddress = entry.contains("://")
    if !isAddress {
      let path = entry.hasPrefix("/") ? entry : configuration.folder + "/" + entry
      if FileSystem.exists(path) {
        guard configuration.bounds.holds(path) else {
          throw StylePackage.Fault(reason: "'\(entry)' leads out of the project; --trust allows that")
        }
        return try StylePackage(name: name, path: path)
      }
    }
    for origin in origins {
      if origin.contains("://") {
        let address = entry.hasPrefix(origin) ? entry : StyleInstallation.joined(origin, name + ".zip")
        return try StylePackage(name: name, archive: StyleInstallation.fetched(address))
      }
      for path in [origin + "/" + name + ".zip", origin + "/" + name] where FileSystem.exists(path) {
        return try StylePackage(name: name, path: path)
      }
    }
    throw StylePackage.Fault(
      reason: origins.isEmpty
        ? "it is not on disk; --from says where it is, a folder or an address (nothing is fetched otherwise)"
        : "it is not in \(origins.joined(separator: ", "))")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "._-".utf8.contains(byte) || byte >= 0x80
  }

  private static func joined(_ origin: String, _ name: String) -> String {
    origin.hasSuffix("/") ? origin + name : origin + "/" + name
  }

  /// What an address serves, through curl.
  private static func fetched(_ address: String) throws(StylePackage.Fault) -> [UInt8] {
    let arguments = [
      "--fail", "--silent", "--show-error", "--location", "--proto", "=http,https", "--max-time", "120",
      "--", address,
    ]
    var limits = ChildProgram.Limits()
    limits.seconds = 120
    limits.output = StylePackage.largest
    do throws(ChildProgram.Failure) {
      let outcome = try ChildProgram.run("curl", arguments, limits: limits)
      guard outcome.code == 0 else {
        let said = outcome.complaints.split(separator: 0x0A).first.map { String(decoding: $0, as: UTF8.self) }
        throw ChildProgram.Failure(said: said ?? "curl ended with \(outcome.code)")
      }
      return outcome.output
    } catch {
      throw StylePackage.Fault(reason: "'\(address)' cannot be fetched: \(error.reason)")
    }
  }

  // MARK: Writing

  private func write(_ files: [StylePackage.File], _ folders: Set<String>) throws(StylePackage.Fault) {
    let paths = Set(files.map(\.path))
    for folder in folders { remove(folder, keeping: paths) }
    for file in files {
      let path = folder + "/" + file.path
      FileSystem.makeFolder(AbsolutePath.folder(of: path))
      do throws(InputFailure) {
        try AtomicWrite.write(file.bytes, to: path)
      } catch {
        throw StylePackage.Fault(reason: "'\(error.path)': \(error.reason)")
      }
    }
  }

  /// Removes the files of a folder below that of styles but for some; links in it are removed, never followed.
  private func remove(_ name: String, keeping kept: Set<String>) {
    let root = folder + "/" + name
    var info = stat()
    guard lstat(root, &info) == 0 else { return }
    if info.st_mode & S_IFMT == S_IFLNK {
      unlink(root)
      return
    }
    for path in FileSystem.paths(below: root).sorted(by: >) where !kept.contains(name + "/" + path) {
      // A folder that is not empty stays.
      if unlink(root + "/" + path) != 0 { rmdir(root + "/" + path) }
    }
    rmdir(root)
  }
}
