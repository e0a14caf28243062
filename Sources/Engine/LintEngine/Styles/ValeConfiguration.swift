import Diagnostics
import Glibc
import PatternRules
import RuleKit

/// A `.vale.ini`, so that a newsroom's styles run as they are. What it says that cannot be used is told and left out, as
/// its writer wrote it for Vale.
package struct ValeConfiguration: Sendable {
  typealias Setting = ValeIni.Setting
  typealias Section = ValeIni.Section

  /// As it was given.
  package let path: String
  let folder: String
  let bounds: ProjectBounds
  /// Where the styles are, absolute; the last is the project's own.
  package private(set) var stylesPaths: [String] = []
  /// `MinAlertLevel`, with Vale's `suggestion` as a note: alerts below it are not shown.
  package private(set) var minimum: Severity = .note
  /// Names with their lines.
  private(set) var vocabularies: [(name: String, line: Int)] = []
  /// In the order in which they are to have their say: `[*]` comes before the others.
  private(set) var sections: [Section] = []
  /// What stands above the sections.
  private(set) var top: [Setting] = []
  /// Extensions with those that they count as, in small letters.
  private(set) var formats: [String: String] = [:]
  /// Attributes that Vale hands to Asciidoctor; nothing here reads them.
  private(set) var asciidoctor: [String: String] = [:]
  /// What the file says that has no effect here, each with its place: to be told, not to be hidden.
  package private(set) var notices: [String] = []

  /// Where `sync` puts the configurations of packages, below the styles.
  package static let packageFolder = ".vale-config"

  static let topKeys: Set<String> = [
    "StylesPath", "MinAlertLevel", "Vocab", "Packages", "IgnoredScopes", "SkippedScopes", "IgnoredClasses",
    "WordTemplate", "NLPEndpoint",
  ]
  static let sectionKeys: Set<String> = [
    "BasedOnStyles", "TokenIgnores", "BlockIgnores", "CommentDelimiters", "Transform", "Lang", "Blueprint",
    "View",
    "IgnorePatterns",
  ]
  /// Keys of Vale's that change its alerts and that nothing here reads.
  private static let unread: Set<String> = ["WordTemplate", "NLPEndpoint", "Blueprint"]

  /// The packages that the file itself names.
  package private(set) var ownPackages: [String] = []

  /// The project's own folder of styles.
  package var stylesPath: String { stylesPaths.last ?? folder }

  /// `trusts`: whether `StylesPath` may lead out of the file's project.
  package init(_ path: String, trusts: Bool = false) throws(UsageError) {
    self.path = path
    bounds = trusts ? .none : ProjectBounds(of: AbsolutePath.of(path))
    folder = AbsolutePath.folder(of: AbsolutePath.of(path))
    let ini = try ValeConfiguration.ini(path)
    for (line, number) in ini.unread {
      note(number, "'\(line)' is neither a '[section]' nor a 'key = value' line")
    }
    for setting in ini.top { try readTop(setting) }
    for section in ini.sections where section.glob != "formats" && section.glob != "asciidoctor" {
      for setting in section.settings { readSection(setting) }
    }
    let environment = SystemFacts.environment("VALE_STYLES_PATH") ?? ""
    if !environment.isEmpty { stylesPaths.insert(AbsolutePath.of(environment), at: 0) }
    if stylesPaths.isEmpty { stylesPaths = [folder] }
    ownPackages = ini.top.filter { $0.key == "Packages" }.flatMap { ValeConfiguration.list($0.value) }
    let packages = try packageInis()
    top = packages.flatMap(\.top) + ini.top
    for package in packages {
      for setting in package.top where setting.key == "Vocab" { try readTop(setting) }
      // The project's own level holds.
      for setting in package.top where setting.key == "MinAlertLevel" {
        if !ini.top.contains(where: { $0.key == setting.key }) { try readTop(setting) }
      }
    }
    for source in packages + [ini] { merge(source.sections) }
    // What holds for some files comes behind what holds for all, wherever it stands.
    sections = sections.filter { $0.glob == "*" } + sections.filter { $0.glob != "*" }
  }

  private static func ini(_ path: String) throws(UsageError) -> ValeIni {
    let bytes = try InputReading.read(path, as: "the configuration")
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("\(path):1:1: error: the file is not UTF-8")
    }
    return ValeIni(text)
  }

  /// What packages of styles say, which `sync` has put beside them, in the order of their names.
  private func packageInis() throws(UsageError) -> [ValeIni] {
    let pipeline = stylesPath + "/" + ValeConfiguration.packageFolder
    var found: [ValeIni] = []
    for name in (FileSystem.names(in: pipeline) ?? []).sorted() where name.hasSuffix(".ini") {
      found.append(try ValeConfiguration.ini(pipeline + "/" + name))
    }
    return found
  }

  /// Adds the sections of a file to those of the files before it. Of a rule the first that is said holds, as in Vale; a
  /// level that is said later holds where the first only switches it on.
  private mutating func merge(_ added: [Section]) {
    for section in added {
      switch section.glob {
      case "formats":
        for setting in section.settings { formats[setting.key.lowercased()] = setting.value.lowercased() }
      case "asciidoctor":
        for setting in section.settings { asciidoctor[setting.key] = setting.value }
      default:
        guard let known = sections.firstIndex(where: { $0.glob == section.glob }) else {
          sections.append(section)
          continue
        }
        for setting in section.settings {
          let first = sections[known].settings.firstIndex { $0.key == setting.key && $0.key.contains(".") }
          if let first, sections[known].settings[first].value == "YES",
            ValeConfiguration.level(setting.value) != nil
          {
            sections[known].settings[first] = setting
          } else if first == nil {
            sections[known].settings.append(setting)
          }
        }
      }
    }
  }

  private func error(_ line: Int, _ reason: String) -> UsageError {
    UsageError("\(path):\(line):1: error: \(reason)")
  }

  private mutating func note(_ line: Int, _ reason: String) {
    notices.append("\(path):\(line):1: note: \(reason)")
  }

  private mutating func readTop(_ setting: Setting) throws(UsageError) {
    switch setting.key {
    case "StylesPath":
      let place = setting.value.hasPrefix("/") ? setting.value : folder + "/" + setting.value
      guard bounds.holds(place) else {
        throw error(setting.line, "'\(setting.value)' leads out of the project; --trust allows that")
      }
      if !stylesPaths.contains(place) { stylesPaths.append(place) }
    case "MinAlertLevel":
      guard let level = ValeConfiguration.level(setting.value.lowercased()) else {
        return note(
          setting.line, "'\(setting.value)' is no level: suggestion, warning or error; it is left out")
      }
      minimum = level
    case "Vocab": vocabularies += ValeConfiguration.list(setting.value).map { ($0, setting.line) }
    case _ where ValeConfiguration.unread.contains(setting.key): noteUnread(setting)
    case _ where ValeConfiguration.topKeys.contains(setting.key): return
    default:
      let belongs = ValeConfiguration.sectionKeys.contains(setting.key) || setting.key.contains(".")
      let nearest = Nearest.match(setting.key, in: ValeConfiguration.topKeys.sorted())
      note(
        setting.line,
        belongs
          ? "'\(setting.key)' belongs into a section, such as [*]; it is left out"
          : "'\(setting.key)' is no key of Vale's\(nearest.map { "; did you mean '\($0)'?" } ?? ""); it is left out"
      )
    }
  }

  private mutating func readSection(_ setting: Setting) {
    if ValeConfiguration.unread.contains(setting.key) { return noteUnread(setting) }
    if setting.key.contains(".") || ValeConfiguration.sectionKeys.contains(setting.key) { return }
    if ValeConfiguration.topKeys.contains(setting.key) {
      return note(setting.line, "'\(setting.key)' belongs above the first section; it is left out")
    }
    // A whole style may be switched as well.
    guard !["YES", "NO"].contains(setting.value) else { return }
    let nearest = Nearest.match(setting.key, in: ValeConfiguration.sectionKeys.sorted())
    note(
      setting.line,
      "'\(setting.key)' is no key of a section\(nearest.map { "; did you mean '\($0)'?" } ?? ""); it is left out"
    )
  }

  private mutating func noteUnread(_ setting: Setting) {
    note(setting.line, "'\(setting.key)' is not supported and has no effect")
  }

  static func level(_ value: String) -> Severity? {
    switch value {
    case "suggestion": .note
    case "warning": .warning
    case "error": .error
    default: nil
    }
  }

  static func list(_ value: String) -> [String] {
    value.split(separator: ",").map { ValeConfiguration.unquoted($0.trimmed) }.filter { !$0.isEmpty }
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count > 1, let mark = text.first, mark == "\"" || mark == "'", text.last == mark else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  /// The names of a list above the sections, all lines of the key together.
  func names(_ key: String) -> [String] {
    top.filter { $0.key == key }.flatMap { ValeConfiguration.list($0.value) }
  }
}

extension ValeConfiguration {
  /// The sections that hold for a file, by index.
  package func sections(for file: String) -> [Int] {
    let path = AbsolutePath.of(file)
    let inside = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    return sections.indices.filter { sections[$0].glob == "*" || ValeGlob(sections[$0].glob).matches(inside) }
  }

  /// What some sections switch on, the later ones having the last word.
  package func choice(_ indices: [Int]) -> ValeChoice {
    var choice = ValeChoice()
    for index in indices {
      let settings = sections[index].settings
      let stated = settings.filter { $0.key == "BasedOnStyles" }
      if !stated.isEmpty {
        var styles: [(name: String, line: Int)] = []
        for setting in stated {
          for name in ValeConfiguration.list(setting.value) where !styles.contains(where: { $0.name == name })
          {
            styles.append((name, setting.line))
          }
        }
        choice.styles = styles
      }
      for setting in settings {
        if setting.key.contains(".") {
          // Of one section the first line of a rule holds, of several the last section.
          guard settings.first(where: { $0.key == setting.key })?.line == setting.line else { continue }
          choice.states.removeAll { $0.rule == setting.key }
          // Whatever is neither YES nor a level switches a rule off.
          let isKnown = setting.value == "YES" || ValeConfiguration.level(setting.value) != nil
          choice.states.append((setting.key, isKnown ? setting.value : "NO", setting.line))
        } else if !ValeConfiguration.sectionKeys.contains(setting.key) {
          if setting.value == "NO" { choice.styles.removeAll { $0.name == setting.key } }
          if setting.value == "YES" { choice.styles.append((setting.key, setting.line)) }
        }
      }
    }
    return choice
  }
}

/// Styles and rules that a `.vale.ini` switches on for some files.
package struct ValeChoice: Sendable {
  /// The styles that are switched on, each with the line that names it, from 1.
  package var styles: [(name: String, line: Int)] = []
  /// `YES`, `NO` or a level, by rule.
  package var states: [(rule: String, value: String, line: Int)] = []
}
