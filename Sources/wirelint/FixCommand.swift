import Diagnostics
import Foundation
import LintEngine
import SourceText

/// `wirelint fix`.
enum FixCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    var settings = try LintOptions.settings(arguments)
    // Notes have safe fixes too; suggestions are never applied unasked.
    if arguments.value("--min-severity") == nil { settings.minimum = .note }
    settings.wantsSuggestions = false
    let session = try Session(settings, arguments)
    let walk = try LintOptions.inputs(arguments, for: "fix")
    let run = FixRun(linter: session.run.linter(), unsafe: arguments.has("--unsafe"))
    var tally = Tally(failures: walk.failures)
    for input in walk.inputs { fix(input, run, arguments, &tally) }
    for failure in tally.failures { say("wirelint: \(failure.path): \(failure.reason)") }
    let verb = arguments.has("--dry-run") ? "would change" : "changed"
    say(
      "\(tally.fixes) fix\(tally.fixes == 1 ? "" : "es"), \(verb) \(tally.changed) of \(walk.inputs.count) file\(walk.inputs.count == 1 ? "" : "s")"
    )
    return tally.failures.isEmpty ? 0 : 3
  }

  private struct Tally {
    var failures: [InputFailure]
    var fixes = 0
    var changed = 0
  }

  private static func fix(
    _ input: InputWalk.Input, _ run: FixRun, _ arguments: ParsedArguments, _ tally: inout Tally
  ) {
    do throws(InputFailure) {
      let outcome = run.fix(try InputReading.read(input))
      if let failure = outcome.report.failure { throw failure }
      if !outcome.fighting.isEmpty {
        say(
          "wirelint: \(outcome.before.name): the fixes of \(outcome.fighting.joined(separator: " and ")) undo each other"
        )
      }
      if outcome.isChanged { tally.changed += 1 }
      tally.fixes += outcome.applied.values.reduce(0, +)
      if arguments.has("--dry-run") {
        write(
          UnifiedDiff.text(
            path: outcome.before.name, before: outcome.before.bytes, after: outcome.after.bytes), to: 1)
      } else if case .standardInput = input {
        write(outcome.after.bytes, to: 1)
      } else if outcome.isChanged {
        try AtomicWrite.write(outcome.after.bytes, to: outcome.before.name, expecting: outcome.before.bytes)
      }
    } catch {
      tally.failures.append(error)
    }
  }
}
