import Diagnostics
import SourceText

/// What became of one file under `fix`.
package struct FixOutcome: Sendable {
  package var before: SourceText
  package var after: SourceText
  /// Fixes that went in, by rule.
  package var applied: [String: Int]
  /// Rules whose fixes undo each other; the file is left as the last settled pass had it.
  package var fighting: [String]
  /// What is still found afterwards.
  package var report: FileReport

  /// Whether any byte changed.
  package var isChanged: Bool { before.bytes != after.bytes }
}

/// Applies fixes until nothing is left: lint, apply, lint again, at most ten passes.
package struct FixRun {
  private static let mostPasses = 10

  private let linter: ArticleLinter
  private let safeties: Set<FixSafety>

  /// `unsafe`: whether fixes that change words go in as well.
  package init(linter: ArticleLinter, unsafe: Bool) {
    self.linter = linter
    safeties = unsafe ? [.safe, .unsafe] : [.safe]
  }

  /// The file's bytes after all fixes, and what is left.
  package func fix(_ file: SourceText) -> FixOutcome {
    var current = file
    var applied: [String: Int] = [:]
    var seen: [[UInt8]] = []
    var report = linter.lint(file)
    for _ in 0..<FixRun.mostPasses where report.failure == nil {
      let plan = FixPlan(report.diagnostics, allowing: safeties)
      if plan.chosen.isEmpty {
        return FixOutcome(before: file, after: current, applied: applied, fighting: [], report: report)
      }
      let next = SourceText(name: file.name, bytes: plan.applied(to: current.bytes))
      if seen.contains(next.bytes) || next.bytes == current.bytes {
        return FixOutcome(
          before: file, after: current, applied: applied,
          fighting: Array(Set(plan.chosen.map(\.rule))).sorted(), report: report)
      }
      seen.append(current.bytes)
      for (rule, _) in plan.chosen { applied[rule, default: 0] += 1 }
      current = next
      report = linter.lint(current)
    }
    let rest = FixPlan(report.diagnostics, allowing: safeties).chosen.map(\.rule)
    return FixOutcome(
      before: file, after: current, applied: applied, fighting: Array(Set(rest)).sorted(), report: report)
  }
}
