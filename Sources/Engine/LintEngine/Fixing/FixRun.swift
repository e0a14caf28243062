import Diagnostics
import Readers
import SourceText

/// What became of one file under `fix`.
package struct FixOutcome: Sendable {
  /// The file as it was read.
  package var before: SourceText
  /// The file as it is to be written.
  package var after: SourceText
  /// Fixes that went in, by rule.
  package var applied: [String: Int]
  /// Rules whose fixes undo each other, in order; the file is left as it was before the first of them.
  package var fighting: [String]
  /// Rules that still had something to fix after the last pass, in order.
  package var unfinished: [String]
  /// Fixes that waited for a later pass because another rule's fix touched the same words, by the rules'
  /// names.
  package var conflicts: [FixConflict: Int] = [:]
  /// Fixes that did not go in because of what they would do to the file, ranges in the file that was linted
  /// last.
  package var refused: [RefusedFix] = []
  /// What is still found afterwards, ranges in `after`.
  package var report: FileReport
  /// The text before and after, where the file's bytes are none.
  package var shown: (before: SourceText, after: SourceText)?

  /// Whether any byte changed.
  package var isChanged: Bool { before.bytes != after.bytes }
}

/// Two rules whose fixes touch the same words: `rival` went first.
package struct FixConflict: Hashable, Sendable, Comparable {
  /// The id of the rule whose fix waited.
  package var rule: String
  /// The id of the rule whose fix went in.
  package var rival: String

  /// - Parameters:
  ///   - rule: The id of the rule whose fix waited.
  ///   - rival: The id of the rule whose fix went in.
  package init(rule: String, rival: String) {
    self.rule = rule
    self.rival = rival
  }

  /// By the id of the rule that waited, then by that of the other.
  package static func < (a: FixConflict, b: FixConflict) -> Bool {
    a.rule != b.rule ? a.rule < b.rule : a.rival < b.rival
  }
}

/// Applies fixes until nothing is left: lint, apply, lint again, at most ten passes.
package struct FixRun {
  private static let mostPasses = 10
  /// Passes beside these that had more to do than was reported of the file: what is left goes in with the next.
  private static let mostPartialPasses = 64

  private let linter: ArticleLinter
  private let safeties: Set<FixSafety>

  /// One state of the file and the fixes that lead on from it.
  private struct Pass {
    /// Of the bytes: whole copies would be too much of a large file.
    var hash: UInt64
    var rules: [String]
  }

  /// `unsafe`: whether fixes that change words go in as well.
  package init(linter: ArticleLinter, unsafe: Bool) {
    self.linter = linter
    safeties = unsafe ? [.safe, .unsafe] : [.safe]
  }

  /// The file's bytes after all fixes, and what is left.
  package func fix(_ file: SourceText) -> FixOutcome {
    let cap = linter.pipeline.cap
    linter.pipeline.cap = FindingCap(fixing: file.bytes.count, atLeast: linter.settings.maxFindings)
    defer { linter.pipeline.cap = cap }
    var current = file
    var report = linter.lint(file)
    var passes: [Pass] = []
    var partial = 0
    var conflicts: [FixConflict: Int] = [:]
    var refused: [RefusedFix] = []
    let structure = FixGuard(linter, file)
    let format = linter.settings.inputFormat
    let shown = PackedDocument.isPacked(file, as: format) ? report.file : nil
    func outcome(fighting: [String] = [], unfinished: [String] = []) -> FixOutcome {
      FixOutcome(
        before: file, after: current, applied: FixRun.counts(passes), fighting: fighting,
        unfinished: unfinished, conflicts: conflicts,
        refused: report.refused.filter { safeties.contains($0.safety) } + refused, report: report,
        shown: shown.map { ($0, report.file) })
    }
    while report.failure == nil {
      var plan = FixPlan(report.diagnostics, allowing: safeties, in: report.file.bytes.count)
      let packed = shown == nil ? nil : PackedDocument.read(current, as: format)
      refused = packed.map { FixRun.leaveOut(of: &plan, $0) } ?? structure.leaveOut(of: &plan, current)
      if plan.chosen.isEmpty { break }
      let rules = plan.chosen.map(\.rule)
      if !report.leftOut.isEmpty, partial < FixRun.mostPartialPasses { partial += 1 }
      if passes.count - partial == FixRun.mostPasses { return outcome(unfinished: Set(rules).sorted()) }
      for (rule, _, reason) in plan.left {
        guard case .conflict(let rival) = reason else { continue }
        conflicts[FixConflict(rule: rule, rival: rival), default: 0] += 1
      }
      passes.append(Pass(hash: ByteHash.of(current.bytes), rules: rules))
      let edits = plan.chosen.flatMap(\.fix.edits).sorted { $0.range < $1.range }.map { ($0.range, $0.text) }
      guard let bytes = packed.map({ $0.applying(edits) }) ?? plan.applied(to: current.bytes) else {
        passes.removeLast()
        break
      }
      current = SourceText(name: file.name, bytes: bytes)
      report = linter.lint(current)
      let hash = ByteHash.of(current.bytes)
      if let start = passes.firstIndex(where: { $0.hash == hash }) {
        // The file is again what it was before that pass: all that went in since then undid itself.
        let fighting = Set(passes[start...].flatMap(\.rules)).sorted()
        passes.removeSubrange(start...)
        return outcome(fighting: fighting)
      }
    }
    return outcome()
  }

  /// Leaves out of a plan what cannot be written into a document without changing more than text.
  private static func leaveOut(of plan: inout FixPlan, _ document: PackedDocument) -> [RefusedFix] {
    var kept: Set<Int> = []
    var refused: [RefusedFix] = []
    for (place, (rule, fix)) in plan.chosen.enumerated() {
      if fix.edits.allSatisfy({ document.takes($0.range, $0.text) }) {
        if fix.edits.contains(where: { document.shown[$0.range] != $0.text }) { kept.insert(place) }
      } else {
        refused.append(
          RefusedFix(
            rule: rule, safety: fix.safety, range: fix.edits.first?.range ?? TextRange(at: 0),
            reason: "it would change more than text"))
      }
    }
    plan.keep(only: kept)
    return refused
  }

  private static func counts(_ passes: [Pass]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for rule in passes.flatMap(\.rules) { counts[rule, default: 0] += 1 }
    return counts
  }
}
