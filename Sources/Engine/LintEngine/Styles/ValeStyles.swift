import Diagnostics
import FoundationEssentials
import Glibc
import PatternRules
import RuleKit

/// The rules that a `.vale.ini` chooses.
package struct ValeStyles {
  private let configuration: ValeConfiguration
  private let library: StyleLibrary

  package init(_ configuration: ValeConfiguration, _ library: StyleLibrary) {
    self.configuration = configuration
    self.library = library
  }

  /// The rules of some sections, compiled.
  package func rules(_ sections: [Int]) throws(UsageError) -> [any Rule] {
    let choice = configuration.choice(sections)
    let vocabulary = try ValeVocabulary(configuration)
    var files: [RuleFile] = []
    for style in choice.styles {
      files += try own(style.name, style.line, vocabulary)
    }
    for state in choice.states where state.value != "NO" && !files.contains(where: { $0.id == state.rule }) {
      let style = String(state.rule.prefix { $0 != "." })
      let known = try own(style, state.line, vocabulary)
      guard let file = known.first(where: { $0.id == state.rule }) else {
        throw UsageError("\(configuration.path):\(state.line):1: error: there is no rule '\(state.rule)'")
      }
      files.append(file)
    }
    let off = Set(choice.states.filter { $0.value == "NO" }.map(\.rule))
    files.removeAll { off.contains($0.id) }
    let levels = Dictionary(choice.states.map { ($0.rule, $0.value) }, uniquingKeysWith: { $1 })
    for i in files.indices {
      files[i].severity =
        switch levels[files[i].id] {
        case "suggestion": .note
        case "warning": .warning
        case "error": .error
        default: nil
        }
    }
    return try library.compile(files, accepted: vocabulary.accepted)
  }

  /// The rule files of a style; Vale's own come with wirelint.
  private func own(_ style: String, _ line: Int, _ vocabulary: ValeVocabulary) throws(UsageError)
    -> [RuleFile]
  {
    if style == "Vale" { return try StyleFolder(library.valeStyle).files(isVale: true) + vocabulary.rules }
    return try folder(style, line).files(isVale: true)
  }

  private func folder(_ name: String, _ line: Int) throws(UsageError) -> StyleFolder {
    let path = configuration.stylesPath + "/" + name
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
      throw UsageError(
        "\(configuration.path):\(line):1: error: there is no style '\(name)' in '\(configuration.stylesPath)'"
      )
    }
    return StyleFolder(path)
  }
}

/// The word lists of a `.vale.ini`, and the rules that Vale makes of them.
struct ValeVocabulary {
  private(set) var accepted: [(pattern: String, path: String, line: Int)] = []
  private(set) var rejected: [(pattern: String, path: String, line: Int)] = []

  init(_ configuration: ValeConfiguration) throws(UsageError) {
    for name in configuration.vocabularies {
      let folders = ["config/vocabularies", "Vocab", "vocabularies"].map {
        configuration.stylesPath + "/" + $0 + "/" + name
      }
      guard let folder = folders.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
        throw UsageError(
          "\(configuration.path):1:1: error: there is no vocabulary '\(name)' in '\(folders[0])'")
      }
      accepted += try ValeVocabulary.patterns(folder + "/accept.txt")
      rejected += try ValeVocabulary.patterns(folder + "/reject.txt")
    }
  }

  private static func patterns(
    _ path: String
  ) throws(UsageError) -> [(pattern: String, path: String, line: Int)] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do throws(InputFailure) {
      let lines = try InputReading.regular(path, atMost: InputReading.Limit.list).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      return lines.enumerated().compactMap { i, line in
        let text = String(decoding: line, as: UTF8.self).trimmed
        return text.isEmpty || text.hasPrefix("# ") ? nil : (text, path, i + 1)
      }
    } catch {
      throw UsageError("'\(error.path)': \(error.reason)")
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
