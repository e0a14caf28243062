import FoundationEssentials
import Glibc
import MarkedYAML
import PatternRules

/// A folder of rule files: one of `rules/packs/`, or a style made for Vale.
package struct StyleFolder: Sendable {
  /// The last part of its path: the first part of its rules' ids.
  package let name: String
  package let path: String

  /// Larger rule files are refused: the longest of public styles has 40 kB.
  private static let largest = 4 << 20

  package init(_ path: String) {
    self.path = path
    name = AbsolutePath.of(path).split(separator: "/").last.map(String.init) ?? path
  }

  /// What a `pack.yml` says of the folder as a whole.
  package struct Pack: Sendable {
    /// Packs whose rules belong to it.
    package var extends: [Stated<String>] = []
  }

  /// What the folder's `pack.yml` says; nothing without one.
  package func pack() throws(UsageError) -> Pack {
    let file = path + "/pack.yml"
    guard FileManager.default.fileExists(atPath: file) else { return Pack() }
    var pack = Pack()
    let bytes = try StyleFolder.bytes(file)
    let root: YAMLNode?
    do throws(YAMLError) {
      root = try YAMLDocument.parse(bytes)
    } catch {
      throw UsageError(error.line(in: file))
    }
    for entry in root?.entries ?? [] {
      guard entry.key == "extends" else {
        let error = YAMLError(at: entry.place, "'\(entry.key)' is no key of a pack; it has 'extends' alone")
        throw UsageError(error.line(in: file))
      }
      for node in entry.value.items ?? [entry.value] {
        guard let name = node.text else {
          throw UsageError(YAMLError(at: node.place, "'extends' names packs").line(in: file))
        }
        pack.extends.append(Stated(name, path: file, place: node.place))
      }
    }
    return pack
  }

  /// Its rule files in the order of their names; those in folders below are none of it, as in Vale. A
  /// folder without any is an error: whoever names it means to have rules.
  package func files(isVale: Bool = false) throws(UsageError) -> [RuleFile] {
    var files: [RuleFile] = []
    do throws(InputFailure) {
      for entry in try FolderListing(path).entries {
        let file = String(decoding: entry.name, as: UTF8.self)
        guard file.hasSuffix(".yml"), file != "pack.yml" else { continue }
        let full = ConfigurationTree.shown(path + "/" + file)
        files.append(
          RuleFile(
            path: full, id: "\(name).\(file.dropLast(4))", bytes: try StyleFolder.read(full), isVale: isVale))
      }
    } catch {
      throw UsageError("the style '\(name)' cannot be used: '\(error.path)': \(error.reason)")
    }
    if files.isEmpty, try pack().extends.isEmpty {
      throw UsageError("the style folder '\(path)' holds no rule file ('.yml')")
    }
    return files
  }

  private static func bytes(_ file: String) throws(UsageError) -> [UInt8] {
    do throws(InputFailure) {
      return try read(file)
    } catch {
      throw UsageError("'\(error.path)': \(error.reason)")
    }
  }

  private static func read(_ file: String) throws(InputFailure) -> [UInt8] {
    // Asked for first: a pipe would be waited for, and a device has no end.
    var info = stat()
    guard stat(file, &info) == 0 else {
      throw InputFailure(path: file, reason: String(cString: strerror(errno)))
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      let isFolder = info.st_mode & S_IFMT == S_IFDIR
      throw InputFailure(path: file, reason: "\(isFolder ? "a folder" : "a device or pipe"), not a rule file")
    }
    guard info.st_size <= largest else {
      throw InputFailure(path: file, reason: "a rule file of more than 4 MiB; divide it")
    }
    return try InputReading.read(.file(file)).bytes
  }
}
