import Diagnostics
import Glibc
import RuleKit

/// What a `.vale.ini` says, said in a `.wirelint.yml`: `wirelint init --from-vale`.
///
/// The styles stay where they are and are read as they are. What has no counterpart is left as a comment,
/// so that nobody believes it to hold, and is told with its reason (`differences`).
package struct ValeTakeover {
  private let vale: ValeConfiguration
  private let vocabulary: ValeVocabulary
  /// What will differ from Vale's alerts, and why; one line each.
  package private(set) var differences: [String] = []
  /// Styles that cannot run as rules for copy.
  private var leftOut: Set<String> = []
  /// The style that holds the rules which Vale makes of its word lists, beside the configuration.
  private static let vocabularyStyle = "Vocabulary"

  /// Names under which Vale looks for its configuration.
  private static let names = [".vale.ini", "_vale.ini", "vale.ini"]

  /// `path` nil: the file of the working directory.
  package init(_ path: String?) throws(UsageError) {
    let found = path ?? ValeTakeover.names.first { FileSystem.exists($0) }
    guard let found else {
      throw UsageError("there is no '.vale.ini' here; name it: wirelint init --from-vale PATH")
    }
    vale = try ValeConfiguration(found)
    vocabulary = ValeVocabulary(vale)
  }

  /// The files to write, paths relative to the working directory: rules made of word lists, and last the
  /// configuration. A style that `library` cannot use is left out.
  package mutating func files(checkedBy library: StyleLibrary) throws(UsageError) -> [(
    path: String, bytes: [UInt8]
  )] {
    differences = [
      "rules run as rules for copy: a blank in a pattern may be a line break, datelines and quotations are known, findings stand where their words do, and wirelint's own rules run beside them",
      "mark-up is read by its regions (headline, body, list, table): scopes such as 'heading.h2', 'raw' or 'text.frontmatter' have their counterpart only as far as copy has it",
    ]
    leaveOut(library)
    var files: [(path: String, bytes: [UInt8])] = []
    let everywhere = vale.sections.indices.filter { vale.sections[$0].glob == "*" }
    let first = vale.choice(everywhere)
    let off = first.states.filter { $0.value == "NO" }.map(\.rule)
    if first.styles.contains(where: { $0.name == "Vale" }) {
      for rule in vocabulary.rules where !off.contains(rule.id) {
        files.append(("\(ValeTakeover.vocabularyStyle)/\(rule.id.dropFirst(5)).yml", rule.bytes))
      }
    }
    var top = try layer(of: first, everywhere)
    if !files.isEmpty { top.styles.append("./" + ValeTakeover.vocabularyStyle) }
    var text = head + top.lines(indent: "") + acceptedWords
    if !library.notices.isEmpty {
      text += "# Left out wherever these styles run:\n" + library.notices.map { "#   \($0)\n" }.joined()
    }
    var overrides = ""
    for index in vale.sections.indices where vale.sections[index].glob != "*" {
      let own = try layer(of: vale.choice([index]), [index], over: first, top)
      if own.isEmpty { continue }
      overrides += "  - files: [\(ValeTakeover.quoted(vale.sections[index].glob))]\n"
      overrides += own.lines(indent: "    ")
    }
    if !overrides.isEmpty { text += "overrides:\n" + overrides }
    tellDifferences(library)
    files.append((ConfigurationTree.name, Array(text.utf8)))
    return files
  }

  /// Finds out which styles cannot run here.
  private mutating func leaveOut(_ library: StyleLibrary) {
    for setting in vale.sections.flatMap(\.settings) where setting.key == "BasedOnStyles" {
      for style in ValeConfiguration.list(setting.value) where style != "Vale" && !leftOut.contains(style) {
        do throws(UsageError) {
          _ = try library.rules([try folder(style, setting.line)])
        } catch {
          leftOut.insert(style)
          let reason = error.description.split(separator: "\n").first.map(String.init) ?? ""
          differences.append(
            "the style '\(style)' is left out, as one of its rules cannot be used: \(reason)")
        }
      }
    }
  }

  /// Keys that nothing here stands for, and what they do in Vale.
  private static let keys: [(name: String, reason: String)] = [
    (
      "TokenIgnores",
      "text that its patterns take out is read here; 'wirelint-disable' comments silence places"
    ),
    ("BlockIgnores", "blocks that its patterns take out are read here; 'skip-regions' leaves out regions"),
    ("IgnoredScopes", "inline code is masked here, other elements are read"),
    ("SkippedScopes", "scripts, styles and preformatted text are left out here, other elements are read"),
    ("IgnoredClasses", "elements of these classes are read here"),
    ("CommentDelimiters", "comments are those of the format here"),
    ("WordTemplate", "words end where letters and figures do here"),
    ("View", "data files are read as stories, not by the view"),
    ("Transform", "documents in XML are read as news formats, not through the stylesheet"),
    ("Lang", "text is read as English unless 'language' says otherwise"),
  ]

  private mutating func tellDifferences(_ library: StyleLibrary) {
    let stated = Set((vale.top + vale.sections.flatMap(\.settings)).map(\.key))
    for (name, reason) in ValeTakeover.keys where stated.contains(name) {
      differences.append("\(name): \(reason)")
    }
    if !vale.formats.isEmpty {
      let pairs = vale.formats.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      differences.append(
        "[formats] \(pairs.joined(separator: ", ")): formats are told by their content and ending here")
    }
    if let package = vale.ownPackages.first {
      differences.append(
        "Packages (\(package), …): 'wirelint sync' installs them; it reads the .vale.ini, so keep it")
    }
    let asksVale = vale.sections.indices.contains { index in
      vale.choice([index]).styles.contains { $0.name == "Vale" }
    }
    if asksVale {
      differences.append(
        "Vale.Spelling is 'spelling' here, with dictionaries of its own; Vale.Repetition is 'duplicate-word'")
    }
    if vocabulary.accepted.contains(where: { ValeTakeover.word($0.pattern) == nil }) {
      differences.append(
        "patterns among the accepted words are left as comments: 'accept' takes words and '*'")
    }
    differences += library.notices.map { "left out wherever these styles run: \($0)" }
  }

  private var head: String {
    """
    # Written by 'wirelint init --from-vale' from \(vale.path).
    # The rules run here as rules for copy: a blank in a pattern may be a line break, and wirelint's own rules
    # run beside them. 'wirelint lint --config \(vale.path)' runs the styles exactly as Vale does.

    min-severity: \(vale.minimum.rawValue)
    # As in Vale, only errors make the exit code 1.
    fail-on: error

    """
  }

  /// What one part of the configuration says.
  private struct Layer {
    var styles: [String] = []
    var rules: [(name: String, state: String)] = []
    var remarks: [String] = []

    var isEmpty: Bool { styles.isEmpty && rules.isEmpty && remarks.isEmpty }

    func lines(indent: String) -> String {
      var text = ""
      if !styles.isEmpty {
        text += "\(indent)styles:\n" + styles.map { "\(indent)  - \(ValeTakeover.quoted($0))\n" }.joined()
      }
      if !rules.isEmpty {
        text += "\(indent)rules:\n" + rules.map { "\(indent)  \($0.name): \($0.state)\n" }.joined()
      }
      return text + remarks.map { "\(indent)# \($0)\n" }.joined()
    }
  }

  /// The layer of some sections. Where a section for some files leaves out styles that hold everywhere,
  /// as Vale understands its list, those are switched off.
  private func layer(
    of choice: ValeChoice, _ sections: [Int], over first: ValeChoice = ValeChoice(), _ top: Layer = Layer()
  ) throws(UsageError) -> Layer {
    var layer = Layer()
    for style in choice.styles where style.name != "Vale" {
      guard !leftOut.contains(style.name) else {
        layer.remarks.append("The style '\(style.name)' is left out: one of its rules cannot be used here")
        continue
      }
      let path = try folder(style.name, style.line)
      if !top.styles.contains(path) { layer.styles.append(path) }
    }
    let names = choice.styles.map(\.name)
    if !names.isEmpty {
      for style in first.styles
      where !names.contains(style.name) && style.name != "Vale" && !leftOut.contains(style.name) {
        layer.rules.append((style.name + ".*", "off"))
      }
    }
    for (rule, value, line) in choice.states {
      guard !leftOut.contains(String(rule.prefix { $0 != "." })), let name = own(rule) else {
        layer.remarks.append("\(rule) = \(value): there is no such rule here")
        continue
      }
      if name == rule, value != "NO" {
        let path = try folder(String(rule.prefix { $0 != "." }), line)
        if !layer.styles.contains(path), !top.styles.contains(path) {
          layer.remarks.append("\(rule) alone of its style is on in Vale; here the style has to be named")
          continue
        }
      }
      layer.rules.append((name, ValeTakeover.state(value)))
    }
    let markup = sections.flatMap { vale.sections[$0].settings.map(\.key) }.filter {
      $0 != "BasedOnStyles" && !$0.contains(".")
    }
    if !markup.isEmpty {
      layer.remarks.append("Of mark-up, without a counterpart here: \(markup.joined(separator: ", "))")
    }
    return layer
  }

  /// What a rule is called here: Vale's own have other names, others keep theirs; nil where there is none.
  private func own(_ rule: String) -> String? {
    switch rule {
    case "Vale.Spelling": return "spelling"
    case "Vale.Repetition": return "duplicate-word"
    default:
      let file = vale.stylesPath + "/" + rule.split(separator: ".").joined(separator: "/") + ".yml"
      return FileSystem.exists(file) ? rule : nil
    }
  }

  private static func state(_ value: String) -> String {
    switch value {
    case "NO": "off"
    case "YES": "on"
    case "suggestion": "note"
    default: value
    }
  }

  /// The path of a style, relative to the working directory where it lies below it.
  private func folder(_ style: String, _ line: Int) throws(UsageError) -> String {
    let places = vale.stylesPaths.map { AbsolutePath.of($0 + "/" + style) }
    guard let path = places.first(where: FileSystem.exists) else {
      throw UsageError(
        "\(vale.path):\(line):1: error: there is no style '\(style)' in '\(vale.stylesPath)'")
    }
    let shown = ConfigurationTree.shown(path)
    return shown.hasPrefix("/") ? shown : "./" + shown
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// The accepted words that can be said as words; patterns stay behind as comments.
  private var acceptedWords: String {
    let words = vocabulary.accepted.compactMap { ValeTakeover.word($0.pattern) }
    let patterns = vocabulary.accepted.map(\.pattern).filter { ValeTakeover.word($0) == nil }
    var text = words.isEmpty ? "" : "accept:\n" + words.map { "  - \(ValeTakeover.quoted($0))\n" }.joined()
    if !patterns.isEmpty {
      text += "# Patterns of the vocabulary: 'accept' takes words, and '*' for any ending.\n"
      text += patterns.map { "#   - \($0)\n" }.joined()
    }
    return text
  }

  /// What a pattern stands for: a word or phrase, perhaps whatever its case; nil where it is more than that.
  private static func word(_ pattern: String) -> String? {
    var text = Substring(pattern)
    var isLow = false
    if text.hasPrefix("(?i)") {
      text = text.dropFirst(4)
      isLow = true
    }
    // `[Ww]ord`
    let first = Array(text.prefix(4))
    if first.count == 4, first[0] == "[", first[3] == "]", first[1].lowercased() == first[2].lowercased() {
      text = Substring(first[1].lowercased() + text.dropFirst(4))
    }
    guard !text.isEmpty, text.allSatisfy({ $0.isLetter || $0.isNumber || " -'’".contains($0) }) else {
      return nil
    }
    return isLow ? text.lowercased() : String(text)
  }
}
