import Foundation
import LintEngine

// A reader that goes away is no reason for a crash; `write` sees it as EPIPE.
signal(SIGPIPE, SIG_IGN)

func runProgram(_ arguments: [String]) throws(UsageError) -> Int32 {
  var rest = arguments
  let named = rest.first.flatMap { first in CommandTable.all.first { $0.name == first } }
  if named != nil { rest.removeFirst() }
  if rest.contains("--version") {
    write(Array("wirelint \(Session.version)\n".utf8), to: 1)
    return 0
  }
  if named == nil, rest.isEmpty || rest.first == "--help" || rest.first == "-h" || rest.first == "help" {
    write(Array(HelpText.overview().utf8), to: 1)
    return rest.isEmpty ? 2 : 0
  }
  let command = named ?? CommandTable.lint
  if rest.contains("--help") || rest.contains("-h") {
    write(Array(HelpText.of(command).utf8), to: 1)
    return 0
  }
  if named == nil, let word = rest.first, !word.hasPrefix("-"), !FileManager.default.fileExists(atPath: word),
    !word.contains("/"), !word.contains(".")
  {
    let nearest =
      Nearest.match(word, in: CommandTable.all.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError("no command or file is called '\(word)'\(nearest)")
  }
  let parsed = try ParsedArguments(rest, for: command)
  switch command.name {
  case "fix": return try FixCommand.run(parsed)
  case "rules": return try RulesCommand.list(parsed)
  case "explain": return try RulesCommand.explain(parsed)
  default: return try LintCommand.run(parsed)
  }
}

do throws(UsageError) {
  exit(try runProgram(Array(CommandLine.arguments.dropFirst())))
} catch {
  say("wirelint: \(error.description)")
  exit(2)
}
