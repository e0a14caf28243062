import Diagnostics
import Glibc
import RuleKit
import SourceText

/// What a run is told by the process that watches it, and where it says what it does.
package struct RunWatch: Sendable {
  /// The memory that both processes see, in which each thread says what it is at.
  package let marks: WorkMarks
  /// Inputs that ended a process before, by their number in the run.
  package var passedOver: [Int: Ending] = [:]
  /// Whether one input is looked at after the other, so that there is no doubt which of them ends the process.
  package var isCautious = false
  /// Whether no process was ended before this one.
  package var isFirst = true
  /// How many inputs are done already.
  package var first = 0

  /// The first process of a run: nothing is passed over, nothing is done.
  package init(_ marks: WorkMarks) { self.marks = marks }

  /// What stands for a text where inputs have no numbers of their own: a hash of its bytes.
  package static func number(of text: SourceText) -> Int {
    Int(bitPattern: UInt(ContentHash(text.bytes, seed: 0).low))
  }

  /// How a process ended.
  package struct Ending: Sendable {
    /// The signal that ended it.
    package var signal: Int32
    /// `RuleMarks.number` of the rule that was run; 0: none, or not known.
    package var rule: Int
    /// The version of the program.
    package var version: String

    /// - Parameters:
    ///   - signal: The signal that ended it.
    ///   - rule: `RuleMarks.number` of the rule that was run; 0: none, or not known.
    ///   - version: The version of the program.
    package init(signal: Int32, rule: Int, version: String) {
      self.signal = signal
      self.rule = rule
      self.version = version
    }

    /// The signal in words: `illegal instruction`.
    package static func described(_ signal: Int32) -> String {
      strsignal(signal).map { String(cString: $0).lowercased() } ?? "signal \(signal)"
    }

    /// What is said of the input; `rules`: the ids of those that the run has.
    package func reason(_ rules: some Sequence<String>) -> String {
      let how = "(\(Ending.described(signal)); wirelint \(version))"
      // Who was ended from outside, for the memory that it took, was ended by no rule.
      if signal == SIGKILL { return "the process that checked it was killed \(how)" }
      let id = rule == 0 ? nil : rules.first { RuleMarks.number(of: $0) == rule }
      return (id.map { "rule '\($0)'" } ?? "it") + " ended the process that checked it \(how)"
    }

    /// The report on an input that ended a process, at the beginning of its text.
    package func report(on file: SourceText, _ plan: LintPlan) -> FileReport {
      let (info, settings) = (InputRules.internalError, plan.settings)
      let message = "\(reason(plan.rules.lazy.map(\.rule.info.id))); this file was passed over"
      let severity = settings.selection.severity(of: info, standard: info.severity, heedsOnly: false)
      var report = FileReport(
        file: file,
        diagnostics: severity.map { [Diagnostic(info.id, $0, at: TextRange(0, 0), message)] } ?? [],
        failure: InputFailure(path: file.name, reason: "\(info.id): \(message)"))
      report.failOn = settings.failOn
      return report
    }
  }
}

#if DEBUG
  /// A way to end the process in the midst of its work, for tests of debug builds: `WIRELINT_TRAP=RULE=TEXT` in the
  /// environment has that rule trap where it is asked about a text that holds those bytes.
  enum TestTrap {
    private static let stated: (rule: String, text: [UInt8])? = {
      guard let value = getenv("WIRELINT_TRAP").map({ String(cString: $0) }),
        let sign = value.firstIndex(of: "="), sign != value.startIndex
      else { return nil }
      return (String(value[..<sign]), Array(value[value.index(after: sign)...].utf8))
    }()

    static func meet(_ rule: some StringProtocol, _ bytes: [UInt8]) {
      guard let stated, stated.rule == rule, ByteSearch.first(stated.text, in: bytes, from: 0) != nil else {
        return
      }
      // A real one: behind the end of an array.
      _ = stated.text[stated.text.count]
    }
  }
#endif
