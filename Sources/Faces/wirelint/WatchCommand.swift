import Glibc
import Lexicon
import LintEngine
import RuleKit

/// `wirelint lint --watch`: lints what is named, and again whatever of it changes, until the program is told to end.
///
/// Files are looked at, not listened for: what an editor does when it saves differs from one to the next, and a thousand
/// files take some milliseconds.
enum WatchCommand {
  /// What tells that a file was written.
  private struct Stamp: Equatable {
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int
    private let number: UInt64

    /// Nil where there is no such file.
    init?(_ path: String) {
      var info = stat()
      guard stat(path, &info) == 0 else { return nil }
      (seconds, nanoseconds) = (info.st_mtim.tv_sec, info.st_mtim.tv_nsec)
      (size, number) = (Int(info.st_size), UInt64(info.st_ino))
    }
  }

  /// Between two looks, in microseconds.
  private static let pause: UInt32 = 300_000

  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    for option in ["--output", "--write-baseline", "--dump", "--explain-format", "--show-files", "--timing"]
    where arguments.has(option) || arguments.value(option) != nil {
      throw UsageError("--watch goes on for ever; it does not go with \(option)")
    }
    if arguments.operands.contains("-") { throw UsageError("--watch reads files, not standard input") }
    CacheFolder.staysOpen()
    var known: [InputWalk.Input: Stamp] = [:]
    var settings: [String: Stamp?] = [:]
    var styleFiles: [String] = []
    var isFirst = true
    while true {
      let walk = try LintOptions.inputs(arguments, for: "lint")
      var now: [InputWalk.Input: Stamp] = [:]
      for input in walk.inputs { now[input] = Stamp(input.pathOnDisk) }
      let ruling = stamps(ofSettingsFor: walk, styleFiles, arguments)
      // What a configuration says may be new for every file.
      let changed = ruling == settings ? now.filter { known[$0.key] != $0.value }.map(\.key) : Array(now.keys)
      if isFirst || !changed.isEmpty {
        do throws(UsageError) {
          styleFiles = try lint(arguments, isFirst ? walk : walk.only(Set(changed)))
        } catch {
          // Nothing that is wrong at the start gets better by waiting.
          if isFirst { throw error }
          say("wirelint: \(error.description)")
        }
        say("watching \(now.count) file\(now.count == 1 ? "" : "s"); Ctrl+C ends it")
      }
      isFirst = false
      known = now
      settings = stamps(ofSettingsFor: walk, styleFiles, arguments)
      usleep(pause)
    }
  }

  /// Lints once; the files of styles that decided how.
  private static func lint(_ arguments: ParsedArguments, _ walk: InputWalk) throws(UsageError) -> [String] {
    let session = try Session(arguments, walk)
    _ = try LintCommand.run(arguments, walk, session)
    return session.styleFiles
  }

  /// When the files changed that decide how inputs are linted: configurations, ignore files and styles.
  private static func stamps(
    ofSettingsFor walk: InputWalk, _ styleFiles: [String], _ arguments: ParsedArguments
  ) -> [String: Stamp?] {
    var paths = styleFiles + ["--config", "--baseline", "--names-index"].compactMap { arguments.value($0) }
    paths += arguments.all("--glossary")
    var folders: Set<String> = []
    for input in walk.inputs {
      var folder = AbsolutePath.folder(of: AbsolutePath.of(input.path))
      while folders.insert(folder).inserted, folder != "/" { folder = AbsolutePath.folder(of: folder) }
    }
    for folder in folders {
      paths += [ConfigurationTree.name, IgnoreFile.name].map { (folder == "/" ? "" : folder) + "/" + $0 }
    }
    var stamps: [String: Stamp?] = [:]
    for path in paths { stamps[path] = .some(Stamp(path)) }
    return stamps
  }
}
