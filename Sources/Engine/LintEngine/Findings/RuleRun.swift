import ArticleModel
import Calendars
import Diagnostics
import Dispatch
import Glibc
import Lexicon
import RuleKit
import Synchronization

/// What one thread keeps to while it runs rules, and what that left out.
private final class RuleLimit {
  let findings: FindingLimit
  /// Findings that were not gathered, by index of the rule.
  var leftOut: [Int: Int] = [:]

  init(_ findings: FindingLimit) { self.findings = findings }

  /// Counts what a rule that has just run found beyond the limit.
  func count(_ rule: Int) {
    let excess = findings.takeExcess()
    if excess > 0 { leftOut[rule, default: 0] += excess }
  }
}

/// Runs the rules of a plan over one article: on one thread, or shared out among several.
///
/// Proof that it may be sent: a thread uses the speller of its own index and no other; the rest is
/// immutable.
struct RuleRun: @unchecked Sendable {
  let article: Article
  let pipeline: FindingPipeline
  /// Which of the rules can find anything in an article.
  let call: RuleCall
  /// One for each thread.
  let spellers: [Speller]
  /// What rules took before, in nanoseconds of processor time by index: on several threads the costly ones
  /// begin, so that none is left running alone at the end.
  let costs: [Int: UInt64]
  /// Whether findings of rules that look at one paragraph are told apart from others.
  let keepsNearby: Bool
  /// What these found in the version before.
  let kept: KeptFindings?
  /// Asked between rules: whether nobody wants the result any more.
  let isStale: @Sendable () -> Bool
  /// Where it is said which rule is run; nil where nobody asks.
  let marks: RuleMarks?

  struct Outcome: Sendable {
    /// In any order, ranges in the article's text.
    var findings: [RuleFinding] = []
    /// Those of rules that look at one paragraph, where they are told apart.
    var nearby: [RuleFinding] = []
    /// The day of the story and its figures, where they are.
    var storyDay: CalendarDate?
    var figures: KeptFigures?
    /// Nanoseconds by rule id, when time is measured.
    var timing: [String: UInt64] = [:]
    /// Nanoseconds of processor time by index of the rule, where several threads share the work.
    var costs: [Int: UInt64] = [:]
    /// Findings that were not gathered, by rule id.
    var leftOut: [String: Int] = [:]
    /// Whether it ended before the last rule.
    var wasDropped = false
    /// How many rules were taken by a thread.
    fileprivate var taken = 0

    /// What the next version of the text need not find again.
    func kept(by linter: Int, _ article: Article) -> KeptFindings? {
      // Of a rule that found too much, what stood behind the limit is not known.
      guard leftOut.isEmpty else { return nil }
      return figures.map {
        KeptFindings(
          linter: linter, article: article, storyDay: storyDay, figures: $0, findings: nearby)
      }
    }
  }

  func run() -> Outcome {
    let outcome = Mutex(Outcome())
    let tables = spellers.count > 1 ? SharedTables() : nil
    let change = kept.flatMap { ArticleChange(from: $0.article, to: article) }
    let first = context(spellers[0], tables, change)
    var indices = Array(call.indices(for: article, first))
    if change != nil { indices = indices.filter { !isNearby($0) } + [nearbyRules] }
    if spellers.count == 1 {
      work(first, indices, change, outcome)
    } else {
      indices.sort { (costs[$0] ?? 0, $1) > (costs[$1] ?? 0, $0) }
      let ordered = indices
      // The first context is used by the first iteration alone.
      nonisolated(unsafe) let own = first
      DispatchQueue.concurrentPerform(iterations: spellers.count) { thread in
        work(thread == 0 ? own : self.context(spellers[thread], tables, change), ordered, change, outcome)
      }
    }
    let day = keepsNearby ? first.storyDay(of: article) : nil
    let figures = keepsNearby ? first.keptFigures(of: article) : nil
    return outcome.withLock { outcome in
      outcome.storyDay = day
      outcome.figures = figures
      return outcome
    }
  }

  private var rules: [(rule: any Rule, severity: Severity?)] { pipeline.rules }
  private var settings: LintSettings { pipeline.settings }

  /// Stands for all rules that look at one paragraph, among the indices of rules.
  private var nearbyRules: Int { rules.count }

  private func isNearby(_ index: Int) -> Bool {
    guard keepsNearby else { return false }
    return index == nearbyRules || rules[index].rule.reach == .paragraph && rules[index].rule.gate == nil
  }

  /// What all rules that look at one paragraph find: run on what changed, where that is known.
  private func nearby(_ context: RuleContext, _ change: ArticleChange?, _ limit: RuleLimit) -> [RuleFinding] {
    let indices = rules.indices.filter { isNearby($0) && call.holds($0, for: article) }
    guard let change, let kept, kept.storyDay == context.storyDay(of: article) else {
      return indices.flatMap { findings(of: $0, in: article, context, limit) }
    }
    let part = article.part(change.surroundings)
    let own = RuleContext(
      speller: context.speller, profile: context.profile, storyDate: kept.storyDay, zones: context.zones,
      options: settings.options, isStale: isStale)
    own.readsNotes = context.readsNotes
    own.learned = context.learned
    own.isFragment = context.isFragment
    let found = indices.flatMap { findings(of: $0, in: part, own, limit) }
    return kept.moved(by: change) + found.filter { change.contains($0.finding.range.start) }
  }

  private func findings(
    of index: Int, in article: Article, _ context: RuleContext, _ limit: RuleLimit
  ) -> [RuleFinding] {
    marks?.begin(index)
    #if DEBUG
      TestTrap.meet(rules[index].rule.info.id, article.bytes)
    #endif
    let found = pipeline.finder.findings(of: index, in: article, context)
    limit.count(index)
    return found
  }

  private func context(
    _ speller: Speller, _ tables: SharedTables?, _ change: ArticleChange?
  ) -> RuleContext {
    let figures = kept.flatMap { kept in change.map { (kept.figures, $0) } }
    let context = RuleContext(
      speller: speller, profile: settings.profile,
      storyDate: settings.date ?? article.metadata.date.flatMap { CalendarDate(iso: $0) },
      zones: SystemZones.shared, options: settings.options, tables: tables,
      figuresBefore: figures, isStale: isStale)
    context.readsNotes = pipeline.readsNotes
    context.learned = settings.learned?.contexts
    context.isFragment = settings.readsFragments
    return context
  }

  /// What one thread does: a rule after the other, while there are any.
  private func work(
    _ context: RuleContext, _ indices: [Int], _ change: ArticleChange?, _ outcome: borrowing Mutex<Outcome>
  ) {
    let limit = RuleLimit(FindingLimit(most: pipeline.cap.gathered, isStale: isStale))
    defer {
      marks?.end()
      if !limit.leftOut.isEmpty {
        let byID = limit.leftOut.map { (rules[$0].rule.info.id, $1) }
        outcome.withLock { $0.leftOut.merge(byID, uniquingKeysWith: +) }
      }
    }
    // Once for all rules: there are two hundred of them, most of which find nothing in a story.
    limit.findings.hold { takeTurns(context, indices, change, limit, outcome) }
  }

  /// One rule after the other, as long as there are any that no thread has taken.
  private func takeTurns(
    _ context: RuleContext, _ indices: [Int], _ change: ArticleChange?, _ limit: RuleLimit,
    _ outcome: borrowing Mutex<Outcome>
  ) {
    let isShared = spellers.count > 1
    var taken = 0
    while let index = isShared ? next(of: indices, outcome) : next(of: indices, &taken, outcome) {
      let begun = isShared ? RuleRun.processorTime() : 0
      let started = settings.runtime.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
      let own =
        index == nearbyRules
        ? nearby(context, change, limit) : findings(of: index, in: article, context, limit)
      let time = settings.runtime.measuresTime ? DispatchTime.now().uptimeNanoseconds - started : 0
      let cost = isShared ? RuleRun.processorTime() - begun : 0
      if own.isEmpty, !settings.runtime.measuresTime, !isShared { continue }
      outcome.withLock { outcome in
        if isNearby(index) { outcome.nearby += own } else { outcome.findings += own }
        if isShared { outcome.costs[index] = cost }
        if settings.runtime.measuresTime { outcome.timing[rules[index].rule.info.id, default: 0] += time }
      }
    }
  }

  /// What this thread has used of the processor, in nanoseconds; waiting is no cost.
  private static func processorTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// The rule whose turn it is, where there is no other thread that could take it.
  private func next(of indices: [Int], _ taken: inout Int, _ outcome: borrowing Mutex<Outcome>) -> Int? {
    // Also behind the last one, as where there are others.
    if isStale() {
      outcome.withLock { $0.wasDropped = true }
      return nil
    }
    guard taken < indices.count else { return nil }
    taken += 1
    return indices[taken - 1]
  }

  /// The rule whose turn it is, which no other thread takes then.
  private func next(of indices: [Int], _ outcome: borrowing Mutex<Outcome>) -> Int? {
    outcome.withLock { outcome in
      // Also behind the last one, which ends before its time when nobody waits.
      if isStale() {
        outcome.wasDropped = true
        outcome.taken = indices.count
      }
      guard outcome.taken < indices.count else { return nil }
      outcome.taken += 1
      return indices[outcome.taken - 1]
    }
  }
}
