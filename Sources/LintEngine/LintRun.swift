import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText
import Synchronization

/// Lints or fixes many inputs in parallel and hands on what became of them in the order of the inputs.
package struct LintRun: Sendable {
  package let vocabulary: Vocabulary
  package let lexicon: Lexicon
  /// The selected rules, each with the severity that it is reported at; nil keeps the rule's own.
  package let rules: [(rule: any Rule, severity: Severity?)]
  package let settings: LintSettings

  package init(
    vocabulary: Vocabulary, lexicon: Lexicon, rules: [(rule: any Rule, severity: Severity?)],
    settings: LintSettings
  ) {
    self.vocabulary = vocabulary
    self.lexicon = lexicon
    self.rules = rules
    self.settings = settings
  }

  /// A linter for one thread.
  package func linter() -> ArticleLinter {
    ArticleLinter(vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings)
  }

  /// Lints the inputs; `sink` gets each report once, in order, never two at a time. Few reports wait
  /// at any moment, so memory does not grow with the number of files.
  /// Returns nanoseconds by rule when time is measured.
  @discardableResult
  package func run(
    _ inputs: [InputWalk.Input], keepsArticles: Bool = false, sink: @Sendable (FileReport) -> Void
  ) -> [String: UInt64] {
    let timing = Mutex<[String: UInt64]>([:])
    OrderedWork.run(
      count: inputs.count, jobs: settings.jobs, worker: { linter() },
      work: { linter, index in
        var report = LintRun.report(on: inputs[index], linter)
        if !keepsArticles { report.article = nil }
        return report
      },
      size: { $0.file.bytes.count },
      retire: { linter in timing.withLock { $0.merge(linter.timing, uniquingKeysWith: +) } }, sink: sink)
    return timing.withLock { $0 }
  }

  private static func report(on input: InputWalk.Input, _ linter: ArticleLinter) -> FileReport {
    do {
      return linter.lint(try InputReading.read(input))
    } catch {
      return FileReport(file: SourceText(name: error.path, bytes: []), diagnostics: [], failure: error)
    }
  }

  /// Fixes the inputs in memory; `sink` gets each outcome once, in order, never two at a time, and is the
  /// one that writes. Inputs that cannot be read come as failures.
  package func fix(
    _ inputs: [InputWalk.Input], unsafe: Bool,
    sink: @Sendable (InputWalk.Input, Result<FixOutcome, InputFailure>) -> Void
  ) {
    OrderedWork.run(
      count: inputs.count, jobs: settings.jobs, worker: { FixRun(linter: linter(), unsafe: unsafe) },
      work: { run, index in (inputs[index], LintRun.outcome(of: inputs[index], run)) },
      size: { LintRun.size($0.1) }, sink: { sink($0.0, $0.1) })
  }

  private static func size(_ result: Result<FixOutcome, InputFailure>) -> Int {
    guard case .success(let outcome) = result else { return 0 }
    return outcome.before.bytes.count + outcome.after.bytes.count
  }

  private static func outcome(
    of input: InputWalk.Input, _ run: FixRun
  ) -> Result<FixOutcome, InputFailure> {
    do {
      let outcome = run.fix(try InputReading.read(input))
      return outcome.report.failure.map { .failure($0) } ?? .success(outcome)
    } catch {
      return .failure(error)
    }
  }
}
