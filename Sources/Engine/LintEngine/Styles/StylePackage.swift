import Readers

/// A package of styles as Vale's `Packages` names them: a folder or a zip archive.
package struct StylePackage: Sendable {
  /// A file of it, its path relative to the package's folder.
  struct File: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  /// Why a package cannot be read: a fragment for a message.
  package struct Fault: Error {
    /// A fragment in lower case.
    package var reason: String
  }

  let name: String
  let files: [File]

  /// Bytes of all files of a package; the largest public ones have some 20 MB of dictionaries.
  static let largest = 256 << 20

  /// What a package is called: the last part of its path or address, without `.zip`.
  package static func name(of entry: String) -> String {
    let last = entry.split(separator: "/").last.map(String.init) ?? entry
    return last.hasSuffix(".zip") ? String(last.dropLast(4)) : last
  }

  /// Reads the package at a path.
  package init(name: String, path: String) throws(Fault) {
    do throws(InputFailure) {
      if FileSystem.isFolder(path) {
        self.init(name: name, files: try StylePackage.files(in: path))
        return
      }
    } catch {
      throw Fault(reason: "'\(error.path)' cannot be read: \(error.reason)")
    }
    let bytes: [UInt8]
    do throws(InputFailure) {
      bytes = try InputReading.regular(path, atMost: StylePackage.largest)
    } catch {
      throw Fault(reason: "'\(error.path)' cannot be read: \(error.reason)")
    }
    try self.init(name: name, archive: bytes)
  }

  /// Reads a zip archive.
  package init(name: String, archive bytes: [UInt8]) throws(Fault) {
    var files: [File] = []
    var total = 0
    do throws(ZipFault) {
      let archive = try ZipArchive(bytes)
      for (i, member) in archive.members.enumerated() where !member.name.hasSuffix("/") {
        total += member.size
        if total > StylePackage.largest { break }
        files.append(File(path: member.name, bytes: try archive.content(of: i)))
      }
    } catch {
      throw Fault(reason: "the archive of '\(name)' is not read: \(error.reason)")
    }
    guard total <= StylePackage.largest else {
      throw Fault(reason: "the archive of '\(name)' unpacks to more than 256 MiB")
    }
    self.init(name: name, files: StylePackage.withoutOuterFolder(files))
  }

  private init(name: String, files: [File]) {
    self.name = name
    self.files = files
  }

  /// What packers put beside the files of a package is none of it.
  private static func withoutOuterFolder(_ files: [File]) -> [File] {
    let own = files.filter { !$0.path.hasPrefix("__MACOSX/") && !$0.path.hasSuffix(".DS_Store") }
    guard let outer = own.first?.path.split(separator: "/").first,
      own.allSatisfy({ $0.path.hasPrefix(outer + "/") })
    else { return own }
    return own.map { File(path: String($0.path.dropFirst(outer.count + 1)), bytes: $0.bytes) }
  }

  private static func files(in folder: String) throws(InputFailure) -> [File] {
    var files: [File] = []
    var total = 0
    for path in FileSystem.paths(below: folder).sorted() where !path.hasPrefix(".git/") {
      guard !FileSystem.isFolder(folder + "/" + path) else { continue }
      let bytes = try InputReading.regular(folder + "/" + path, atMost: largest)
      total += bytes.count
      guard total <= largest else { throw InputFailure(path: folder, reason: "holds more than 256 MiB") }
      files.append(File(path: path, bytes: bytes))
    }
    return files
  }

  // MARK: What goes where

  /// Whether it is a style and nothing else.
  private var isStyle: Bool {
    !files.contains { $0.path == ".vale.ini" || $0.path.hasPrefix("styles/") }
  }

  /// The packages that its own configuration names.
  package var packages: [String] {
    guard let file = files.first(where: { $0.path == ".vale.ini" }) else { return [] }
    return ValeIni(String(decoding: file.bytes, as: UTF8.self)).top.filter { $0.key == "Packages" }.flatMap {
      ValeConfiguration.list($0.value)
    }
  }

  /// Its files by their paths below the folder of styles; `index`: its place among the packages, which orders their
  /// configurations.
  func installed(as index: Int) -> [File] {
    if isStyle { return files.map { File(path: name + "/" + $0.path, bytes: $0.bytes) } }
    return files.compactMap { file in
      if file.path == ".vale.ini" {
        return File(path: "\(ValeConfiguration.packageFolder)/\(index)-\(name).ini", bytes: file.bytes)
      }
      guard file.path.hasPrefix("styles/") else { return nil }
      return File(path: String(file.path.dropFirst(7)), bytes: file.bytes)
    }
  }

  /// The folders that it brings as a whole: what stands in them and is not of it goes. Of `config` those of its parts.
  func folders(as index: Int) -> Set<String> {
    Set(
      installed(as: index).compactMap { file in
        let parts = file.path.split(separator: "/").map(String.init)
        if parts.first == ValeConfiguration.packageFolder { return nil }
        guard parts.first == "config" else { return parts.count > 1 ? parts[0] : nil }
        return parts.count > 3 ? parts.prefix(3).joined(separator: "/") : nil
      })
  }
}
