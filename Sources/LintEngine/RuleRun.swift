import ArticleModel
import Calendars
import Diagnostics
import Foundation
import Lexicon
import RuleKit
import Synchronization

/// Runs the rules of a plan over one article: on one thread, or shared out among several.
///
/// Proof that it may be sent: a thread uses the speller of its own index and no other; the rest is
/// immutable.
struct RuleRun: @unchecked Sendable {
  let article: Article
  let rules: [(rule: any Rule, severity: Severity?)]
  /// Which of the rules can find anything in an article.
  let call: RuleCall
  let settings: LintSettings
  /// One for each thread.
  let spellers: [Speller]
  /// Asked between rules: whether nobody wants the result any more.
  let isStale: @Sendable () -> Bool

  struct Outcome: Sendable {
    /// In any order, ranges in the article's text.
    var diagnostics: [Diagnostic] = []
    /// Nanoseconds by rule id, when time is measured.
    var timing: [String: UInt64] = [:]
    /// Whether it ended before the last rule.
    var wasDropped = false
    /// How many rules were taken by a thread.
    fileprivate var taken = 0
  }

  func run() -> Outcome {
    let outcome = Mutex(Outcome())
    let context = context(spellers[0])
    let indices = Array(call.indices(for: article, context))
    if spellers.count == 1 {
      work(context, indices, outcome)
    } else {
      DispatchQueue.concurrentPerform(iterations: spellers.count) { thread in
        work(self.context(spellers[thread]), indices, outcome)
      }
    }
    return outcome.withLock { $0 }
  }

  private func context(_ speller: Speller) -> RuleContext {
    RuleContext(
      speller: speller, profile: settings.profile,
      storyDate: settings.date ?? article.metadata.date.flatMap { CalendarDate(iso: $0) },
      zones: SystemZones.shared, options: settings.options)
  }

  /// What one thread does: a rule after the other, while there are any.
  private func work(_ context: RuleContext, _ indices: [Int], _ outcome: borrowing Mutex<Outcome>) {
    while let index = next(of: indices, outcome) {
      let (rule, severity) = rules[index]
      let started = settings.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
      var own = RuleRunner.run(rule, on: article, in: context)
      let time = settings.measuresTime ? DispatchTime.now().uptimeNanoseconds - started : 0
      if let severity { for i in own.indices { own[i].severity = severity } }
      if !own.isEmpty { own = own.filter { isWanted($0, of: rule.info.category) } }
      if own.isEmpty, !settings.measuresTime { continue }
      let (id, found) = (rule.info.id, own)
      outcome.withLock { outcome in
        outcome.diagnostics += found
        if settings.measuresTime { outcome.timing[id, default: 0] += time }
      }
    }
  }

  private func next(of indices: [Int], _ outcome: borrowing Mutex<Outcome>) -> Int? {
    outcome.withLock { outcome in
      if outcome.taken < indices.count, isStale() {
        outcome.wasDropped = true
        outcome.taken = indices.count
      }
      guard outcome.taken < indices.count else { return nil }
      outcome.taken += 1
      return indices[outcome.taken - 1]
    }
  }

  /// Categories that say something of single words and names.
  private static let wordCategories: Set<Category> = [.names, .spelling, .acronyms, .terms]

  /// Whether the configuration keeps a diagnostic: its text is not accepted, its region not left out.
  private func isWanted(_ diagnostic: Diagnostic, of category: Category) -> Bool {
    if !settings.skippedRegions.isEmpty,
      settings.skippedRegions.contains(article.region(at: diagnostic.range.start))
    {
      return false
    }
    if article.verbatim.contains(where: { $0.overlaps(diagnostic.range) }) { return false }
    guard !settings.accepted.isEmpty, RuleRun.wordCategories.contains(category) else { return true }
    return !settings.accepted.accepts(article.text[diagnostic.range])
  }
}
