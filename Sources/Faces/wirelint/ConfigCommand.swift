import BuiltInRules
import Diagnostics
import Glibc
import LintEngine
import RuleKit

/// `wirelint config` and `wirelint init`.
enum ConfigCommand {
  /// Prints what holds for a file, as YAML, each value with the place that it comes from.
  static func show(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.count <= 1 else { throw UsageError("name one file: wirelint config [PATH]") }
    var file = arguments.operands.first ?? "story.txt"
    // Of a folder that holds which holds for a story in it.
    if FileSystem.isFolder(file) {
      file += (file.hasSuffix("/") ? "" : "/") + "story.txt"
    }
    let trusts = arguments.has("--trust")
    let tree = try ConfigurationTree(file: arguments.value("--config"), trusts: trusts)
    guard let configuration = try tree.configuration(for: file) else {
      say(
        "wirelint: no \(ConfigurationTree.name) at or above '\(file)': the defaults hold ('wirelint init' writes one)"
      )
      write(Array(defaults(LintSettings()).utf8), to: 1)
      return 0
    }
    let indices = configuration.layers(for: AbsolutePath.of(file))
    let layers = indices.map { configuration.layers[$0] }
    let styles = layers.flatMap(\.styles).map(\.value)
    let known = allRules + (try StyleLibrary(try DataFolder.find(), trusts: trusts).rules(styles))
    let settings = try LintSettings(configuration, layers: indices, rules: known)
    // Unknown rules and options are errors here as in a run.
    let selected = try settings.selection.select(from: known, for: settings.profile)
    var text = "# what holds for \(file)\n"
    if configuration.ignores(AbsolutePath.of(file)) {
      text += "# 'ignore' leaves this file out: it is not linted\n"
    }
    text += lines(of: settings, layers, configuration)
    text += rules(layers, known, selected, settings)
    write(Array(text.utf8), to: 1)
    return 0
  }

  private static func defaults(_ settings: LintSettings) -> String {
    "profile: \(settings.profile.rawValue)\nmin-severity: \(settings.minimum.rawValue)\nfail-on: warning\n"
  }

  private static func line(_ key: String, _ value: String, _ origin: String?) -> String {
    HelpText.padded("\(key): \(value)", 39) + " # \(origin ?? "default")\n"
  }

  private static func lines(
    of settings: LintSettings, _ layers: [ConfigurationLayer], _ configuration: Configuration
  ) -> String {
    func last<Value>(_ value: (ConfigurationLayer) -> Stated<Value>?) -> String? {
      layers.compactMap(value).last?.origin
    }
    func list(_ key: String, _ values: [Stated<String>]) -> String {
      values.isEmpty
        ? ""
        : "\(key):\n" + values.map { line("  -", $0.value, $0.origin).replacing("-: ", with: "- ") }.joined()
    }
    var text = line("profile", settings.profile.rawValue, last(\.profile))
    text += line("min-severity", settings.minimum.rawValue, last(\.minimum))
    if let most = layers.compactMap(\.maxFindings).last {
      text += line("max-findings", "\(most.value)", most.origin)
    }
    text += line("fail-on", settings.failOn?.rawValue ?? "never", last(\.failOn))
    if let languages = settings.languages {
      text += line("language", "[\(languages.joined(separator: ", "))]", last(\.languages))
    }
    if let skipped = layers.compactMap(\.skippedRegions).last {
      text += line("skip-regions", "[\(skipped.value.map(\.name).joined(separator: ", "))]", skipped.origin)
    }
    if let format = layers.compactMap(\.format).last {
      text += line("format", format.value.name, format.origin)
    }
    text += list("styles", layers.flatMap(\.styles)) + list("accept", layers.flatMap(\.accepted))
    text += list("dictionaries", layers.flatMap(\.dictionaries))
    text += list("glossaries", layers.flatMap(\.glossaries))
    if let baseline = configuration.baseline { text += line("baseline", baseline.value, baseline.origin) }
    return text
  }

  /// The rules that any layer names, in order, as they end up.
  private static func rules(
    _ layers: [ConfigurationLayer], _ known: [any Rule],
    _ selected: [(rule: any Rule, severity: Severity?)], _ settings: LintSettings
  ) -> String {
    var text = ""
    for info in known.map(\.info) {
      let said = layers.flatMap(\.rules).filter { RuleSelection.matches($0.pattern.value, info) }
      guard let origin = said.last?.pattern.origin else { continue }
      let runs = selected.first { $0.rule.info.id == info.id }
      let state = runs.map { $0.severity?.rawValue ?? "on" } ?? "off"
      let options = (settings.options[info.id] ?? [:]).sorted { $0.key < $1.key }
      guard !options.isEmpty else {
        text += line("  " + info.id, state, origin)
        continue
      }
      text += "  \(info.id):\n" + line("    severity", state, origin)
      for (name, value) in options { text += line("    " + name, value, origin) }
    }
    return text.isEmpty ? "" : "rules:\n" + text
  }

  /// Writes a configuration into the working directory: a commented one, or what a `.vale.ini` says.
  static func create(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let isTakeover = arguments.has("--from-vale")
    guard arguments.operands.count <= (isTakeover ? 1 : 0) else {
      throw UsageError("'wirelint init' takes no path; run it in the folder")
    }
    let data = try DataFolder.find()
    let path = ConfigurationTree.name
    let files: [(path: String, bytes: [UInt8])]
    var differences: [String] = []
    if isTakeover {
      var takeover = try ValeTakeover(arguments.operands.first)
      files = try takeover.files(checkedBy: StyleLibrary(data))
      differences = takeover.differences
    } else {
      files = [
        (path, try InputReading.read(data.path + "/rules/schema/configuration.yml", as: "the template"))
      ]
    }
    let known = files.map(\.path).filter { FileSystem.exists($0) }
    if let known = known.first, !arguments.has("--force") {
      throw UsageError("'\(known)' is there already; --force replaces it")
    }
    for file in files {
      do throws(InputFailure) {
        let folder = AbsolutePath.folder(of: AbsolutePath.of(file.path))
        FileSystem.makeFolder(folder)
        try AtomicWrite.write(file.bytes, to: file.path)
      } catch {
        throw UsageError("'\(error.path)': \(error.reason)")
      }
    }
    if !differences.isEmpty {
      write(Array("What will differ from Vale's alerts, and why:\n".utf8), to: 1)
      for line in differences { write(Array("- \(line)\n".utf8), to: 1) }
    }
    say("wrote \(path); 'wirelint config' prints what it says")
    return 0
  }
}
