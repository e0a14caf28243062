import Diagnostics
import RuleKit

/// Which filters a run asks for.
package struct FilterSources: Sendable {
  /// Whether ignore files and comments are passed over.
  package var ignoresSuppressions = false
  /// Whether ignore files may be links out of their project.
  package var trusts = false
  /// A revision: only lines that git says changed since are reported.
  package var changedSince: String?
  /// The baseline's file; nil: none.
  package var baseline: String?
  /// What must hold of a finding for it to be reported; nil: nothing.
  package var condition: AlertCondition?

  package init() {}
}

/// What takes diagnostics out of the reports of a run: comments, ignore files, git, a baseline.
package struct ReportFilters {
  private let ignored: IgnoreTree?
  private let changed: ChangedLines?
  private let condition: ConditionFilter?
  /// Every rule that a suppression may name.
  private let rules: [any Rule]
  /// The findings that are known and hidden; nil without a baseline.
  package let baseline: Baseline?

  /// `styled`: the rules of the run's plans, those of styles among them.
  package init(
    _ sources: FilterSources, _ inputs: [InputWalk.Input], rules styled: [any Rule]
  ) throws(UsageError) {
    var ids = Set(allRules.map(\.info.id))
    rules = allRules + styled.filter { ids.insert($0.info.id).inserted }
    condition = sources.condition.map { ConditionFilter($0, rules: styled) }
    if sources.ignoresSuppressions {
      ignored = nil
    } else {
      let tree = IgnoreTree(rules: rules, trusts: sources.trusts)
      for input in inputs { try tree.load(for: input.path) }
      ignored = tree
    }
    if let revision = sources.changedSince {
      changed = try ChangedLines(since: revision, paths: inputs.map(\.path))
    } else {
      changed = nil
    }
    baseline = try sources.baseline.map { (file) throws(UsageError) in try Baseline(file: file) }
  }

  /// The inputs in which anything can be left to report.
  package func touched(_ inputs: [InputWalk.Input]) -> [InputWalk.Input] {
    guard let changed else { return inputs }
    return inputs.filter { changed.touches($0.path) }
  }

  /// The filters of a plan, in the order in which they are asked.
  package func all(for settings: LintSettings) -> [any ReportFilter] {
    var filters: [any ReportFilter] = []
    if let ignored {
      let unused = ReportFilters.severityOfUnused(settings)
      filters.append(
        ValeComments(
          extensions: settings.valeMarkup?.extensions ?? [],
          delimiters: settings.valeMarkup?.options.comments,
          isVale: settings.valeMarkup != nil))
      filters += [CommentSuppression(rules: rules, unused: unused), ignored]
    }
    if let changed { filters.append(changed) }
    if let condition { filters.append(condition) }
    if let baseline { filters.append(baseline) }
    return filters
  }

  private static func severityOfUnused(_ settings: LintSettings) -> Severity? {
    let info = InputRules.unusedSuppression
    return settings.selection.severity(of: info, standard: info.severity, heedsOnly: true)
  }

  /// Reports on ignore files with entries that hide nothing any more.
  package func unusedSuppressions(_ run: LintRun, roots: [String]) -> [FileReport] {
    guard let ignored, changed == nil, let settings = run.plans.first?.settings,
      let severity = ReportFilters.severityOfUnused(settings),
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
