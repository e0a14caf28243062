import Lexicon
import LintEngine
import SourceText

/// `wirelint stream`: a long-lived process that programs hand stories to, one JSON object a line.
///
/// A request is `{"id": …, "text": "…"}` with, where wanted, `"name"` (whose ending says the format),
/// `"fix": true` and `"unsafe": true`. The answer is one line: `{"id": …, "diagnostics": […]}`, each as
/// `--format jsonl` writes it, with their `"fingerprints"`, which stay the same while the words around them do, and
/// with `"fixed"` where a fix was asked for, or `{"id": …, "error": "…"}`. With `--names` it is
/// `{"id": …, "names": {"Halden": 3}}`, with `--consistency` `{"id": …, "forms": [[group, thing, form, count], …],
/// "nouns": […]}` (see `ConsistencyCensus.Counts`), with `--phrases` `{"id": …, "phrases": […]}`, null of a story that
/// is not in English.
/// Answers come in the order of the requests, and a bad request ends nothing.
enum StreamCommand {
  /// What a story is called that has no name: it is read as plain text.
  private static let usualName = "story.txt"

  /// Answers requests until standard input ends.
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        "'wirelint stream' takes no path; stories come on standard input, one JSON object a line")
    }
    let name = arguments.value("--stdin-filename") ?? usualName
    let answering: @Sendable () -> StreamAnswers
    let counted = ["--names", "--consistency", "--phrases"].filter { arguments.has($0) }
    guard counted.count < 2 else { throw UsageError("\(counted[0]) and \(counted[1]) are two answers") }
    if let what = counted.first {
      let (run, lexicon) = try NamesCommand.counting(arguments)
      answering = {
        let counting: StreamAnswers.Counting =
          switch what {
          case "--names": .names(Speller(lexicon))
          case "--consistency": .consistency
          default: .phrases
          }
        return StreamAnswers(linter: run.linter(), least: .note, usualName: name, counting: counting)
      }
    } else {
      let session = try Session(arguments, InputWalk(paths: ["-"], standardInputName: name))
      let plan = session.run.plan(for: .standardInput(name: name))
      answering = {
        StreamAnswers(
          linter: plan.linter(), least: plan.settings.minimum, usualName: name, counting: nil)
      }
    }
    let stream = RequestStream(jobs: try LintOptions.jobs(arguments), answering: answering)
    stream.run(descriptor: 0) { write($0, to: 1) }
    return 0
  }
}
