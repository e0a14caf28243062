import Lexicon
import LintEngine
import SourceText

/// `wirelint stream`: a long-lived process that programs hand stories to, one JSON object a line.
///
/// A request is `{"id": …, "text": "…"}` with, where wanted, `"name"` (whose ending says the format),
/// `"fix": true` and `"unsafe": true`. The answer is one line: `{"id": …, "diagnostics": […]}`, each as
/// `--format jsonl` writes it, with their `"fingerprints"`, which stay the same while the words around them do, and
/// with `"fixed"` where a fix was asked for, or `{"id": …, "error": "…"}`. With `--names` it is
/// `{"id": …, "names": {"Halden": 3}}`.
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
    if arguments.has("--names") {
      let (run, lexicon) = try NamesCommand.counting(arguments)
      answering = { StreamAnswers(linter: run.linter(), usualName: name, speller: Speller(lexicon)) }
    } else {
      let session = try Session(arguments, InputWalk(paths: ["-"], standardInputName: name))
      let plan = session.run.plan(for: .standardInput(name: name))
      answering = { StreamAnswers(linter: plan.linter(), usualName: name, speller: nil) }
    }
    let stream = RequestStream(jobs: try LintOptions.jobs(arguments), answering: answering)
    stream.run(descriptor: 0) { write($0, to: 1) }
    return 0
  }
}
