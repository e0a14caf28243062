import Glibc
import LintEngine
import RuleKit

// A reader that goes away is no reason for a crash; `write` sees it as EPIPE.
signal(SIGPIPE, SIG_IGN)

func runProgram(_ arguments: [String]) throws(UsageError) -> Int32 {
  var rest = arguments
  if let answer = try answerToWord(rest) {
    write(Array(answer.utf8), to: 1)
    return 0
  }
  let named = rest.first.flatMap { first in CommandTable.all.first { $0.name == first } }
  if named != nil { rest.removeFirst() }
  if rest.isEmpty, named == nil {
    write(Array(HelpText.overview().utf8), to: 1)
    return 2
  }
  let command = named ?? CommandTable.lint
  if named == nil, let word = rest.first { try refuseUnknownCommand(word) }
  let parsed = try ParsedArguments(rest, for: command)
  if parsed.has("--version") {
    write(Array("wirelint \(Session.version)\n".utf8), to: 1)
    return 0
  }
  if parsed.has("--help") || (named == nil && parsed.operands == ["help"]) {
    write(Array((named.map(HelpText.of) ?? HelpText.overview()).utf8), to: 1)
    return 0
  }
  if named == nil { try refuseLateCommand(parsed.operands) }
  switch command.name {
  case "fix": return try FixCommand.run(parsed)
  case "rules": return try RulesCommand.list(parsed)
  case "explain": return try RulesCommand.explain(parsed)
  case "explain-quotes": return try LintCommand.explainQuotes(parsed)
  case "config": return try ConfigCommand.show(parsed)
  case "ls-config": return try ValeListing.configuration(parsed)
  case "ls-metrics": return try ValeListing.metrics(parsed)
  case "sync": return try SyncCommand.run(parsed)
  case "ignore": return try IgnoreCommand.run(parsed)
  case "annotate": return try AnnotateCommand.run(parsed)
  case "pair": return try PairCommand.run(parsed)
  case "names": return try NamesCommand.run(parsed)
  case "consistency": return try ConsistencyCommand.run(parsed)
  case "learn": return try LearnCommand.run(parsed)
  case "mine": return try MineCommand.run(parsed)
  case "report": return try ReportCommand.run(parsed)
  case "serve": return try HTTPServerCommand.run(parsed)
  case "stream": return try StreamCommand.run(parsed)
  case "lsp": return try LSPCommand.run(parsed)
  case "init": return try ConfigCommand.create(parsed)
  case "cache": return try CacheCommand.run(parsed)
  case "completions": return try Completions.run(parsed)
  case "man": return ManualPage.run(parsed)
  default: return try LintCommand.run(parsed)
  }
}

/// What `help`, `help COMMAND` and `version` print; nil where the first word is none of them, or a file's name.
func answerToWord(_ arguments: [String]) throws(UsageError) -> String? {
  switch (arguments.first, arguments.count) {
  case ("version", 1) where !FileSystem.exists("version"):
    return "wirelint \(Session.version)\n"
  case ("help", 1): return HelpText.overview()
  case ("help", 2):
    let word = arguments[1]
    if let command = CommandTable.all.first(where: { $0.name == word }) { return HelpText.of(command) }
    let nearest = CommandTable.nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError("no command is called '\(word)'\(nearest) ('wirelint help' lists them)")
  default: return nil
  }
}

/// A first word that is neither command nor path is a mistyped command.
func refuseUnknownCommand(_ word: String) throws(UsageError) {
  guard !word.hasPrefix("-"), word != "help", !word.contains("/"), !word.contains("."),
    !FileSystem.exists(word)
  else { return }
  let nearest = CommandTable.nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
  throw UsageError("no command or file is called '\(word)'\(nearest)")
}

/// A command after options would be taken for a file.
func refuseLateCommand(_ operands: [String]) throws(UsageError) {
  guard let word = operands.first, CommandTable.all.contains(where: { $0.name == word }),
    !FileSystem.exists(word)
  else { return }
  throw UsageError("the command comes before its options: wirelint \(word) …")
}

do throws(UsageError) {
  exit(try runProgram(Array(CommandLine.arguments.dropFirst())))
} catch {
  say("wirelint: \(error.description)")
  exit(2)
}
