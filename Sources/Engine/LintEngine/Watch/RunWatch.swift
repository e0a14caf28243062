import Diagnostics
import Glibc
import RuleKit
import SourceText

/// What a run is told by the process that watches it, and where it says what it does.
package struct RunWatch: Sendable {
  package let marks: WorkMarks
  /// Inputs that ended a process before, by their number in the run, and what is to be said of each.
  package var passedOver: [Int: String] = [:]
  /// Whether one input is looked at after the other, so that there is no doubt which of them ends the process.
  package var isCautious = false
  /// How many inputs are done already.
  package var first = 0
  /// The one input that is looked at, by each rule alone, to find out which of them ends the process.
  package var probed: Int?

  package init(_ marks: WorkMarks) { self.marks = marks }

  /// The report on an input that ended a process.
  static func report(on path: String, _ reason: String) -> FileReport {
    let message = "\(reason); this file was passed over"
    let finding = Diagnostic("internal-error", .error, at: TextRange(0, 0), message)
    return FileReport(
      file: SourceText(name: path, bytes: []), diagnostics: [finding],
      failure: InputFailure(path: path, reason: "internal-error: \(message)"))
  }
}

extension LintRun {
  /// Lints one input by each rule alone; the name of the rule stands in the marks while it does, and no name
  /// while the file is read and parsed.
  func probe(_ input: InputWalk.Input, _ marks: WorkMarks) {
    let plan = plan(for: input)
    func lint(_ rules: [(rule: any Rule, severity: Severity?)]) {
      var own = LintPlan(
        vocabulary: plan.vocabulary, lexicon: plan.lexicon, rules: rules, settings: plan.settings)
      own.bilingual = plan.bilingual
      _ = report(on: input, own.linter())
    }
    lint([])
    for rule in LintPlan.active(plan.rules, minimum: plan.settings.minimum) {
      marks.name = rule.rule.info.id
      lint([rule])
    }
    // None of them alone.
    marks.name = ""
  }
}

#if DEBUG
  /// A way to end the process in the midst of its work, for tests: `WIRELINT_TRAP=RULE=TEXT` in the environment
  /// ends it where that rule is asked about a text that holds those bytes.
  enum TestTrap {
    private static let stated = getenv("WIRELINT_TRAP").map { String(cString: $0) }

    static func meet(_ bytes: [UInt8], _ rules: [String]) {
      guard let parts = stated?.split(separator: "=", maxSplits: 1), parts.count == 2,
        rules.contains(String(parts[0]))
      else { return }
      let text = Array(parts[1].utf8)
      let isThere = bytes.indices.contains { bytes[$0...].starts(with: text) }
      guard isThere else { return }
      // A handler would only delay it.
      signal(SIGILL, SIG_DFL)
      raise(SIGILL)
    }
  }
#endif
