import Bitext
import Calendars
import Diagnostics
import Glibc
import Lexicon
import LintEngine
import Readers
import RuleKit

/// Settings of a run from the options that `lint` and `fix` share.
enum LintOptions {
  /// What the options say over what configurations say.
  static func overrides(_ arguments: ParsedArguments) throws(UsageError) -> SettingsOverrides {
    var overrides = SettingsOverrides()
    overrides.selection = try selection(arguments)
    overrides.minimum = arguments.value("--min-severity").flatMap(Severity.init)
    overrides.maxFindings = try maxFindings(arguments)
    overrides.profile = arguments.value("--profile").flatMap(Profile.init)
    overrides.inputFormat = try inputFormat(arguments)
    if let text = arguments.value("--date") {
      guard text.utf8.count == 10, let date = CalendarDate(iso: text) else {
        throw UsageError("'\(text)' is no date; write it as YYYY-MM-DD")
      }
      overrides.date = date
    }
    overrides.sides = StatedLanguages(
      source: try language(arguments, "--source-language"),
      target: try language(arguments, "--target-language"))
    if let level = arguments.value("--fail-on") { overrides.failOn = .some(Severity(rawValue: level)) }
    return overrides
  }

  /// The format that the options state: its name, or where stories stand in JSON.
  static func inputFormat(_ arguments: ParsedArguments) throws(UsageError) -> FileFormat? {
    let format = arguments.value("--input-format").flatMap(FileFormat.init(named:))
    let fields = ArticleFields(
      texts: arguments.all("--text-field"), headlines: arguments.all("--headline-field"),
      identifier: arguments.value("--id-field"))
    if fields.texts.isEmpty {
      for option in ["--headline-field", "--id-field"] where arguments.value(option) != nil {
        throw UsageError("\(option) needs --text-field: the member in which a story's text stands")
      }
      return format
    }
    guard format == nil || format == .jsonLines || format == .ninjs else {
      throw UsageError("--text-field is for JSON: '--input-format \(format?.name ?? "")' has no members")
    }
    return .json(fields, isLines: format != .ninjs)
  }

  /// What the run may spend.
  static func runtime(_ arguments: ParsedArguments) throws(UsageError) -> Runtime {
    var runtime = Runtime()
    runtime.jobs = try jobs(arguments)
    runtime.measuresTime = arguments.has("--timing")
    return runtime
  }

  /// Where configurations, styles and lists come from.
  static func planSources(_ arguments: ParsedArguments) -> PlanSources {
    var sources = PlanSources()
    sources.configuration = configuration(arguments)
    sources.ignoresConfigurations = arguments.has("--no-config")
    sources.styles = arguments.all("--style")
    sources.glossaries = arguments.all("--glossary")
    sources.namesIndex = arguments.value("--names-index")
    sources.trusts = arguments.has("--trust")
    sources.cacheFolder = arguments.has("--no-cache") ? nil : Lexicon.userCacheFolder
    return sources
  }

  /// Formats of ours by what Vale's `--output` calls them.
  static let valeOutputs = ["JSON": "vale-json", "line": "vale-line", "CLI": "pretty"]

  /// Where the report goes; nil: standard output. A template of Vale's is never written over.
  static func output(_ arguments: ParsedArguments) throws(UsageError) -> String? {
    guard let path = arguments.value("--output"), valeOutputs[path] == nil else { return nil }
    guard !path.hasSuffix(".tmpl") else {
      throw UsageError(
        "'\(path)': templates in the language of Go are not run here; '--output JSON' and '--output line' print what Vale prints, and 'wirelint lint --help' lists the other formats"
      )
    }
    return path
  }

  /// The configuration that the command line names, or a `.vale.ini` where nothing of ours is nearer.
  static func configuration(_ arguments: ParsedArguments) -> String? {
    arguments.value("--config") ?? (arguments.has("--no-config") ? nil : ValeConfiguration.nearest(to: "."))
  }

  /// The filters that the options, or a configuration's baseline, ask for.
  static func filterSources(
    _ arguments: ParsedArguments, baseline stated: Stated<String>?
  ) throws(UsageError) -> FilterSources {
    var sources = FilterSources()
    if let condition = arguments.value("--filter") { sources.condition = try AlertCondition(condition) }
    sources.ignoresSuppressions = arguments.has("--no-ignore")
    sources.trusts = arguments.has("--trust")
    sources.changedSince = arguments.value("--changed-since")
    // What is known goes into a new baseline as well.
    if arguments.value("--write-baseline") == nil {
      sources.baseline =
        arguments.value("--baseline") ?? stated.map { ConfigurationTree.shown($0.value) }
    }
    return sources
  }

  private static func language(_ arguments: ParsedArguments, _ option: String) throws(UsageError) -> Language?
  {
    guard let tag = arguments.value(option) else { return nil }
    guard let language = Language(tag: tag) else {
      throw UsageError("'\(tag)' is no language tag; write one such as en, fa or zh-CN")
    }
    return language
  }

  /// How many findings of a rule are reported; nil where no option says it.
  private static func maxFindings(_ arguments: ParsedArguments) throws(UsageError) -> Int? {
    // A baseline hides what it knows, so it knows all.
    guard let text = arguments.value("--max-findings") else {
      return arguments.value("--write-baseline") == nil ? nil : 0
    }
    guard let most = LintSettings.maxFindings(text) else {
      throw UsageError("'\(text)' is no number of findings; write one, or 0 for all")
    }
    return most
  }

  /// The threads of a run.
  static func jobs(_ arguments: ParsedArguments) throws(UsageError) -> Int {
    guard let text = arguments.value("--jobs") else { return SystemFacts.processors }
    guard let jobs = Int(text), (1...1024).contains(jobs) else {
      throw UsageError("'\(text)' is no number of threads; write 1 or more")
    }
    return jobs
  }

  private static func selection(_ arguments: ParsedArguments) throws(UsageError) -> RuleSelection {
    var selection = RuleSelection()
    selection.only = arguments.all("--only")
    selection.enabled = arguments.all("--enable")
    selection.disabled = arguments.all("--disable")
    for text in arguments.all("--severity") {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, parts[1] == "off" {
        throw UsageError("'off' is no severity; --disable \(parts[0]) leaves the rule out")
      }
      guard parts.count == 2, let level = Severity(rawValue: parts[1]) else {
        throw UsageError("'\(text)' is no severity; write RULE=note, RULE=warning or RULE=error")
      }
      selection.severities.append(RuleSelection.Level(parts[0], level))
    }
    return selection
  }

  /// The inputs of the operands; with none, what to do is said.
  static func inputs(_ arguments: ParsedArguments, for command: String) throws(UsageError) -> InputWalk {
    guard !arguments.operands.isEmpty else {
      throw UsageError(
        "nothing to lint: name files or folders, or - for standard input ('wirelint \(command) --help')")
    }
    let name = arguments.value("--stdin-filename")
    if let name, !arguments.operands.contains("-") {
      say("wirelint: --stdin-filename '\(name)' has no effect: no - for standard input is among the paths")
    }
    var further: Set<String> = []
    if let path = configuration(arguments), ValeConfiguration.isName(path),
      let vale = try? ValeConfiguration(path, trusts: arguments.has("--trust"))
    {
      further = vale.extensions
    }
    return InputWalk(
      paths: arguments.operands, standardInputName: name ?? "<stdin>",
      honoursGitIgnore: !arguments.has("--no-gitignore"), tellsSkipped: arguments.has("--show-files"),
      further: further)
  }

  /// The address of the site of the rules' pages; nil where none is stated.
  static func pages(_ arguments: ParsedArguments) throws(UsageError) -> String? {
    guard let pages = arguments.value("--pages") else { return nil }
    guard pages.contains("://") else {
      throw UsageError("'\(pages)' is no address; write one such as https://desk.example/wirelint")
    }
    return pages
  }
}
