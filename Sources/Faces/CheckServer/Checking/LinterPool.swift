import Bitext
import Diagnostics
import Dispatch
import LintEngine
import Readers
import RuleKit
import SourceText
import Synchronization

/// Lints texts for several threads: a linter is made for each way of linting that is asked for, and
/// waits in the pool for the next text that is linted so.
final class LinterPool: Sendable {
  /// A way of linting.
  struct Way: Hashable, Sendable {
    /// Rules to run beside those that run anyhow.
    var enabled: [String] = []
    /// Whether notes are found.
    var isPicky = false
    /// Spelling dictionaries; nil: the usual ones.
    var dictionaries: [String]?
    /// Whether texts are parts of stories that are not at hand.
    var isFragment = false
    /// Rules with these needs alone are run; nil: all.
    var needs: RuleNeeds?
    var format = FileFormat.plain
    /// nil: that of the configuration, or of the start.
    var profile: Profile?
  }

  /// A linter between two texts.
  private struct Idle: @unchecked Sendable {
    // Proof: taken out of `State.idle` under its lock by the one thread that uses it, and put back by that
    // thread when it is done.
    let way: Way
    let linter: ArticleLinter
  }

  private struct State: Sendable {
    var plans: [Way: LintPlan] = [:]
    /// The newest last.
    var idle: [Idle] = []
  }

  /// Ways whose plans are kept: clients ask for few.
  private static let mostPlans = 16

  private let maker: PlanMaker
  private let base: Planner.Base
  private let state = Mutex(State())
  private let slots: DispatchSemaphore
  private let jobs: Int
  /// Texts that may wait.
  private let mostWaiting: Int
  private let waits = Atomic<Int>(0)
  private let watch: RunWatch?
  /// What is known of every rule, by id.
  let rules: [String: RuleInfo]

  /// Reads configuration, styles and lists; throws what is wrong with them. `jobs`: texts linted at one time;
  /// `waiting`: texts that may wait for that.
  init(_ maker: PlanMaker, jobs: Int, waiting: Int = 64, watch: RunWatch? = nil) throws(UsageError) {
    mostWaiting = waiting
    self.watch = watch
    self.maker = maker
    self.jobs = jobs
    slots = DispatchSemaphore(value: jobs)
    var planner = try maker.planner()
    // The configuration of the folder in which the server was started.
    let input = InputWalk.Input.file(AbsolutePath.of("story.txt"))
    _ = try planner.assign([input])
    base = planner.bases[planner.planByInput[input] ?? 0]
    rules = Dictionary(base.rules.map { ($0.info.id, $0.info) }) { first, _ in first }
    _ = try plan(Way())
  }

  /// Lints a text, as the translation of `source` where there is one; throws where it waits or takes longer than
  /// `seconds`.
  func lint(
    _ text: SourceText, against source: SourceText? = nil, _ way: Way, seconds: Int
  ) throws(CheckError) -> FileReport {
    let deadline = DispatchTime.now() + .seconds(seconds)
    try takeSlot(until: deadline)
    defer { slots.signal() }
    let number = watch == nil ? 0 : RunWatch.number(of: text)
    if let ending = watch?.passedOver[number] {
      throw CheckError(
        500, "\(InputRules.internalError.id): \(ending.reason(rules.keys)); the text is not checked again")
    }
    let idle = try taken(way)
    let mark = watch?.marks.thread()
    defer { mark?.leave() }
    idle.linter.tell(mark)
    func lint() -> FileReport? {
      let isLate: @Sendable () -> Bool = { DispatchTime.now() > deadline }
      guard let source else { return idle.linter.lint(text, after: nil, unless: isLate) }
      return idle.linter.lint(text, against: source, unless: isLate)
    }
    let report = if let mark { mark.working(on: number, lint) } else { lint() }
    state.withLock { state in
      state.idle.append(idle)
      if state.idle.count > max(4, jobs * 2) { state.idle.removeFirst() }
    }
    guard let report else { throw tooSlow(seconds) }
    return report
  }

  /// Texts that wait to be linted.
  var waiting: Int { waits.load(ordering: .relaxed) }

  /// The language that a text is in, as far as it is known.
  func language(of bytes: [UInt8]) -> Language { maker.language(of: bytes) }

  /// Waits until a text may be linted; throws where too many wait already, or it waits too long.
  private func takeSlot(until deadline: DispatchTime) throws(CheckError) {
    if slots.wait(timeout: .now()) == .success { return }
    let count = waits.wrappingAdd(1, ordering: .relaxed).newValue
    defer { waits.wrappingSubtract(1, ordering: .relaxed) }
    guard count <= mostWaiting, slots.wait(timeout: deadline) == .success else {
      throw CheckError(503, "too many texts wait to be checked; try again in a moment")
    }
  }

  func tooSlow(_ seconds: Int) -> CheckError {
    CheckError(503, "checking took longer than \(seconds) seconds")
  }

  private func taken(_ way: Way) throws(CheckError) -> Idle {
    let known = state.withLock { state in
      state.idle.lastIndex { $0.way == way }.map { state.idle.remove(at: $0) }
    }
    if let known { return known }
    do throws(UsageError) {
      return Idle(way: way, linter: try plan(way).linter())
    } catch {
      throw CheckError(500, error.description)
    }
  }

  private func plan(_ way: Way) throws(UsageError) -> LintPlan {
    if let known = state.withLock({ $0.plans[way] }) { return known }
    var overrides = maker.overrides
    overrides.inputFormat = way.format
    // Answers have no exit code.
    overrides.failOn = .some(nil)
    if let profile = way.profile { overrides.profile = profile }
    if way.isPicky { overrides.minimum = .note }
    overrides.readsFragments = way.isFragment
    overrides.needs = way.needs
    // Beside what the server's start enables: what that disables stays so.
    overrides.selection.enabled += way.enabled
    // What is selected only is selected beside what a client enables.
    if !overrides.selection.only.isEmpty { overrides.selection.only += way.enabled }
    var runtime = Runtime()
    runtime.jobs = jobs
    // Dictionaries of a configuration hold for every request.
    let plan = try maker.plan(
      base, [overrides], filters: try ReportFilters(FilterSources(), [], rules: base.rules),
      runtime: runtime, dictionaries: way.dictionaries)
    state.withLock { state in
      if state.plans.count >= LinterPool.mostPlans { state.plans.removeAll() }
      state.plans[way] = plan
    }
    return plan
  }
}
