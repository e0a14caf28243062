import Diagnostics
import SourceText

/// How many findings of a file are reported. Nobody reads ten thousand, and a file that is made to have
/// millions must not fill the memory: the rest is counted and said.
struct FindingCap: Sendable {
  /// Findings of one rule; nil: all.
  private let ofRule: Int?

  /// `ofRule` findings of each rule and ten times as many of a file; 0 for all.
  init(_ ofRule: Int) { self.ofRule = ofRule > 0 ? ofRule : nil }

  /// For fixing a file of so many bytes: what does not go in with one pass goes in with the next, and there
  /// must not be many.
  init(fixing bytes: Int, atLeast ofRule: Int) { self.init(ofRule == 0 ? 0 : max(ofRule, bytes / 32)) }

  private var ofFile: Int { ofRule.map { $0 * 10 } ?? .max }

  /// Findings of one rule that are gathered: some may be suppressed, and those that are reported are the
  /// first ones of the file, in whatever order the rule finds them.
  var gathered: Int { ofRule.map { $0 * 4 } ?? .max }

  /// What was left out of one rule's findings.
  private struct Rest {
    var count = 0
    var severity = Severity.note
    /// Where the first of them stands.
    var place = TextRange(0, 0)
  }

  /// Leaves out of a report what is too much, and adds for each rule how much that is, at the place from which on
  /// its findings are not listed; `severity`: how severe that is where the gravest of them is so severe, nil for
  /// not at all.
  func cut(_ report: inout FileReport, severity: (Severity) -> Severity?) {
    guard let ofRule, report.diagnostics.count > ofRule || !report.leftOut.isEmpty else { return }
    var counts: [String: Int] = [:]
    var rests: [String: Rest] = [:]
    func leaveOut(_ diagnostic: Diagnostic) {
      var rest = rests[diagnostic.rule] ?? Rest(place: diagnostic.range)
      rest.count += 1
      rest.severity = max(rest.severity, diagnostic.severity)
      rest.place = min(rest.place, diagnostic.range)
      rests[diagnostic.rule] = rest
    }
    var kept: [Diagnostic] = []
    for diagnostic in report.diagnostics {
      let count = counts[diagnostic.rule, default: 0] + 1
      counts[diagnostic.rule] = count
      if count <= ofRule { kept.append(diagnostic) } else { leaveOut(diagnostic) }
    }
    if kept.count > ofFile { kept = gravest(of: kept, leaveOut) }
    // What was not even gathered of a rule that has something to say.
    for (rule, count) in report.leftOut {
      guard let last = kept.last(where: { $0.rule == rule }) else { continue }
      var rest = rests[rule] ?? Rest(severity: last.severity, place: last.range)
      rest.count += count
      rests[rule] = rest
    }
    report.leftOut = rests.mapValues(\.count)
    for (rule, rest) in rests {
      if let severity = severity(rest.severity) {
        kept.append(FindingCap.notice(rule, rest.count, severity, rest.place))
      }
    }
    Diagnostic.sort(&kept)
    report.diagnostics = kept
  }

  /// As many as a file may have: errors before warnings, these before notes, each in the order of the file.
  private func gravest(of found: [Diagnostic], _ leaveOut: (Diagnostic) -> Void) -> [Diagnostic] {
    var room = ofFile
    var isKept = [Bool](repeating: false, count: found.count)
    for severity in Severity.allCases.sorted(by: >) {
      for i in found.indices where found[i].severity == severity && room > 0 {
        isKept[i] = true
        room -= 1
      }
    }
    for i in found.indices where !isKept[i] { leaveOut(found[i]) }
    return found.indices.filter { isKept[$0] }.map { found[$0] }
  }

  private static func notice(_ rule: String, _ count: Int, _ severity: Severity, _ place: TextRange)
    -> Diagnostic
  {
    Diagnostic(
      InputRules.findingsLeftOut.id, severity, at: place,
      "\(count) more \(count == 1 ? "finding" : "findings") of '\(rule)' \(count == 1 ? "is" : "are") not listed; '--max-findings 0' lists all"
    )
  }

  /// Leaves out of the report on a part of a file what is too much after the parts before it; where a rule's findings
  /// are left out for the first time stands a notice, without their number, which nobody knows yet.
  func cut(_ report: inout FileReport, after counts: inout Counts, severity: (Severity) -> Severity?) {
    guard let ofRule else { return }
    var kept: [Diagnostic] = []
    for diagnostic in report.diagnostics {
      let count = counts.ofRule[diagnostic.rule, default: 0]
      if count < ofRule, counts.ofFile < ofFile {
        counts.ofRule[diagnostic.rule] = count + 1
        counts.ofFile += 1
        kept.append(diagnostic)
        continue
      }
      report.leftOut[diagnostic.rule, default: 0] += 1
      guard counts.told.insert(diagnostic.rule).inserted, let severity = severity(diagnostic.severity) else {
        continue
      }
      kept.append(
        Diagnostic(
          InputRules.findingsLeftOut.id, severity, at: diagnostic.range,
          "further findings of '\(diagnostic.rule)' are not listed; '--max-findings 0' lists all"))
    }
    report.diagnostics = kept
  }

  /// What was reported of the parts of a file.
  struct Counts: Sendable {
    fileprivate var ofRule: [String: Int] = [:]
    fileprivate var ofFile = 0
    /// Rules of which it was said that findings are left out.
    fileprivate var told: Set<String> = []
  }
}

/// Counts what is reported of a file from part to part.
struct PartTally: Sendable {
  private var path = ""
  private var counts = FindingCap.Counts()

  /// Leaves out what is too much; parts come in their order.
  mutating func cut(_ report: inout FileReport, _ plan: LintPlan) {
    if report.file.name != path || !report.isContinuation {
      (path, counts) = (report.file.name, FindingCap.Counts())
    }
    FindingCap(plan.settings.maxFindings)
      .cut(&report, after: &counts, severity: plan.settings.severityOfLeftOut)
  }
}

extension LintSettings {
  /// How severe it is that findings are left out, the gravest of which are so severe; nil: it is not said.
  func severityOfLeftOut(_ gravest: Severity) -> Severity? {
    selection.severity(of: InputRules.findingsLeftOut, standard: gravest, heedsOnly: false)
  }
}
