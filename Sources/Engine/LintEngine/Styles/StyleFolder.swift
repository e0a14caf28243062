import MarkedYAML
import PatternRules

/// A folder of rule files: one of `rules/packs/`, or a style made for Vale.
package struct StyleFolder: Sendable {
  /// The last part of its path: the first part of its rules' ids.
  package let name: String
  /// As it was given.
  package let path: String

  /// What links in it may lead to.
  private let bounds: ProjectBounds

  /// - Parameters:
  ///   - path: The folder; it need not be there.
  ///   - bounds: What links in it may lead to.
  package init(_ path: String, bounds: ProjectBounds = .none) {
    self.path = path
    self.bounds = bounds
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
    guard FileSystem.exists(file) else { return Pack() }
    var pack = Pack()
    let bytes = try bytes(file)
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
  package func files(isVale: Bool = false, mayBeEmpty: Bool = false) throws(UsageError) -> [RuleFile] {
    var files: [RuleFile] = []
    do throws(InputFailure) {
      for entry in try FolderListing(path).entries {
        let file = String(decoding: entry.name, as: UTF8.self)
        guard file.hasSuffix(".yml"), file != "pack.yml" else { continue }
        let full = ConfigurationTree.shown(path + "/" + file)
        files.append(
          RuleFile(
            path: full, id: "\(name).\(file.dropLast(4))", bytes: try read(full), isVale: isVale))
      }
    } catch {
      throw UsageError("the style '\(name)' cannot be used: '\(error.path)': \(error.reason)")
    }
    if files.isEmpty, !mayBeEmpty, try pack().extends.isEmpty {
      throw UsageError("the style folder '\(path)' holds no rule file ('.yml')")
    }
    return files
  }

  private func bytes(_ file: String) throws(UsageError) -> [UInt8] {
    do throws(InputFailure) {
      return try read(file)
    } catch {
      throw UsageError("'\(error.path)': \(error.reason)")
    }
  }

  private func read(_ file: String) throws(InputFailure) -> [UInt8] {
    guard bounds.holds(file) else {
      throw InputFailure(path: file, reason: "a link that leads out of the project; --trust allows that")
    }
    return try InputReading.regular(file, atMost: InputReading.Limit.settings, wanted: "a rule file")
  }
}
