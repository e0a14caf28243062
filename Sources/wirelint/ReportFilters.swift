import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit

/// What takes diagnostics out of the reports of a run: comments, ignore files, git, a baseline.
struct ReportFilters {
  private let ignored: IgnoreTree?
  private let changed: ChangedLines?
  /// Every rule that a suppression may name.
  private let rules: [any Rule]
  let baseline: Baseline?

  /// `baseline`: the one that a configuration names; `rules`: those of styles as well.
  init(
    _ arguments: ParsedArguments, _ inputs: [InputWalk.Input], baseline stated: Stated<String>?,
    rules styled: [any Rule]
  ) throws(UsageError) {
    var ids = Set(builtInRules.map(\.info.id))
    rules = builtInRules + styled.filter { ids.insert($0.info.id).inserted }
    if arguments.has("--no-ignore") {
      ignored = nil
    } else {
      let tree = IgnoreTree(rules: rules)
      for input in inputs { try tree.load(for: input.path) }
      ignored = tree
    }
    if let revision = arguments.value("--changed-since") {
      changed = try ChangedLines(since: revision, paths: inputs.map(\.path))
    } else {
      changed = nil
    }
    if arguments.value("--write-baseline") != nil {
      // What is known goes into the new one as well.
      baseline = nil
    } else if let file = arguments.value("--baseline") ?? stated.map({ ConfigurationTree.shown($0.value) }) {
      baseline = try Baseline(file: file)
    } else {
      baseline = nil
    }
  }

  /// The inputs in which anything can be left to report.
  func touched(_ inputs: [InputWalk.Input]) -> [InputWalk.Input] {
    guard let changed else { return inputs }
    return inputs.filter { changed.touches($0.path) }
  }

  /// The filters of a plan, in the order in which they are asked.
  func all(for settings: LintSettings) -> [any ReportFilter] {
    var filters: [any ReportFilter] = []
    if let ignored {
      let unused = settings.selection.severity(ofEngineRule: EngineRule.unusedSuppression, standard: .warning)
      filters = [CommentSuppression(rules: rules, unused: unused), ignored]
    }
    if let changed { filters.append(changed) }
    if let baseline { filters.append(baseline) }
    return filters
  }

  /// Reports on ignore files with entries that hide nothing any more.
  func unusedSuppressions(_ run: LintRun, roots: [String]) -> [FileReport] {
    guard let ignored, changed == nil, let settings = run.plans.first?.settings,
      let severity = settings.selection.severity(
        ofEngineRule: EngineRule.unusedSuppression, standard: .warning),
      severity >= settings.minimum
    else { return [] }
    let ran = run.plans.reduce(into: Set<String>()) { $0.formUnion($1.ran) }
    return ignored.unused(roots: roots, ran: ran).map { report in
      var report = report
      report.failOn = settings.failOn
      for i in report.diagnostics.indices { report.diagnostics[i].severity = severity }
      return report
    }
  }
}
