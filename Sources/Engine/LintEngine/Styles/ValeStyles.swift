import Diagnostics
import Glibc
import PatternRules
import RuleKit

/// The rules that a `.vale.ini` chooses, and what of them cannot be used: a style that is not there, a rule that no file
/// has, a file that says what is not supported. All that is told and left out, and the rest runs.
package struct ValeStyles {
  private let configuration: ValeConfiguration
  private let library: StyleLibrary
  /// What is left out, each with its place; a line that several sections lead to comes once for each.
  package private(set) var notices: [String] = []

  /// Reads nothing yet; rules of styles come from `library`, which compiles each set of them once.
  package init(_ configuration: ValeConfiguration, _ library: StyleLibrary) {
    self.configuration = configuration
    self.library = library
  }

  /// The rules of some sections, compiled.
  package mutating func rules(_ sections: [Int]) throws(UsageError) -> [any Rule] {
    let choice = configuration.choice(sections)
    let vocabulary = ValeVocabulary(configuration)
    notices += vocabulary.notices
    var files: [RuleFile] = []
    for style in choice.styles { files += try own(style.name, style.line, vocabulary) }
    let off = Set(choice.states.filter { $0.value == "NO" }.map(\.rule))
    for state in choice.states where state.value != "NO" && !files.contains(where: { $0.id == state.rule }) {
      let style = String(state.rule.prefix { $0 != "." })
      let known = try own(style, state.line, vocabulary)
      if let file = known.first(where: { $0.id == state.rule }) {
        files.append(file)
      } else if !known.isEmpty {
        note(state.line, "there is no rule '\(state.rule)'; it is left out")
      }
    }
    files.removeAll { off.contains($0.id) }
    let levels = Dictionary(choice.states.map { ($0.rule, $0.value) }, uniquingKeysWith: { $1 })
    for i in files.indices { files[i].severity = levels[files[i].id].flatMap(ValeConfiguration.level) }
    let made = library.compileForVale(files, accepted: vocabulary.accepted)
    notices += made.notices
    return made.rules
  }

  private mutating func note(_ line: Int, _ reason: String) {
    notices.append("\(configuration.path):\(line):1: note: \(reason)")
  }

  /// The rule files of a style; Vale's own come with wirelint.
  private mutating func own(_ style: String, _ line: Int, _ vocabulary: ValeVocabulary) throws(UsageError)
    -> [RuleFile]
  {
    let folders = configuration.stylesPaths
    var files: [RuleFile]
    if style == "Vale" {
      files = try StyleFolder(library.valeStyle).files(isVale: true) + vocabulary.rules
    } else if let path = folders.map({ $0 + "/" + style }).first(where: ValeStyles.isFolder) {
      files = try StyleFolder(path).files(isVale: true, mayBeEmpty: true)
      if files.isEmpty { note(line, "the style '\(style)' has no rule file ('.yml') in '\(path)'") }
    } else {
      files = []
      note(line, "there is no style '\(style)' in '\(configuration.stylesPath)'; it is left out")
    }
    for i in files.indices { files[i].folders = folders }
    return files
  }

  private static func isFolder(_ path: String) -> Bool {
    FileSystem.isFolder(path)
  }
}

/// The word lists of a `.vale.ini`, and the rules that Vale makes of them.
struct ValeVocabulary {
  private(set) var accepted: [(pattern: String, path: String, line: Int)] = []
  private(set) var rejected: [(pattern: String, path: String, line: Int)] = []
  private(set) var notices: [String] = []

  init(_ configuration: ValeConfiguration) {
    for (name, line) in configuration.vocabularies {
      let folders = configuration.stylesPaths.flatMap { path in
        ["config/vocabularies", "Vocab", "vocabularies"].map { path + "/" + $0 + "/" + name }
      }
      guard let folder = folders.first(where: { FileSystem.exists($0) }) else {
        notices.append(
          "\(configuration.path):\(line):1: note: there is no vocabulary '\(name)' in '\(folders.first ?? "")'; it is left out"
        )
        continue
      }
      accepted += patterns(folder + "/accept.txt")
      rejected += patterns(folder + "/reject.txt")
    }
  }

  private mutating func patterns(_ path: String) -> [(pattern: String, path: String, line: Int)] {
    guard FileSystem.exists(path) else { return [] }
    do throws(InputFailure) {
      let lines = try InputReading.regular(path, atMost: InputReading.Limit.list).split(
        omittingEmptySubsequences: false
      ) { $0 == 0x0A }
      return lines.enumerated().compactMap { i, line in
        let text = String(decoding: line, as: UTF8.self).trimmed
        return text.isEmpty || text.hasPrefix("# ") ? nil : (text, path, i + 1)
      }
    } catch {
      notices.append("\(error.path):1:1: note: \(error.reason); it is left out")
      return []
    }
  }

  /// The rules that Vale makes of the lists: Terms and Avoid of its own style.
  var rules: [RuleFile] {
    func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
    func file(_ name: String, _ lines: [String]) -> RuleFile {
      RuleFile(
        path: "Vale.\(name)", id: "Vale.\(name)", bytes: Array((lines.joined(separator: "\n") + "\n").utf8),
        isVale: true)
    }
    var rules: [RuleFile] = []
    let terms = accepted.filter { !$0.pattern.hasPrefix("(?i)") }
    if !terms.isEmpty {
      rules.append(
        file(
          "Terms",
          [
            "extends: substitution", "message: \"use '%s' instead of '%s'\"", "level: error",
            "ignorecase: true", "vocab: false", "swap:",
          ]
            + terms.map { "  \(quoted($0.pattern)): \(quoted($0.pattern))" }))
    }
    if !rejected.isEmpty {
      rules.append(
        file(
          "Avoid",
          ["extends: existence", "message: \"avoid '%s'\"", "level: error", "vocab: false", "tokens:"]
            + rejected.map { "  - \(quoted($0.pattern))" }))
    }
    return rules
  }
}
