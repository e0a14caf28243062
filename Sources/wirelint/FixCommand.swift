import Diagnostics
import Foundation
import LintEngine
import SourceText
import Synchronization

/// `wirelint fix`.
enum FixCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let walk = try LintOptions.inputs(arguments, for: "fix")
    let session = try Session(arguments, walk.distinctInputs) { settings in
      // Notes have safe fixes too; suggestions are never applied unasked.
      if arguments.value("--min-severity") == nil { settings.minimum = .note }
      settings.wantsSuggestions = false
    }
    let tally = Mutex(Tally(failures: walk.failures))
    let inputs = session.inputs
    session.run.fix(inputs, unsafe: arguments.has("--unsafe")) { input, result in
      tally.withLock { $0.add(input, result, isDryRun: arguments.has("--dry-run")) }
    }
    return tally.withLock { tally in
      for failure in tally.failures { say("wirelint: \(failure.path): \(failure.reason)") }
      say(tally.line(files: inputs.count, arguments))
      return tally.failures.isEmpty ? 0 : 3
    }
  }
}

/// What `fix` counts and says.
private struct Tally {
  var failures: [InputFailure]
  private var fixes = 0
  private var changed = 0
  /// Fixes that only `--unsafe` applies.
  private var held = 0

  init(failures: [InputFailure]) { self.failures = failures }

  /// Writes what became of one input, and counts it.
  mutating func add(
    _ input: InputWalk.Input, _ result: Result<FixOutcome, InputFailure>, isDryRun: Bool
  ) {
    do throws(InputFailure) {
      let outcome = try result.get()
      warn(outcome)
      try put(outcome, input, isDryRun)
      changed += outcome.isChanged ? 1 : 0
      fixes += outcome.applied.values.reduce(0, +)
      held += FixPlan(outcome.report.diagnostics, allowing: [.safe]).left.count {
        $0.reason == .safety(.unsafe)
      }
    } catch {
      failures.append(error)
    }
  }

  private func put(_ outcome: FixOutcome, _ input: InputWalk.Input, _ isDryRun: Bool) throws(InputFailure) {
    let (before, after) = (outcome.before, outcome.after)
    if isDryRun {
      write(UnifiedDiff.text(path: before.name, before: before.bytes, after: after.bytes), to: 1)
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
  }

  func line(files: Int, _ arguments: ParsedArguments) -> String {
    let verb = arguments.has("--dry-run") ? "would change" : "changed"
    let offered = held > 0 && !arguments.has("--unsafe") ? " (\(held) more with --unsafe)" : ""
    return
      "\(fixes) fix\(fixes == 1 ? "" : "es")\(offered), \(verb) \(changed) of \(files) file\(files == 1 ? "" : "s")"
  }
}
