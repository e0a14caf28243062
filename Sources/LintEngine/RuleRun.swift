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
  /// What rules took before, in nanoseconds of processor time by index: on several threads the costly ones
  /// begin, so that none is left running alone at the end.
  let costs: [Int: UInt64]
  /// Asked between rules: whether nobody wants the result any more.
  let isStale: @Sendable () -> Bool

  struct Outcome: Sendable {
    /// In any order, ranges in the article's text.
    var diagnostics: [Diagnostic] = []
    /// Nanoseconds by rule id, when time is measured.
    var timing: [String: UInt64] = [:]
    /// Nanoseconds of processor time by index of the rule, where several threads share the work.
    var costs: [Int: UInt64] = [:]
    /// Whether it ended before the last rule.
    var wasDropped = false
    /// How many rules were taken by a thread.
    fileprivate var taken = 0
  }

  func run() -> Outcome {
    let outcome = Mutex(Outcome())
    let tables = spellers.count > 1 ? SharedTables() : nil
    let first = context(spellers[0], tables)
    var indices = Array(call.indices(for: article, first))
    if spellers.count == 1 {
      work(first, indices, outcome)
    } else {
      indices.sort { (costs[$0] ?? 0, $1) > (costs[$1] ?? 0, $0) }
      let ordered = indices
      // The first context is used by the first iteration alone.
      nonisolated(unsafe) let own = first
      DispatchQueue.concurrentPerform(iterations: spellers.count) { thread in
        work(thread == 0 ? own : self.context(spellers[thread], tables), ordered, outcome)
      }
    }
    return outcome.withLock { $0 }
  }

  private func context(_ speller: Speller, _ tables: SharedTables?) -> RuleContext {
    RuleContext(
      speller: speller, profile: settings.profile,
      storyDate: settings.date ?? article.metadata.date.flatMap { CalendarDate(iso: $0) },
      zones: SystemZones.shared, options: settings.options, tables: tables)
  }

  /// What one thread does: a rule after the other, while there are any.
  private func work(_ context: RuleContext, _ indices: [Int], _ outcome: borrowing Mutex<Outcome>) {
    let isShared = spellers.count > 1
    while let index = next(of: indices, outcome) {
      let (rule, severity) = rules[index]
      let begun = isShared ? RuleRun.processorTime() : 0
      let started = settings.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
      var own = RuleRunner.run(rule, on: article, in: context)
      let time = settings.measuresTime ? DispatchTime.now().uptimeNanoseconds - started : 0
      if let severity { for i in own.indices { own[i].severity = severity } }
      if !own.isEmpty, dropsSome { own = own.filter { isWanted($0, of: rule.info.category) } }
      let cost = isShared ? RuleRun.processorTime() - begun : 0
      if own.isEmpty, !settings.measuresTime, !isShared { continue }
      let (id, found) = (rule.info.id, own)
      outcome.withLock { outcome in
        outcome.diagnostics += found
        if isShared { outcome.costs[index] = cost }
        if settings.measuresTime { outcome.timing[id, default: 0] += time }
      }
    }
  }

  /// What this thread has used of the processor, in nanoseconds; waiting is no cost.
  private static func processorTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
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

  /// Whether there is anything for which the configuration drops diagnostics.
  private var dropsSome: Bool {
    !settings.skippedRegions.isEmpty || !article.verbatim.isEmpty || !settings.accepted.isEmpty
  }

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
