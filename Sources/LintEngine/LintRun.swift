import ArticleModel
import Diagnostics
import Foundation
import Lexicon
import RuleKit
import SourceText
import Synchronization

/// Lints many inputs in parallel and hands on the reports in the order of the inputs.
package struct LintRun: Sendable {
  package let vocabulary: Vocabulary
  package let lexicon: Lexicon
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

  private struct Progress {
    var next = 0
    var emitted = 0
    var finished: [Int: FileReport] = [:]
    var timing: [String: UInt64] = [:]
  }

  /// Lints the inputs; `sink` gets each report once, in order, never two at a time. Only a few reports
  /// more than there are threads wait at any moment, so memory does not grow with the number of files.
  /// Returns nanoseconds by rule when time is measured.
  @discardableResult
  package func run(
    _ inputs: [InputWalk.Input], keepsArticles: Bool = false, sink: @Sendable (FileReport) -> Void
  ) -> [String: UInt64] {
    let jobs = max(1, min(settings.jobs, inputs.count))
    let progress = Mutex(Progress())
    let room = DispatchSemaphore(value: jobs * 4)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let linter = linter()
      while true {
        room.wait()
        let index = progress.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < inputs.count else {
          room.signal()
          break
        }
        var report = LintRun.report(on: inputs[index], linter)
        if !keepsArticles { report.article = nil }
        let done = report
        progress.withLock { state in
          state.finished[index] = done
          while let next = state.finished.removeValue(forKey: state.emitted) {
            sink(next)
            state.emitted += 1
            room.signal()
          }
        }
      }
      let spent = linter.timing
      progress.withLock { $0.timing.merge(spent, uniquingKeysWith: +) }
    }
    return progress.withLock { $0.timing }
  }

  private static func report(on input: InputWalk.Input, _ linter: ArticleLinter) -> FileReport {
    do {
      return linter.lint(try InputReading.read(input))
    } catch {
      return FileReport(file: SourceText(name: error.path, bytes: []), diagnostics: [], failure: error)
    }
  }
}
