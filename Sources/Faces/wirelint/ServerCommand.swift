import FoundationEssentials
import Glibc
import LanguageServer
import Lexicon
import LintEngine

/// `wirelint lsp`.
enum ServerCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.isEmpty else {
      throw UsageError("'wirelint lsp' takes no path; editors say which files they open")
    }
    CacheFolder.staysOpen()
    // What is wrong with the command line ends the program before it begins to serve.
    _ = try LintOptions.settings(arguments)
    var options = ServerOptions(
      data: try DataFolder.find(), sources: LintOptions.planSources(arguments), version: Session.version
    ) { (base) throws(UsageError) in try LintOptions.settings(arguments, over: base) }
    options.useCache = !arguments.has("--no-cache")
    if isatty(0) == 1 {
      say("wirelint: waiting for an editor on standard input ('wirelint lsp' is started by editors)")
    }
    return Server.serve(options)
  }
}
