import BuiltInRules
import Foundation
import LintEngine
import Reporters
import RuleKit

/// What every command that lints needs: lists, dictionaries, and the rules and settings of each file.
struct Session {
  static let version = "0.1.0"

  let run: LintRun
  /// What to lint: the files of the command line without those that configurations leave out.
  let inputs: [InputWalk.Input]

  /// `adjust` has the last word on the settings of every file.
  init(
    _ arguments: ParsedArguments, _ inputs: [InputWalk.Input], adjust: (inout LintSettings) -> Void = { _ in }
  ) throws(UsageError) {
    let data = try DataFolder.find()
    let vocabulary = try data.vocabulary()
    let useCache = !arguments.has("--no-cache")
    var planner = try Planner(arguments)
    self.inputs = try planner.assign(inputs)
    var plans: [LintPlan] = []
    for base in planner.bases {
      var settings = try LintOptions.settings(arguments, over: base)
      adjust(&settings)
      let rules = try settings.selection.select(from: builtInRules)
      let lexicon = try data.lexicon(
        vocabulary: vocabulary, useCache: useCache, languages: settings.languages)
      plans.append(LintPlan(vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings))
    }
    let plan = planner.planByInput
    run = LintRun(plans: plans, jobs: try LintOptions.jobs(arguments)) { plan[$0] ?? 0 }
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

/// Finds out which configuration holds for each input, and which inputs share their settings.
private struct Planner {
  private struct Key: Hashable {
    let configuration: String
    let layers: [Int]
  }

  private let tree: ConfigurationTree
  private var known: [Key: Int] = [:]
  /// The settings of each plan before the command line has its say.
  private(set) var bases: [LintSettings] = []
  private(set) var planByInput: [InputWalk.Input: Int] = [:]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    tree = try ConfigurationTree(file: arguments.value("--config"), isOff: arguments.has("--no-config"))
  }

  /// Gives each input its plan; the inputs that no configuration leaves out.
  mutating func assign(_ inputs: [InputWalk.Input]) throws(UsageError) -> [InputWalk.Input] {
    var kept: [InputWalk.Input] = []
    for input in inputs {
      guard let configuration = try tree.configuration(for: input.path) else {
        planByInput[input] = plan(Key(configuration: "", layers: []), LintSettings())
        kept.append(input)
        continue
      }
      let path = AbsolutePath.of(input.path)
      if configuration.ignores(path) { continue }
      let key = Key(configuration: configuration.path, layers: configuration.layers(for: path))
      if let index = known[key] {
        planByInput[input] = index
      } else {
        planByInput[input] = plan(
          key, try LintSettings(configuration, layers: key.layers, rules: builtInRules))
      }
      kept.append(input)
    }
    if bases.isEmpty { bases.append(LintSettings()) }
    return kept
  }

  private mutating func plan(_ key: Key, _ settings: LintSettings) -> Int {
    if let index = known[key] { return index }
    known[key] = bases.count
    bases.append(settings)
    return bases.count - 1
  }
}
