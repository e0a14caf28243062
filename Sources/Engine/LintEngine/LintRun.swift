import ArticleModel
import Diagnostics
import Lexicon
import Readers
import RuleKit
import SourceText
import Synchronization

/// Lints or fixes many inputs in parallel and hands on what became of them in the order of the inputs.
package struct LintRun: Sendable {
  /// One for each set of settings that some inputs share.
  package let plans: [LintPlan]
  /// Which plan an input is linted by: an index of `plans`.
  private let planIndex: @Sendable (InputWalk.Input) -> Int
  /// Threads; at least 1.
  private let jobs: Int
  /// For an input that is the translation of another, that other.
  package var counterparts: [InputWalk.Input: InputWalk.Input] = [:]
  /// Where another process watches this one; nil where none does.
  package var watch: RunWatch?
  /// Bytes of the parts in which long files of lines are read.
  var partSize = FileParts.usualSize

  /// `planIndex` is asked from several threads.
  package init(
    plans: [LintPlan], jobs: Int, planIndex: @escaping @Sendable (InputWalk.Input) -> Int = { _ in 0 }
  ) {
    self.plans = plans
    self.jobs = jobs
    self.planIndex = planIndex
  }

  /// A run of one plan.
  package init(
    vocabulary: Vocabulary, lexicon: Lexicon, rules: [(rule: any Rule, severity: Severity?)],
    settings: LintSettings
  ) {
    let plan = LintPlan(vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings)
    self.init(plans: [plan], jobs: settings.runtime.jobs)
  }

  /// A linter for one thread, by the first plan.
  package func linter() -> ArticleLinter { plans[0].linter() }

  /// The plan of an input.
  package func plan(for input: InputWalk.Input) -> LintPlan { plans[planIndex(input)] }

  /// A linter of one thread for each plan, made when a file first needs it.
  private final class Linters {
    private let plans: [LintPlan]
    /// Of the one thread; nil where nobody watches.
    private let mark: ThreadMark?
    /// By plan.
    private var made: [ArticleLinter?]

    init(_ plans: [LintPlan], _ watch: RunWatch? = nil) {
      self.plans = plans
      mark = watch?.marks.thread()
      made = Array(repeating: nil, count: plans.count)
    }

    /// Does something with an input of this number, which a process that watches sees.
    func working<Value>(on input: Int, _ body: () -> Value) -> Value {
      guard let mark else { return body() }
      return mark.working(on: input, body)
    }

    subscript(plan: Int) -> ArticleLinter {
      if let linter = made[plan] { return linter }
      let linter = plans[plan].linter()
      linter.tell(mark)
      made[plan] = linter
      return linter
    }

    var timing: [String: UInt64] {
      made.lazy.compactMap { $0 }.reduce(into: [:]) { $0.merge($1.timing, uniquingKeysWith: +) }
    }
  }

  /// Lints the inputs; `sink` gets each report once, in order, never two at a time. Few reports wait
  /// at any moment, so memory does not grow with the number of files. `visitor` gets each article with the path of
  /// its file as soon as it is read, from several threads and in any order; a report keeps only the first few of a
  /// long file.
  ///
  /// `inParts`: whether a long file of lines may have several reports, one for each part of it, so that it is never
  /// held whole.
  /// Returns nanoseconds by rule when time is measured.
  @discardableResult
  package func run(
    _ inputs: [InputWalk.Input], keepsArticles: Bool = false, inParts: Bool = false,
    visitor: (@Sendable (Article, String) -> Void)? = nil, sink: @Sendable (FileReport) -> Void
  ) -> [String: UInt64] {
    let timing = Mutex<[String: UInt64]>([:])
    let pieces = inParts ? pieces(of: inputs) : inputs.map { FileParts.Piece(input: $0) }
    let isParted = pieces.contains { $0.part != nil }
    let tally = Mutex(PartTally())
    OrderedWork.run(
      count: pieces.count, jobs: threads, mostAtOnce: isParted ? 1 : OrderedWork.usualAtOnce,
      worker: { Linters(plans, watch) },
      work: { linters, index -> FileReport? in
        let piece = pieces[index]
        if let ending = watch?.passedOver[index] { return report(on: piece.input, ending) }
        let linter = linters[planIndex(piece.input)]
        linter.keepsArticles = keepsArticles
        linter.visitor = LintRun.visitor(visitor, of: piece.input.path)
        guard var report = linters.working(on: index, { self.report(on: piece, linter) }) else { return nil }
        if !keepsArticles { report.articles = [] }
        return report
      },
      size: { $0?.file.bytes.count ?? 0 },
      retire: { linters in timing.withLock { $0.merge(linters.timing, uniquingKeysWith: +) } },
      sink: { report in
        guard var report else { return }
        if inputs.count > 1 || report.isOfManyStories {
          report.makeNotesOfHabits(least: plan(for: .file(report.file.name)).settings.minimum)
        }
        if report.file.start != nil { tally.withLock { $0.cut(&report, plan(for: .file(report.file.name))) } }
        sink(report)
      })
    for plan in plans { plan.cache?.save() }
    return timing.withLock { $0 }
  }

  /// How many reports there are at most on inputs of which long ones are read in parts.
  package func steps(_ inputs: [InputWalk.Input]) -> Int { pieces(of: inputs).count }

  private func pieces(of inputs: [InputWalk.Input]) -> [FileParts.Piece] {
    FileParts.pieces(of: inputs, partSize: partSize) { plan(for: $0).settings }
  }

  /// The visitor of a file's articles.
  private static func visitor(
    _ visitor: (@Sendable (Article, String) -> Void)?, of path: String
  ) -> (@Sendable (Article) -> Void)? {
    guard let visitor else { return nil }
    return { article in visitor(article, path) }
  }

  private var threads: Int { watch?.isCautious ?? false ? 1 : jobs }

  /// The report on an input that ended a process before.
  private func report(on input: InputWalk.Input, _ ending: RunWatch.Ending) -> FileReport {
    ending.report(on: SourceText(name: input.path, bytes: []), plan(for: input))
  }

  /// Nil for a part in which nothing stands.
  private func report(on piece: FileParts.Piece, _ linter: ArticleLinter) -> FileReport? {
    guard let (file, number) = piece.part else { return report(on: piece.input, linter) }
    do {
      let text = try file.text(of: number)
      let isBlank = number > 0 && !text.bytes.contains { $0 > 0x20 }
      return isBlank ? nil : linter.lint(text)
    } catch {
      return FileReport(file: SourceText(name: error.path, bytes: []), diagnostics: [], failure: error)
    }
  }

  private func report(on input: InputWalk.Input, _ linter: ArticleLinter) -> FileReport {
    do {
      if let source = counterparts[input] {
        return linter.lint(try InputReading.read(input), against: try InputReading.read(source))
      }
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
    let first = watch?.first ?? 0
    OrderedWork.run(
      count: max(0, inputs.count - first), jobs: threads, worker: { Linters(plans, watch) },
      work: { linters, number -> (InputWalk.Input, Result<FixOutcome, InputFailure>) in
        let (index, input) = (first + number, inputs[first + number])
        if let ending = watch?.passedOver[index], let failure = report(on: input, ending).failure {
          return (input, .failure(failure))
        }
        return linters.working(on: index) {
          let run = FixRun(linter: linters[planIndex(input)], unsafe: unsafe)
          return (input, LintRun.outcome(of: input, run))
        }
      },
      size: { LintRun.size($0.1) }, sink: { sink($0.0, $0.1) })
  }

  /// Reads the inputs one after the other on this thread; `body` decides on the fixes of each, and ends the
  /// run by returning false.
  package func review(
    _ inputs: [InputWalk.Input], body: (InputWalk.Input, Result<FixReview, InputFailure>) -> Bool
  ) {
    // A cached result has no article, and so no way to write by hand.
    let linters = Linters(
      plans.map { plan in
        var plan = plan
        plan.cache = nil
        return plan
      })
    for input in inputs {
      let review: Result<FixReview, InputFailure>
      do throws(InputFailure) {
        let file = try InputReading.read(input)
        guard !PackedDocument.isPacked(file, as: plan(for: input).settings.inputFormat) else {
          throw InputFailure(
            path: file.name, reason: "a word processor's document is fixed without --interactive")
        }
        review = .success(FixReview(file, linter: linters[planIndex(input)]))
      } catch {
        review = .failure(error)
      }
      if !body(input, review) { return }
    }
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
