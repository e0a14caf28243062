import Glibc
import Lexicon
import PatternRules
import RuleKit
import SourceText

/// The rules of style packs and folders, each set of them compiled once.
package final class StyleLibrary {
  /// The folder of the packs that come with wirelint.
  package let packs: String
  /// The folder of the rules that Vale itself brings along.
  let valeStyle: String
  private var known: [[String]: [any Rule]] = [:]
  /// Every rule file that was read.
  package private(set) var files: [String] = []
  /// `path:line:column: note: reason`, one for each rule that is left out because it is a program of Vale's.
  package private(set) var notices: [String] = []

  private let store: PatternStore?
  private let withExamples: Bool
  private let trusts: Bool
  /// Paths that decided which folders there are, and what they hold.
  private var asked: [String] = []

  /// `cacheFolder`: where what is known of patterns is kept; nil: nowhere. `withExamples`: whether the rules
  /// are to show their examples. `trusts`: whether styles may lead out of their project.
  package init(
    _ data: DataFolder, cacheFolder: String? = Lexicon.userCacheFolder, withExamples: Bool = true,
    trusts: Bool = false
  ) {
    self.trusts = trusts
    self.withExamples = withExamples
    packs = data.path + "/rules/packs"
    valeStyle = data.path + "/rules/vale/Vale"
    store = cacheFolder.map { PatternStore(folder: $0) }
  }

  /// Names of the packs that come with wirelint, sorted.
  package var packNames: [String] {
    let names = FileSystem.names(in: packs) ?? []
    return names.filter { StyleLibrary.isFolder(packs + "/" + $0) }.sorted()
  }

  /// The rules of some styles, by pack name or path of a folder, with those that they extend.
  package func rules(_ styles: [String]) throws(UsageError) -> [any Rule] {
    if styles.isEmpty { return [] }
    if let rules = known[styles] { return rules }
    asked = []
    let start = FileStamp.now
    var named: [StyleFolder] = []
    for style in styles { named.append(try folder(style)) }
    let key = key(of: named)
    let rules: [any Rule]
    if let stored = stored(key) { rules = stored } else { rules = try read(named, key, start) }
    known[styles] = rules
    return rules
  }

  /// What a set of folders is stored under.
  private func key(of folders: [StyleFolder]) -> UInt64 {
    var hash = ByteHash()
    hash.add(trusts ? 1 : 0)
    for folder in folders {
      for byte in AbsolutePath.of(folder.path).utf8 { hash.add(byte) }
      hash.add(0)
    }
    return hash.value
  }

  /// The rules of folders in which nothing has changed since they were stored; nil where something has, and
  /// where the rules are to say all that their files do.
  private func stored(_ key: UInt64) -> [any Rule]? {
    guard !withExamples, let store, let stamp = store.stamp(key), stamp.holds else { return nil }
    guard let rules = RuleStyle.rules(storedUnder: stamp.rules, in: store) else { return nil }
    files += stamp.files.map(ConfigurationTree.shown)
    return rules
  }

  /// The rules of folders by their files; `start` is the time before the first was looked at.
  private func read(_ named: [StyleFolder], _ key: UInt64, _ start: Int) throws(UsageError) -> [any Rule] {
    var folders: [StyleFolder] = []
    for folder in named { try add(folder, to: &folders, trail: []) }
    var all: [RuleFile] = []
    for folder in folders { all += try folder.files() }
    let before = notices.count
    let rules = try compile(all)
    // What is left out is said each time.
    if notices.count > before { return rules }
    let stamp = StyleStamp(
      rules: RuleStyle.key(of: all), files: all.map { AbsolutePath.of($0.path) },
      others: asked.map(AbsolutePath.of), readAfter: start)
    if let store, let stamp { store.store(stamp, key) }
    return rules
  }

  /// Compiles rule files; those with errors are all named, and nothing runs. Programs of Vale's are left out.
  package func compile(
    _ ruleFiles: [RuleFile], accepted: [(pattern: String, path: String, line: Int)] = []
  ) throws(UsageError) -> [any Rule] {
    files += ruleFiles.map(\.path)
    do throws(RuleFileErrors) {
      return try RuleStyle.rules(
        of: ruleFiles, accepted: accepted, cache: store, withDefinitions: withExamples)
    } catch {
      // A program of Vale's is no fault that the reader could mend, and the rest of the style is of use without it.
      guard error.scripts.count == error.lines.count else {
        throw UsageError(error.lines.joined(separator: "\n"))
      }
      for line in error.lines {
        let notice = line.replacing(": error: ", with: ": note: ", maxReplacements: 1) + "; it is left out"
        if !notices.contains(notice) { notices.append(notice) }
      }
      return try compile(ruleFiles.filter { !error.scripts.contains($0.path) }, accepted: accepted)
    }
  }

  /// Compiles rule files of styles made for Vale; those that cannot be used are left out.
  func compileForVale(
    _ ruleFiles: [RuleFile], accepted: [(pattern: String, path: String, line: Int)]
  ) -> ValeRules {
    files += ruleFiles.map(\.path)
    return RuleStyle.valeRules(of: ruleFiles, accepted: accepted, cache: store, withDefinitions: withExamples)
  }

  /// Adds a folder after those that it extends, each once.
  private func add(
    _ folder: StyleFolder, to folders: inout [StyleFolder], trail: [String]
  ) throws(UsageError) {
    let own = AbsolutePath.of(folder.path)
    asked += [own, own + "/pack.yml"]
    if folders.contains(where: { AbsolutePath.of($0.path) == own }) { return }
    for base in try folder.pack().extends {
      let next = try self.base(base, of: own)
      if next.path.contains("/"), !isOurs(next.path) { try bounds(of: folder.path).check(next.path, base) }
      let path = AbsolutePath.of(next.path)
      guard path != own, !trail.contains(path) else {
        throw base.error("the pack '\(base.value)' extends itself, through '\(folder.name)'")
      }
      try add(next, to: &folders, trail: trail + [own])
    }
    folders.append(folder)
  }

  /// The folder that a pack extends: paths are seen from the pack's own folder, wherever the run was started.
  private func base(_ name: Stated<String>, of folder: String) throws(UsageError) -> StyleFolder {
    var style = name.value
    if style.contains("/") || style == "." || style == ".." {
      style = ConfigurationTree.shown(AbsolutePath.of(style, in: folder))
      // Without a slash it would be the name of a pack of ours.
      if !style.contains("/") { style = "./" + style }
    }
    do throws(UsageError) {
      return try self.folder(style)
    } catch {
      throw name.error(error.description)
    }
  }

  /// The folder of a style: a path, or the name of a pack.
  package func folder(_ style: String) throws(UsageError) -> StyleFolder {
    if style.contains("/") || style == "." {
      guard FileSystem.exists(style) else {
        throw UsageError("there is no style folder '\(style)'")
      }
      guard StyleLibrary.isFolder(style) else {
        throw UsageError("the style '\(style)' is a file; name the folder that holds its rules")
      }
      return StyleFolder(style, bounds: bounds(of: style))
    }
    asked.append(packs + "/" + style)
    if StyleLibrary.isFolder(packs + "/" + style) { return StyleFolder(packs + "/" + style) }
    if StyleLibrary.isFolder(style) { return StyleFolder(style, bounds: bounds(of: style)) }
    let nearest = Nearest.match(style, in: packNames).map { "; did you mean '\($0)'?" }
    throw UsageError(
      "no style is called '\(style)'\(nearest ?? "; there are \(packNames.joined(separator: ", ")), or the path of a folder")"
    )
  }

  private func isOurs(_ folder: String) -> Bool { folder.hasPrefix(packs + "/") }

  /// What a folder of styles may lead to: its project, or without one the folder that it stands in.
  private func bounds(of folder: String) -> ProjectBounds {
    trusts || isOurs(folder) ? .none : ProjectBounds(of: AbsolutePath.of(folder))
  }

  private static func isFolder(_ path: String) -> Bool {
    FileSystem.isFolder(path)
  }
}
