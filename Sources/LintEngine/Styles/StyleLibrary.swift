import Foundation
import Lexicon
import PatternRules
import RuleKit

/// The rules of style packs and folders, each set of them compiled once.
package final class StyleLibrary {
  /// The folder of the packs that come with wirelint.
  package let packs: String
  /// The folder of the rules that Vale itself brings along.
  let valeStyle: String
  private var known: [[String]: [any Rule]] = [:]
  /// Every rule file that was read.
  package private(set) var files: [String] = []

  private let store: PatternStore?
  private let withExamples: Bool

  /// `cacheFolder`: where what is known of patterns is kept; nil: nowhere. `withExamples`: whether the rules
  /// are to show their examples.
  package init(_ data: DataFolder, cacheFolder: String? = Lexicon.userCacheFolder, withExamples: Bool = true)
  {
    self.withExamples = withExamples
    packs = data.path + "/rules/packs"
    valeStyle = data.path + "/rules/vale/Vale"
    store = cacheFolder.map { PatternStore(folder: $0) }
  }

  /// Names of the packs that come with wirelint, sorted.
  package var packNames: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: packs)) ?? []
    return names.filter { StyleLibrary.isFolder(packs + "/" + $0) }.sorted()
  }

  /// The rules of some styles, by pack name or path of a folder, with those that they extend.
  package func rules(_ styles: [String]) throws(UsageError) -> [any Rule] {
    if styles.isEmpty { return [] }
    if let rules = known[styles] { return rules }
    var folders: [StyleFolder] = []
    for style in styles { try add(try folder(style), to: &folders, trail: []) }
    var all: [RuleFile] = []
    for folder in folders { all += try folder.files() }
    let rules = try compile(all)
    known[styles] = rules
    return rules
  }

  /// Compiles rule files; those with errors are all named, and nothing runs.
  package func compile(
    _ ruleFiles: [RuleFile], accepted: [(pattern: String, path: String, line: Int)] = []
  ) throws(UsageError) -> [any Rule] {
    files += ruleFiles.map(\.path)
    do throws(RuleFileErrors) {
      return try RuleStyle.rules(of: ruleFiles, accepted: accepted, cache: store, withExamples: withExamples)
    } catch {
      throw UsageError(error.lines.joined(separator: "\n"))
    }
  }

  /// Adds a folder after those that it extends, each once.
  private func add(
    _ folder: StyleFolder, to folders: inout [StyleFolder], trail: [String]
  ) throws(UsageError) {
    if folders.contains(where: { $0.path == folder.path }) { return }
    for base in try folder.pack().extends {
      let next = try self.folder(base.value)
      guard next.path != folder.path, !trail.contains(next.path) else {
        throw base.error("the pack '\(base.value)' extends itself, through '\(folder.name)'")
      }
      try add(next, to: &folders, trail: trail + [folder.path])
    }
    folders.append(folder)
  }

  /// The folder of a style: a path, or the name of a pack.
  package func folder(_ style: String) throws(UsageError) -> StyleFolder {
    if style.contains("/") || style == "." {
      guard FileManager.default.fileExists(atPath: style) else {
        throw UsageError("there is no style folder '\(style)'")
      }
      guard StyleLibrary.isFolder(style) else {
        throw UsageError("the style '\(style)' is a file; name the folder that holds its rules")
      }
      return StyleFolder(style)
    }
    if StyleLibrary.isFolder(packs + "/" + style) { return StyleFolder(packs + "/" + style) }
    if StyleLibrary.isFolder(style) { return StyleFolder(style) }
    let nearest = Nearest.match(style, in: packNames).map { "; did you mean '\($0)'?" }
    throw UsageError(
      "no style is called '\(style)'\(nearest ?? "; there are \(packNames.joined(separator: ", ")), or the path of a folder")"
    )
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
