import Glibc
import LanguageServer
import Lexicon
import LintEngine

/// `wirelint lsp`.
enum LSPCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.isEmpty else {
      throw UsageError("'wirelint lsp' takes no path; editors say which files they open")
    }
    CacheFolder.staysOpen()
    // What is wrong with the command line ends the program before it begins to serve.
    let maker = try PlanMaker(
      DataFolder.find(), LintOptions.planSources(arguments), LintOptions.overrides(arguments))
    let pages = try LintOptions.pages(arguments)
    if isatty(0) == 1 {
      say("wirelint: waiting for an editor on standard input ('wirelint lsp' is started by editors)")
    }
    return try SessionWatch.run { watch in
      Server.serve(maker, version: Session.version, watch: watch, pages: pages)
    }
  }
}
