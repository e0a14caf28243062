import ArticleModel
import BuiltInRules
import FoundationEssentials
import Glibc
import Lexicon
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

  /// Whether what was compared in bilingual files is said.
  let showsComparisons: Bool

  /// `adjust` has the last word on the settings of every file.
  init(
    _ arguments: ParsedArguments, _ inputs: [InputWalk.Input], adjust: (inout LintSettings) -> Void = { _ in }
  ) throws(UsageError) {
    showsComparisons = arguments.has("--stats")
    let data = try DataFolder.find()
    let index = arguments.value("--names-index")
    let useCache = !arguments.has("--no-cache")
    let early = EarlyLexicon(data, useCache: useCache)
    let vocabulary = try Session.vocabulary(data, namesIndex: index, useCache: useCache)
    var planner = try Planner(LintOptions.planSources(arguments), data)
    for notice in planner.notices { say("wirelint: \(notice)") }
    // A baseline or report beside the stories is none of them.
    let own = ["--baseline", "--write-baseline", "--output"].compactMap {
      arguments.value($0).map(AbsolutePath.of)
    }
    let kept = try planner.assign(inputs).filter { input in
      let path = AbsolutePath.of(input.path)
      return !own.contains(path) && planner.baseline?.value != path
    }
    filters = try ReportFilters(
      LintOptions.filterSources(arguments, baseline: planner.baseline), kept,
      rules: planner.bases.flatMap(\.rules))
    self.inputs = filters.touched(kept)
    var plans: [LintPlan] = []
    let bilingual = BilingualData(data)
    let glossary = try GlossaryFile.entries(arguments.all("--glossary"))
    for base in planner.bases {
      var settings = try LintOptions.settings(arguments, over: base.settings)
      settings.glossary = glossary + settings.glossary
      adjust(&settings)
      // Who gives an index wants it read.
      if index != nil { settings.selection.enabled.append("name-variant-archive") }
      settings.filters = filters.all(for: settings)
      let rules = try settings.selection.select(from: base.rules, for: settings.profile)
      let lexicon: Lexicon
      if settings.languages == nil, let usual = early?.accepting(vocabulary["accepted-words"]) {
        lexicon = usual
      } else {
        lexicon = try data.lexicon(
          vocabulary: vocabulary, useCache: useCache, languages: settings.languages)
      }
      var plan = LintPlan(vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings)
      plan.bilingual = bilingual
      plans.append(plan)
    }
    // A cached result has no article to dump.
    if arguments.has("--cache"), !arguments.has("--no-cache"), arguments.value("--dump") == nil,
      let folder = Lexicon.userCacheFolder
    {
      let fingerprint = PlanFingerprint(
        program: AbsolutePath.program,
        folders: [data.path + "/dictionaries", data.path + "/rules/packs"],
        files: planner.library.files + [index].compactMap(\.self))
      for i in plans.indices {
        plans[i].cache = ResultCache(folder: folder, fingerprint: fingerprint.value(of: plans[i]))
      }
    }
    let plan = planner.planByInput
    run = LintRun(plans: plans, jobs: try LintOptions.jobs(arguments)) { plan[$0] ?? 0 }
  }

  /// The word lists, with the names of an archive where the command line gives an index of them.
  private static func vocabulary(_ data: DataFolder, namesIndex path: String?, useCache: Bool)
    throws(UsageError) -> Vocabulary
  {
    let vocabulary = try data.vocabulary(useCache: useCache)
    guard let path else { return vocabulary }
    let bytes: [UInt8]
    do throws(InputFailure) {
      bytes = try InputReading.read(.file(path)).bytes
    } catch { throw UsageError("--names-index '\(path)': \(error.reason)") }
    let (list, wrongLine) = NameIndex.parse(bytes)
    guard let list else {
      throw UsageError(
        "--names-index '\(path)': line \(wrongLine) is none of what 'wirelint names --emit-index' writes")
    }
    return vocabulary.adding(list, as: NameVariantArchive.index)
  }

  /// What reports say of the rules of the run.
  var reportedRules: [ReportedRule] {
    var seen: Set<String> = []
    return run.plans.flatMap(\.rules).filter { seen.insert($0.rule.info.id).inserted }.map { rule, severity in
      let info = rule.info
      return ReportedRule(
        id: info.id, category: info.category.rawValue, severity: severity ?? info.severity,
        summary: info.summary,
        rationale: info.rationale, pagePath: RulePage.path(of: info))
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
      let environment = ProcessInfo.processInfo.environment
      return isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb"
    }
  }
}
