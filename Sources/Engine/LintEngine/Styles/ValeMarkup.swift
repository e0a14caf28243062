import Diagnostics
import MarkedYAML
import PatternRules
import Readers
import RuleKit

/// What a `.vale.ini` says of mark-up: which extensions count as it, and what in it is not read.
package struct ValeMarkup: Sendable {
  /// How marked-up files are read.
  package private(set) var options = ScopeOptions()
  /// Files that decide how is read, beside the rules.
  package private(set) var files: [String] = []
  /// What cannot be used, each with its place.
  package private(set) var notices: [String] = []

  /// Extensions that `[formats]` maps to mark-up, in small letters.
  package var extensions: Set<String> {
    Set(options.formats.keys.filter { options.markup(ofExtension: $0) != nil })
  }

  /// Of the sections with these indices.
  package init(_ configuration: ValeConfiguration, _ sections: [Int]) {
    files = [configuration.path]
    options.formats = configuration.formats
    let ignored = configuration.names("IgnoredScopes")
    if !ignored.isEmpty { options.ignoredElements = Set(ignored) }
    options.readsFrontMatter = !ignored.contains { $0.hasPrefix("text.frontmatter") || $0 == "frontmatter" }
    let skipped = configuration.names("SkippedScopes")
    if !skipped.isEmpty { options.skippedElements = Set(skipped) }
    options.ignoredClasses.formUnion(configuration.names("IgnoredClasses"))
    let settings = sections.flatMap { configuration.sections[$0].settings }
    if let delimiters = settings.last(where: { $0.key == "CommentDelimiters" }) {
      let parts = ValeConfiguration.list(delimiters.value)
      if parts.count == 2 {
        options.comments = (parts[0], parts[1])
      } else {
        note(configuration, delimiters.line, "'CommentDelimiters' takes two marks, with a comma between")
      }
    }
    readView(settings.last { $0.key == "View" }, configuration)
    readTransform(settings.last { $0.key == "Transform" }, configuration)
    // What sections say of these adds up.
    let blocks = text(
      settings.filter { $0.key == "BlockIgnores" || $0.key == "IgnorePatterns" }, configuration)
    let tokens = text(settings.filter { $0.key == "TokenIgnores" }, configuration)
    if !blocks.isEmpty { options.ignoredBlocks = { blocks.stretches(in: $0) } }
    if !tokens.isEmpty { options.ignoredTokens = { tokens.stretches(in: $0) } }
  }

  private mutating func note(_ configuration: ValeConfiguration, _ line: Int, _ reason: String) {
    notices.append("\(configuration.path):\(line):1: note: \(reason); it is left out")
  }

  /// Reads a view's file, `config/views/NAME.yml` below the styles.
  private mutating func readView(_ setting: ValeIni.Setting?, _ configuration: ValeConfiguration) {
    guard let setting, !setting.value.isEmpty else { return }
    let places = configuration.stylesPaths.map { $0 + "/config/views/" + setting.value + ".yml" }
    guard let path = places.first(where: FileSystem.exists) else {
      return note(
        configuration, setting.line, "there is no view '\(setting.value)' ('\(places.first ?? "")')")
    }
    guard configuration.bounds.holds(path) else {
      return note(
        configuration, setting.line, "the view '\(path)' leads out of the project; --trust allows that")
    }
    files.append(path)
    let bytes: [UInt8]
    do throws(InputFailure) {
      bytes = try InputReading.regular(path, atMost: InputReading.Limit.settings)
    } catch {
      notices.append("\(path):1:1: note: \(error.reason); the view is left out")
      return
    }
    do throws(YAMLError) {
      options.view = try DataView(bytes)
    } catch {
      notices.append(
        "\(path):\(error.place.line):\(error.place.column): note: \(error.reason); the view is left out")
    }
  }

  private mutating func readTransform(_ setting: ValeIni.Setting?, _ configuration: ValeConfiguration) {
    guard let setting, !setting.value.isEmpty else { return }
    let path = setting.value.hasPrefix("/") ? setting.value : configuration.folder + "/" + setting.value
    guard configuration.bounds.holds(path) else {
      return note(
        configuration, setting.line,
        "the stylesheet '\(setting.value)' leads out of the project; --trust allows that")
    }
    guard FileSystem.exists(path), !FileSystem.isFolder(path) else {
      return note(configuration, setting.line, "there is no stylesheet '\(setting.value)'")
    }
    let stylesheet = Stylesheet(path)
    options.transform = { stylesheet.page(of: $0) }
    files.append(path)
  }

  private mutating func text(_ settings: [ValeIni.Setting], _ configuration: ValeConfiguration) -> IgnoredText
  {
    var patterns: [String] = []
    for setting in settings {
      for pattern in ValeMarkup.patterns(setting.value) {
        do throws(IgnoredText.Fault) {
          _ = try IgnoredText([pattern])
          patterns.append(pattern)
        } catch {
          note(configuration, setting.line, "the pattern '\(pattern)' cannot be used: \(error.reason)")
        }
      }
    }
    return (try? IgnoredText(patterns)) ?? .none
  }

  /// The patterns of a list: commas inside brackets belong to a pattern.
  private static func patterns(_ value: String) -> [String] {
    var found: [String] = []
    var current = ""
    var depth = 0
    var isEscaped = false
    for character in value {
      if !isEscaped, "([{".contains(character) { depth += 1 }
      if !isEscaped, ")]}".contains(character) { depth = max(0, depth - 1) }
      isEscaped = character == "\\" && !isEscaped
      if character == ",", depth == 0 {
        found.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    found.append(current)
    return found.map { $0.trimmed }.filter { !$0.isEmpty }
  }
}
