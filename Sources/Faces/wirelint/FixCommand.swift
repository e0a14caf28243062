import Diagnostics
import Glibc
import LintEngine
import SourceText
import Synchronization

/// `wirelint fix`.
enum FixCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let walk = try LintOptions.inputs(arguments, for: "fix")
    if arguments.has("--interactive") { return try ask(arguments, walk) }
    let isWriting = !arguments.has("--dry-run") && walk.inputs.count > 1
    let journal = isWriting ? FixJournal() : nil
    // Without a record of what is done nobody can go on behind it.
    if isWriting, journal == nil { return try fix(arguments, walk, nil, nil) }
    return try Supervisor.run(over: walk, journal == nil ? .again : .onwards) { (watch) throws(UsageError) in
      try fix(arguments, walk, watch, journal)
    }
  }

  private static func fix(
    _ arguments: ParsedArguments, _ walk: InputWalk, _ watch: RunWatch?, _ journal: FixJournal?
  ) throws(UsageError) -> Int32 {
    var session = try session(arguments, walk, isFirst: watch?.isFirst ?? true)
    var tally = Tally(failures: walk.failures)
    session.run.watch = watch
    if let watch, let journal {
      let (records, done) = journal.records(done: watch.marks.done)
      for record in records { tally.count(record) }
      watch.marks.done = done
      tally.next = done
      session.run.watch?.first = done
    }
    let inputs = session.inputs
    let isDryRun = arguments.has("--dry-run")
    if !isDryRun {
      TemporaryFile.removeLeftovers(besides: inputs.map(\.path))
      try handBack(walk, inputs)
    }
    let all = Mutex(tally)
    session.run.fix(inputs, unsafe: arguments.has("--unsafe")) { input, result in
      all.withLock { $0.add(input, result, isDryRun: isDryRun, watch == nil ? nil : journal, watch?.marks) }
    }
    for notice in session.notices { say("wirelint: \(notice)") }
    return all.withLock { $0.finish(files: inputs.count, arguments) }
  }

  /// `isFirst`: whether no worker before this one said what is wrong with configurations.
  private static func session(
    _ arguments: ParsedArguments, _ walk: InputWalk, isFirst: Bool
  ) throws(UsageError) -> Session {
    var overrides = try LintOptions.overrides(arguments)
    // Notes have safe fixes too; suggestions are never applied unasked.
    overrides.minimum = overrides.minimum ?? .note
    var runtime = try LintOptions.runtime(arguments)
    runtime.wantsSuggestions = false
    let (stated, spent) = (overrides, runtime)
    func make() throws(UsageError) -> Session {
      try Session(arguments, walk, distinct: true, stated, runtime: spent)
    }
    return isFirst ? try make() : try StandardStreams.withoutErrors(make)
  }

  /// Writes standard input as it is where a configuration leaves its path out: an editor that sends a text
  /// through `fix` takes what comes for the text.
  private static func handBack(_ walk: InputWalk, _ inputs: [InputWalk.Input]) throws(UsageError) {
    for case .standardInput(let name) in walk.inputs where !inputs.contains(.standardInput(name: name)) {
      do throws(InputFailure) {
        write(try InputReading.read(.standardInput(name: name)).bytes, to: 1)
      } catch { throw UsageError("\(error.path): \(error.reason)") }
    }
  }

  /// Asks about every fix at the terminal; files are written one by one, each after its last question.
  private static func ask(_ arguments: ParsedArguments, _ walk: InputWalk) throws(UsageError) -> Int32 {
    if arguments.operands.contains("-") { throw UsageError("--interactive reads files, not standard input") }
    let session = try Session(arguments, walk, distinct: true)
    let isDryRun = arguments.has("--dry-run")
    let terminal = try Terminal()
    let questions = InteractiveFix(terminal, color: Session.isColored(arguments, 2))
    var tally = Tally(failures: walk.failures)
    session.run.review(session.inputs) { input, result in
      guard case .success(var review) = result, review.failure == nil else {
        tally.add(
          input, result.flatMap { $0.failure.map { .failure($0) } ?? .success($0.outcome) }, isDryRun: true)
        return true
      }
      let ending = questions.decide(&review)
      if ending != .interrupted { tally.add(input, .success(review.outcome), isDryRun: isDryRun) }
      return ending == .done
    }
    terminal.close()
    tally.skipped = questions.skipped
    return tally.finish(files: session.inputs.count, arguments)
  }
}

/// What `fix` counts and says.
private struct Tally {
  /// Refused fixes that are named, of one file.
  private static let mostRefusals = 10

  var failures: [InputFailure]
  private var fixes = 0
  private var changed = 0
  /// Fixes that only `--unsafe` applies.
  private var held = 0
  private var byRule: [String: Int] = [:]
  private var conflicts: [FixConflict: Int] = [:]
  /// The number of the input that comes next.
  var next = 0
  /// Findings that somebody left as they are; nil where nobody was asked.
  var skipped: Int?

  init(failures: [InputFailure]) { self.failures = failures }

  /// Writes what became of one input, and counts it. What is kept of it in a journal is there before it is
  /// written, and `marks` say behind it that it is done.
  mutating func add(
    _ input: InputWalk.Input, _ result: Result<FixOutcome, InputFailure>, isDryRun: Bool,
    _ journal: FixJournal? = nil, _ marks: WorkMarks? = nil
  ) {
    var record = FixRecord(input: next, path: input.path)
    do throws(InputFailure) {
      let outcome = try result.get()
      record.isChanged = outcome.isChanged
      record.after = ContentHash(outcome.after.bytes, seed: 0).low
      record.applied = outcome.applied
      record.conflicts = outcome.conflicts.map {
        FixRecord.Conflict(rule: $0.rule, rival: $0.rival, count: $1)
      }
      record.held = FixPlan(outcome.report.diagnostics, allowing: [.safe]).left.count {
        $0.reason == .safety(.unsafe)
      }
      if !record.isEmpty { journal?.add(record) }
      warn(outcome)
      try put(outcome, input, isDryRun)
    } catch {
      record = FixRecord(input: next, path: error.path, failure: error.reason)
      journal?.add(record)
    }
    count(record)
    next += 1
    marks?.done = next
  }

  /// Counts what became of one input.
  mutating func count(_ record: FixRecord) {
    if let reason = record.failure {
      return failures.append(InputFailure(path: record.path, reason: reason))
    }
    changed += record.isChanged ? 1 : 0
    fixes += record.applied.values.reduce(0, +)
    byRule.merge(record.applied, uniquingKeysWith: +)
    for conflict in record.conflicts {
      conflicts[FixConflict(rule: conflict.rule, rival: conflict.rival), default: 0] += conflict.count
    }
    held += record.held
  }

  private func put(_ outcome: FixOutcome, _ input: InputWalk.Input, _ isDryRun: Bool) throws(InputFailure) {
    let (before, after) = (outcome.before, outcome.after)
    if isDryRun {
      let text = outcome.shown ?? (before, after)
      write(UnifiedDiff.text(path: before.name, before: text.before.bytes, after: text.after.bytes), to: 1)
    } else if case .standardInput = input {
      write(after.bytes, to: 1)
    } else if outcome.isChanged {
      try AtomicWrite.write(after.bytes, to: before.name, expecting: before.bytes)
    }
  }

  private func warn(_ outcome: FixOutcome) {
    func quoted(_ rules: [String]) -> String { rules.map { "'\($0)'" }.joined(separator: " and ") }
    let name = outcome.before.name
    if outcome.fighting.count == 1 {
      say("wirelint: \(name): the fixes of \(quoted(outcome.fighting)) undo each other; none is applied")
    } else if !outcome.fighting.isEmpty {
      say("wirelint: \(name): \(quoted(outcome.fighting)) undo each other's fixes; none of them is applied")
    }
    if !outcome.unfinished.isEmpty {
      say(
        "wirelint: \(name): \(quoted(outcome.unfinished)) had more to fix after the last pass; run it again")
    }
    let lines = LineIndex(outcome.report.file)
    for refused in outcome.refused.prefix(Tally.mostRefusals) {
      let place = lines.position(at: refused.range.lower)
      say(
        "wirelint: \(name):\(place.line):\(place.column): the fix of '\(refused.rule)' is left out: \(refused.reason)"
      )
    }
    if outcome.refused.count > Tally.mostRefusals {
      say("wirelint: \(name): \(outcome.refused.count - Tally.mostRefusals) more fixes are left out so")
    }
  }

  /// Says what could not be done and what was; the exit code.
  func finish(files: Int, _ arguments: ParsedArguments) -> Int32 {
    if arguments.has("--stats") { for line in statistics { say(line) } }
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    say(line(files: files, arguments))
    return failures.isEmpty ? 0 : 3
  }

  /// Fixes by rule, most first, and the rules whose fixes met in the same words.
  private var statistics: [String] {
    let ranked = byRule.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return ranked.map { HelpText.padded($0.key, 30) + "\($0.value) fixed" }
      + conflicts.sorted { $0.key < $1.key }.map { pair, count in
        "'\(pair.rule)' waited for '\(pair.rival)' \(count == 1 ? "once" : "\(count) times"): both change the same words"
      }
  }

  private func line(files: Int, _ arguments: ParsedArguments) -> String {
    let verb = arguments.has("--dry-run") ? "would change" : "changed"
    var offered = held > 0 && !arguments.has("--unsafe") ? " (\(held) more with --unsafe)" : ""
    if let skipped { offered = skipped > 0 ? ", \(skipped) skipped" : "" }
    return
      "\(fixes) fix\(fixes == 1 ? "" : "es")\(offered), \(verb) \(changed) of \(files) file\(files == 1 ? "" : "s")"
  }
}
