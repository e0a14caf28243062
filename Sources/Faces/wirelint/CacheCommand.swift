import Lexicon
import LintEngine

/// `wirelint cache`: what is kept between runs, and how to be rid of it.
enum CacheCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.isEmpty else { throw UsageError("'wirelint cache' takes no path") }
    guard let path = Lexicon.userCacheFolder else {
      throw UsageError("no cache folder: neither XDG_CACHE_HOME nor HOME names one, so nothing is kept")
    }
    let folder = CacheFolder(path)
    if arguments.has("--clear") {
      write(Array("\(path): removed \(total(folder.clear()))\n".utf8), to: 1)
      return 0
    }
    write(Array(text(path, folder.entries()).utf8), to: 1)
    return 0
  }

  private static func text(_ path: String, _ entries: [CacheFolder.Entry]) -> String {
    var out = "\(path): \(total(entries))\n"
    for kind in CacheKind.allCases {
      let own = entries.filter { $0.kind == kind }
      if own.isEmpty { continue }
      out += "  " + HelpText.padded(kind.rawValue, 10) + HelpText.padded(total(own), 20) + kind.summary + "\n"
    }
    return out
      + "At most \(CacheFolder.mostBytes >> 20) MB are kept, and nothing that was not used for \(CacheFolder.mostDays) days; 'wirelint cache --clear' removes it all.\n"
  }

  /// `3 files, 10.2 MB`.
  private static func total(_ entries: [CacheFolder.Entry]) -> String {
    let bytes = entries.reduce(0) { $0 + $1.size }
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return "\(entries.count) file\(entries.count == 1 ? "" : "s"), \(tenths / 10).\(tenths % 10) MB"
  }
}
