import LintEngine
import RuleKit

/// `wirelint sync`.
enum SyncCommand {
  /// Installs the packages of a `.vale.ini`; 3 where one of them could not be.
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard let path = LintOptions.configuration(arguments) else {
      throw UsageError(
        "there is no .vale.ini at or above this folder; name it: wirelint sync --config VALE.INI")
    }
    let configuration = try ValeConfiguration(path, trusts: arguments.has("--trust"))
    guard !configuration.ownPackages.isEmpty else {
      say("'\(path)' names no 'Packages'; there is nothing to install")
      return 0
    }
    for origin in arguments.all("--from") where !origin.contains("://") && !FileSystem.isFolder(origin) {
      throw UsageError("--from: '\(origin)' is neither a folder nor an address (https://…)")
    }
    var installation = StyleInstallation(configuration, from: arguments.all("--from"))
    let isDry = arguments.has("--dry-run")
    installation.run(isDry: isDry)
    for line in installation.done { write(Array((line + "\n").utf8), to: 1) }
    for fault in installation.faults { say("wirelint: \(fault)") }
    let count = installation.done.count
    say(
      "\(count) package\(count == 1 ? "" : "s") \(isDry ? "would be installed" : "installed") into '\(installation.folder)'"
    )
    return installation.faults.isEmpty ? 0 : 3
  }
}
