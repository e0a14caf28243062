import ArticleModel
import Diagnostics
import Dispatch
import Glibc
import LanguageServerProtocol
import LintEngine
import SourceText
import Synchronization

/// Lints documents on a thread of its own: of each only the newest version, and none that has been edited
/// since, unless its findings have been stale for long.
package final class LintWorker: Sendable {
  struct Job: Sendable {
    var uri: String
    var serial: Int
    var version: Int?
    var text: SourceText
    /// What was found in an earlier version.
    var before: FileReport?
    var plan: PlanTicket
  }

  /// Work that needs a linter and is done once.
  typealias Task = @Sendable (ArticleLinter) -> @Sendable (Server) -> Void

  /// A document whose lint takes longer than this waits a little for more edits, in nanoseconds.
  private static let quick: UInt64 = 8_000_000
  /// What part of its last lint's time a document waits.
  private static let pause: UInt64 = 24
  /// Findings that are older than this are brought up to date even while somebody types.
  private static let patience: UInt64 = 1_000_000_000

  private struct State: Sendable {
    var jobs: [String: Job] = [:]
    /// URIs of jobs in the order in which they are taken.
    var order: [String] = []
    var tasks: [(plan: PlanTicket, task: Task)] = []
    /// The serial of each document's newest job, while it has not been linted.
    var newest: [String: Int] = [:]
    /// When the oldest edit that is not linted came, by document.
    var since: [String: UInt64] = [:]
    /// How long the last lint of a document took.
    var cost: [String: UInt64] = [:]
    var isBusy = false
    var isPaused = false
  }

  private let state = Mutex(State())
  private let work = DispatchSemaphore(value: 0)
  private let mailbox: Mailbox
  private let translation: DiagnosticTranslation
  private let watch: RunWatch?
  /// Lints that were begun and given up, and those that were finished: for tests, which count work.
  private let counts = Mutex((finished: 0, dropped: 0))

  init(_ mailbox: Mailbox, _ translation: DiagnosticTranslation, _ watch: RunWatch? = nil) {
    self.watch = watch
    self.mailbox = mailbox
    self.translation = translation
  }

  func start() {
    SystemThread.start(stackSize: 8 << 20) { [self] in
      var linters: [Int: ArticleLinter] = [:]
      while true {
        work.wait()
        runNext(&linters)
      }
    }
  }

  /// How many lints were finished, and how many were given up because the text had changed.
  var workDone: (finished: Int, dropped: Int) { counts.withLock { $0 } }

  /// Whether nothing is being linted and nothing waits.
  var isIdle: Bool {
    state.withLock { !$0.isBusy && $0.jobs.isEmpty && $0.tasks.isEmpty }
  }

  /// Lints a document instead of its older versions; one that is being edited comes before others.
  func lint(_ job: Job, isUrgent: Bool) {
    state.withLock { state in
      state.newest[job.uri] = job.serial
      if state.since[job.uri] == nil { state.since[job.uri] = DispatchTime.now().uptimeNanoseconds }
      let isWaiting = state.jobs.updateValue(job, forKey: job.uri) != nil
      if isWaiting, isUrgent { state.order.removeAll { $0 == job.uri } }
      if isUrgent {
        state.order.insert(job.uri, at: 0)
      } else if !isWaiting {
        state.order.append(job.uri)
      }
    }
    work.signal()
  }

  /// Forgets a document.
  func drop(_ uri: String) {
    state.withLock { state in
      state.jobs[uri] = nil
      state.order.removeAll { $0 == uri }
      state.newest[uri] = nil
      state.since[uri] = nil
      state.cost[uri] = nil
    }
  }

  /// Runs something with the linter of a plan.
  func run(_ plan: PlanTicket, _ task: @escaping Task) {
    state.withLock { $0.tasks.append((plan, task)) }
    work.signal()
  }

  private enum Next: Sendable {
    case job(Job)
    case task(PlanTicket, Task)
    case pause(UInt64)
  }

  private func runNext(_ linters: inout [Int: ArticleLinter]) {
    while let next = next() {
      switch next {
      case .pause(let nanoseconds):
        // Edits that come meanwhile replace the job.
        SystemThread.sleep(nanoseconds: nanoseconds)
      case .task(let plan, let task):
        mailbox.post(.finished(task(linter(plan, &linters))))
      case .job(let job):
        lint(job, linter(job.plan, &linters))
      }
      state.withLock { $0.isBusy = false }
    }
  }

  private func next() -> Next? {
    state.withLock { state -> Next? in
      if !state.tasks.isEmpty {
        let (plan, task) = state.tasks.removeFirst()
        state.isBusy = true
        return .task(plan, task)
      }
      guard let uri = state.order.first, let job = state.jobs[uri] else { return nil }
      let cost = state.cost[uri] ?? 0
      if cost > LintWorker.quick, !state.isPaused {
        state.isPaused = true
        return .pause(min(cost / LintWorker.pause, 20_000_000))
      }
      state.isPaused = false
      state.order.removeFirst()
      state.jobs[uri] = nil
      state.isBusy = true
      return .job(job)
    }
  }

  /// A linter knows the words that it has looked up, so it is kept while its plan holds.
  private func linter(_ plan: PlanTicket, _ linters: inout [Int: ArticleLinter]) -> ArticleLinter {
    if let known = linters[plan.number] { return known }
    if linters.count >= 8, let oldest = linters.keys.min() { linters[oldest] = nil }
    let made = plan.plan.linter()
    linters[plan.number] = made
    return made
  }

  private func lint(_ job: Job, _ linter: ArticleLinter) {
    let started = DispatchTime.now().uptimeNanoseconds
    let since = state.withLock { $0.since[job.uri] ?? started }
    let isOverdue = started - since > LintWorker.patience
    let report = report(on: job, linter) { [self] in !isOverdue && isStale(job) }
    guard let report else {
      counts.withLock { $0.dropped += 1 }
      return
    }
    let linted = translation.linted(
      report, uri: job.uri, serial: job.serial, version: job.version, plan: job.plan)
    let now = DispatchTime.now().uptimeNanoseconds
    let isWanted = state.withLock { state in
      guard let newest = state.newest[job.uri] else { return false }
      state.cost[job.uri] = now - started
      if newest == job.serial {
        state.newest[job.uri] = nil
        state.since[job.uri] = nil
        return true
      }
      if isOverdue { state.since[job.uri] = now }
      return isOverdue
    }
    counts.withLock { $0.finished += 1 }
    if isWanted { mailbox.post(.linted(linted)) }
  }

  /// The report on a document; a text that ended a process is not looked at again.
  private func report(
    on job: Job, _ linter: ArticleLinter, unless isStale: @escaping @Sendable () -> Bool
  ) -> FileReport? {
    guard let watch, let mark = watch.marks.thread() else {
      return linter.lint(job.text, after: job.before, unless: isStale)
    }
    let number = RunWatch.number(of: job.text)
    if let ending = watch.passedOver[number] { return ending.report(on: job.text, job.plan.plan) }
    linter.tell(mark)
    return mark.working(on: number) { linter.lint(job.text, after: job.before, unless: isStale) }
  }

  private func isStale(_ job: Job) -> Bool { state.withLock { $0.newest[job.uri] != job.serial } }
}
