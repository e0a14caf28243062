import Diagnostics
import Glibc
import LintEngine
import Reporters
import RuleKit

/// What every command that lints needs: lists, dictionaries, and the rules and settings of each file.
struct Session {
  static let version = "0.2.0"

  var run: LintRun
  /// What to lint: the files of the command line without those that configurations leave out.
  let inputs: [InputWalk.Input]

  /// What suppressions, a baseline and git take out of reports.
  let filters: ReportFilters

  /// The address below which the pages of rules are served; nil: reports do not link to them.
  private let pages: String?

  /// Whether what was compared in bilingual files is said.
  let showsComparisons: Bool

  /// What is not looked at, one line each.
  let notices: [String]

  /// Files that decide how is linted, beside configurations: those of styles.
  let styleFiles: [String]

  /// Inputs that a configuration leaves out.
  let ignored: [InputWalk.Input]

  /// `overrides`, `runtime`: what holds instead of what the options say.
  init(
    _ arguments: ParsedArguments, _ walk: InputWalk, distinct: Bool = false,
    _ overrides: SettingsOverrides? = nil,
    runtime stated: Runtime? = nil
  ) throws(UsageError) {
    showsComparisons = arguments.has("--stats")
    let inputs = distinct ? walk.distinctInputs : walk.inputs
    pages = try LintOptions.pages(arguments)
    var runtime = if let stated { stated } else { try LintOptions.runtime(arguments) }
    runtime.named = Set(walk.named)
    let overrides = if let overrides { overrides } else { try LintOptions.overrides(arguments) }
    let maker = try PlanMaker(DataFolder.find(), LintOptions.planSources(arguments), overrides)
    var planner = try maker.planner()
    // A baseline or report beside the stories is none of them.
    let own = ["--baseline", "--write-baseline", "--output"].compactMap {
      arguments.value($0).map(AbsolutePath.of)
    }
    let glob = arguments.value("--glob").map { ValeGlob($0) }
    let kept = try planner.assign(inputs).filter { input in
      if let glob, !glob.matches(input.path) { return false }
      let path = AbsolutePath.of(input.path)
      return !own.contains(path) && planner.baseline?.value != path
    }
    for notice in planner.notices { say("wirelint: \(notice)") }
    if arguments.has("--strict"), !planner.notices.isEmpty {
      throw UsageError(
        "--strict: what cannot be used of '\(arguments.value("--config") ?? ".vale.ini")' ends the run")
    }
    let isKept = Set(kept)
    ignored = inputs.filter { !isKept.contains($0) }
    styleFiles = planner.library.files + planner.readingFiles
    var coverage = try Coverage(walk, inputs, kept: kept, own: own, arguments)
    let filters = try ReportFilters(
      LintOptions.filterSources(arguments, baseline: planner.baseline), kept,
      rules: planner.bases.flatMap(\.rules))
    var plans = try planner.bases.map { (base) throws(UsageError) in
      try maker.plan(base, filters: filters, runtime: runtime)
    }
    // A cached result has no article to dump.
    if arguments.has("--cache"), !arguments.has("--no-cache"), arguments.value("--dump") == nil,
      !arguments.has("--explain-format")
    {
      maker.cacheResults(of: &plans, planner)
    }
    coverage.add(plans)
    notices = coverage.notices
    let plan = planner.planByInput
    self.filters = filters
    self.inputs = filters.touched(kept)
    run = LintRun(plans: plans, jobs: runtime.jobs) { plan[$0] ?? 0 }
  }

  /// What reports say of the rules of the run, and of what is said of files.
  var reportedRules: [ReportedRule] {
    var seen: Set<String> = []
    var rules: [(info: RuleInfo, severity: Severity?)] = []
    for (rule, severity) in run.plans.flatMap(\.rules) { rules.append((rule.info, severity)) }
    for info in InputRules.all { rules.append((info, nil)) }
    let types = (try? DataFolder.find()).map { MQMTypes($0) }
    return rules.filter { seen.insert($0.info.id).inserted }.map { info, severity in
      var rule = ReportedRule(
        id: info.id, category: info.category.rawValue, severity: severity ?? info.severity,
        summary: info.summary, rationale: info.rationale,
        pagePath: pages.flatMap { RulePage.address(of: info, below: $0) } ?? RulePage.path(of: info))
      rule.statement = info.statement
      rule.reviewType = types?.type(of: info.id, info.category.rawValue) ?? ""
      return rule
    }
  }

  /// Empty counts for `--stats`.
  var statistics: RunStatistics {
    RunStatistics(
      categories: Dictionary(reportedRules.map { ($0.id, $0.category) }) { first, _ in first })
  }

  /// Whether output to a descriptor is coloured.
  static func isColored(_ arguments: ParsedArguments, _ descriptor: Int32) -> Bool {
    switch arguments.value("--color") {
    case "always": return true
    case "never": return false
    default:
      return isatty(descriptor) == 1 && (SystemFacts.environment("NO_COLOR") ?? "").isEmpty
        && SystemFacts.environment("TERM") != "dumb"
    }
  }
}
