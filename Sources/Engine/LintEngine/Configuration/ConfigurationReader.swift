import ArticleModel
import Diagnostics
import Glibc
import MarkedYAML
import RuleKit

/// Reads `.wirelint.yml` and what it extends; whatever is not understood is an error with its place.
package struct ConfigurationReader {
  /// Files that extend one another, at most.
  private static let deepest = 16

  private var configuration: Configuration
  /// The files on the way from the first one here, to find circles.
  private var trail: [String] = []
  private let bounds: ProjectBounds

  /// The configuration of a file. `trusts`: whether it may name files outside of its project.
  package static func read(_ path: String, trusts: Bool = false) throws(UsageError) -> Configuration {
    let absolute = AbsolutePath.of(path)
    var reader = ConfigurationReader(
      configuration: Configuration(path: path, folder: AbsolutePath.folder(of: absolute)),
      bounds: trusts ? .none : ProjectBounds(of: absolute))
    try reader.add(path, within: reader.bounds)
    return reader.configuration
  }

  private init(configuration: Configuration, bounds: ProjectBounds) {
    self.configuration = configuration
    self.bounds = bounds
  }

  private mutating func add(_ path: String, within bounds: ProjectBounds) throws(UsageError) {
    let absolute = AbsolutePath.of(path)
    trail.append(absolute)
    defer { trail.removeLast() }
    let root = try ConfigurationReader.parse(path)
    guard let root, !root.isEmpty else { return }
    let file = ConfigurationFile(path: path, folder: AbsolutePath.folder(of: absolute), bounds: bounds)
    let entries = try file.entries(root, "a configuration")
    try file.check(entries, against: ConfigurationFile.fileKeys)
    for entry in entries where entry.key == "extends" {
      for base in try file.texts(entry.value) { try extend(base, file) }
    }
    var layer = ConfigurationLayer(folder: file.folder)
    for entry in entries where !(try read(entry, file)) { try file.read(entry, into: &layer) }
    configuration.layers.append(layer)
    for entry in entries where entry.key == "formats" && !entry.value.isEmpty {
      for format in try file.entries(entry.value, "'formats'") {
        configuration.layers.append(try file.format(format))
      }
    }
    for entry in entries where entry.key == "overrides" {
      for node in entry.value.items ?? [entry.value] { configuration.layers.append(try file.override(node)) }
    }
  }

  /// Takes over a file by its path, or a package of styles that is installed, by its name.
  private mutating func extend(_ stated: Stated<String>, _ file: ConfigurationFile) throws(UsageError) {
    let beside = AbsolutePath.of(stated.value, in: file.folder)
    if StylePackages.isName(stated.value), access(beside, F_OK) != 0 {
      let path = try StylePackages.configuration(of: stated)
      // Whoever installed it wants it read, and what lies beside it; nothing else.
      let isFree = bounds.holds("/")
      return try extend(
        path, stated, within: isFree ? .none : ProjectBounds(folder: AbsolutePath.folder(of: path)))
    }
    try extend(try file.absolute(stated).value, stated, within: file.bounds)
  }

  private mutating func extend(
    _ path: String, _ stated: Stated<String>, within bounds: ProjectBounds
  ) throws(UsageError) {
    guard !trail.contains(AbsolutePath.of(path)) else { throw stated.error("'\(path)' extends itself") }
    guard trail.count < ConfigurationReader.deepest else {
      throw stated.error("more than \(ConfigurationReader.deepest) files extend one another")
    }
    guard FileSystem.isReadable(path) else {
      throw stated.error("'\(path)' cannot be read")
    }
    try add(path, within: bounds)
  }

  /// Takes the keys that only a file has; false for one that a layer has too.
  private mutating func read(_ entry: YAMLNode.Entry, _ file: ConfigurationFile) throws(UsageError) -> Bool {
    switch entry.key {
    case "extends", "formats", "overrides": break
    case "ignore":
      configuration.ignored += try file.texts(entry.value).map { ($0.value, file.folder) }
    case "baseline":
      configuration.baseline = try file.absolute(try file.text(entry.value))
    default: return false
    }
    return true
  }

  private static func parse(_ path: String) throws(UsageError) -> YAMLNode? {
    let bytes = try InputReading.read(path, as: "the configuration")
    do throws(YAMLError) {
      return try YAMLDocument.parse(bytes)
    } catch {
      throw UsageError(error.line(in: path))
    }
  }
}
