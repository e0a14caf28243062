import Diagnostics
import PatternRules
import Readers
import RuleKit

/// What a `.vale.ini` says of mark-up: which extensions count as it, and what in it is not read.
package struct ValeMarkup: Sendable {
  /// How marked-up files are read.
  package private(set) var options = ScopeOptions()
  /// What cannot be used, each with its place.
  package private(set) var notices: [String] = []

  /// Extensions that `[formats]` maps to mark-up, in small letters.
  package var extensions: Set<String> {
    Set(options.formats.keys.filter { options.markup(ofExtension: $0) != nil })
  }

  /// Of the sections with these indices.
  package init(_ configuration: ValeConfiguration, _ sections: [Int]) {
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
