import Diagnostics
import FoundationEssentials
import Glibc
import PatternRules
import RuleKit

/// A `.vale.ini`, so that a newsroom's styles run as they are.
///
/// Keys that say something of mark-up only (`TokenIgnores`, `IgnoredScopes` and the like) have no effect on
/// plain text, as in Vale itself; `ValeMarkup` has those that hide text.
package struct ValeConfiguration: Sendable {
  /// One value with its line.
  struct Setting: Sendable {
    var key: String
    var value: String
    var line: Int
  }

  /// The keys below `[glob]`.
  struct Section: Sendable {
    var glob: String
    var settings: [Setting]
  }

  package let path: String
  private var folder: String
  private let bounds: ProjectBounds
  /// Where the styles are, absolute.
  package private(set) var stylesPath = ""
  package private(set) var minimum: Severity = .note
  private(set) var vocabularies: [String] = []
  private(set) var sections: [Section] = []
  /// Extensions with those that they count as, in small letters.
  private(set) var formats: [String: String] = [:]
  /// What the file says that has no effect here, each with its place: to be told, not to be hidden.
  package private(set) var notices: [String] = []

  private static let topKeys: Set<String> = [
    "StylesPath", "MinAlertLevel", "Vocab", "Packages", "IgnoredScopes", "SkippedScopes", "IgnoredClasses",
    "WordTemplate", "Transform", "NLPEndpoint",
  ]
  private static let sectionKeys: Set<String> = [
    "BasedOnStyles", "TokenIgnores", "BlockIgnores", "CommentDelimiters", "Transform", "IgnoredClasses",
    "SkippedScopes", "IgnoredScopes", "Vocab", "Lang", "Blueprint",
  ]
  /// Keys of Vale's that change its alerts and that nothing here reads.
  private static let unread: Set<String> = [
    "WordTemplate", "Transform", "NLPEndpoint", "CommentDelimiters", "IgnoredClasses", "SkippedScopes",
    "IgnoredScopes", "Blueprint",
  ]

  /// `trusts`: whether `StylesPath` may lead out of the file's project.
  package init(_ path: String, trusts: Bool = false) throws(UsageError) {
    self.path = path
    bounds = trusts ? .none : ProjectBounds(of: AbsolutePath.of(path))
    folder = AbsolutePath.folder(of: AbsolutePath.of(path))
    let bytes = try InputReading.read(path, as: "the configuration")
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("\(path):1:1: error: the file is not UTF-8")
    }
    try read(text)
    let environment = ProcessInfo.processInfo.environment["VALE_STYLES_PATH"] ?? ""
    if !environment.isEmpty { stylesPath = AbsolutePath.of(environment) }
    if stylesPath.isEmpty { stylesPath = folder }
  }

  private func error(_ line: Int, _ reason: String) -> UsageError {
    UsageError("\(path):\(line):1: error: \(reason)")
  }

  private mutating func read(_ text: String) throws(UsageError) {
    var isFormats = false
    var pending = ""
    for (i, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = pending + raw.trimmed
      pending = ""
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasSuffix("\\") {
        line.removeLast()
        pending = line
        continue
      }
      if line.hasPrefix("["), line.hasSuffix("]") {
        let glob = String(line.dropFirst().dropLast())
        isFormats = glob == "formats"
        if !isFormats { sections.append(Section(glob: glob, settings: [])) }
        continue
      }
      guard let equals = line.firstIndex(of: "=") else {
        throw error(i + 1, "'\(line)' is neither a '[section]' nor a 'key = value' line")
      }
      let setting = Setting(
        key: line[..<equals].trimmed,
        value: line[line.index(after: equals)...].trimmed, line: i + 1)
      if isFormats {
        formats[setting.key.lowercased()] = setting.value.lowercased()
        continue
      }
      if ValeConfiguration.unread.contains(setting.key) {
        notices.append("\(path):\(i + 1):1: note: '\(setting.key)' is not supported and has no effect")
      }
      if sections.isEmpty { try readTop(setting) } else { try readSection(setting) }
    }
  }

  private mutating func readTop(_ setting: Setting) throws(UsageError) {
    switch setting.key {
    case "StylesPath":
      stylesPath = setting.value.hasPrefix("/") ? setting.value : folder + "/" + setting.value
      guard bounds.holds(stylesPath) else {
        throw error(setting.line, "'\(setting.value)' leads out of the project; --trust allows that")
      }
    case "MinAlertLevel": minimum = try level(setting)
    case "Vocab": vocabularies = ValeConfiguration.list(setting.value)
    default:
      guard ValeConfiguration.topKeys.contains(setting.key) else {
        let nearest = Nearest.match(setting.key, in: ValeConfiguration.topKeys.sorted())
        throw error(
          setting.line,
          "'\(setting.key)' is no key of Vale's\(nearest.map { "; did you mean '\($0)'?" } ?? "")")
      }
    }
  }

  private mutating func readSection(_ setting: Setting) throws(UsageError) {
    if setting.key.contains(".") {
      guard ["YES", "NO"].contains(setting.value) else {
        _ = try level(setting)
        sections[sections.count - 1].settings.append(setting)
        return
      }
    } else if !ValeConfiguration.sectionKeys.contains(setting.key) {
      // A whole style may be switched as well.
      guard ["YES", "NO"].contains(setting.value) else {
        let nearest = Nearest.match(setting.key, in: ValeConfiguration.sectionKeys.sorted())
        throw error(
          setting.line,
          "'\(setting.key)' is no key of a section\(nearest.map { "; did you mean '\($0)'?" } ?? "")")
      }
    }
    sections[sections.count - 1].settings.append(setting)
  }

  private func level(_ setting: Setting) throws(UsageError) -> Severity {
    switch setting.value {
    case "suggestion": return .note
    case "warning": return .warning
    case "error": return .error
    default:
      throw error(setting.line, "'\(setting.value)' is no level: suggestion, warning or error (or YES, NO)")
    }
  }

  static func list(_ value: String) -> [String] {
    value.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
  }
}

extension ValeConfiguration {
  /// The sections that hold for a file, by index.
  package func sections(for file: String) -> [Int] {
    let path = AbsolutePath.of(file)
    return sections.indices.filter { index in
      let glob = sections[index].glob
      // A glob of names holds wherever the file is, one with folders below that of the configuration.
      return glob == "*" || PathGlob.matches(glob, path, below: glob.contains("/") ? folder : "/")
    }
  }

  /// What some sections switch on, the later ones having the last word.
  package func choice(_ indices: [Int]) -> ValeChoice {
    var choice = ValeChoice()
    for index in indices {
      for setting in sections[index].settings {
        switch setting.key {
        case "BasedOnStyles": choice.styles = ValeConfiguration.list(setting.value).map { ($0, setting.line) }
        case _ where setting.key.contains("."):
          choice.states.removeAll { $0.rule == setting.key }
          choice.states.append((setting.key, setting.value, setting.line))
        case _ where ValeConfiguration.sectionKeys.contains(setting.key): continue
        default:
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
  package var styles: [(name: String, line: Int)] = []
  /// `YES`, `NO` or a level, by rule.
  package var states: [(rule: String, value: String, line: Int)] = []
}
