import LintEngine
import Reporters
import RuleKit

/// What a run does not look at. It is said on standard error, so that a report without findings means something.
struct Coverage {
  /// One line each.
  private(set) var notices: [String] = []

  /// Names of files in a notice; of more there is a count.
  private static let named = 3

  /// - Parameters:
  ///   - walk: what was named, and what lies below it.
  ///   - inputs: what was found there, each real file once where that is asked for.
  ///   - kept: those that no configuration leaves out.
  ///   - own: absolute paths of reports and baselines, which nobody means to lint.
  init(
    _ walk: InputWalk, _ inputs: [InputWalk.Input], kept: [InputWalk.Input], own: [String],
    _ arguments: ParsedArguments
  ) throws(UsageError) {
    if let first = walk.unmatched.first, !arguments.has("--allow-empty") {
      throw UsageError("no file matches '\(first)', so nothing would be checked; --allow-empty accepts that")
    }
    let paths = kept.map(\.path)
    let isRead = Set(paths)
    // A file that was named before its folder has the path that it was named by.
    let absolute = kept.map { AbsolutePath.of($0.path) }
    let empty = walk.folders.filter { folder in
      let whole = AbsolutePath.of(folder)
      return !absolute.contains { $0.hasPrefix(whole == "/" ? whole : whole + "/") }
        && !walk.failures.contains { $0.path.hasPrefix(folder) || $0.path + "/" == folder }
    }
    if let first = empty.first, !arguments.has("--allow-empty") {
      let reason =
        walk.inputs.contains { $0.path.hasPrefix(first) }
        ? "the configuration ignores every file in this folder"
        : walk.ignoringFolders.contains(first)
          ? "git ignores what is in this folder (--no-gitignore reads it)"
          : "no file of a known format in this folder"
      throw UsageError(
        "'\(first.count > 1 ? String(first.dropLast()) : first)': \(reason), so nothing would be checked; --allow-empty accepts that"
      )
    }
    let isFound = Set(inputs.map(\.path))
    let ignored = walk.named.filter {
      isFound.contains($0) && !isRead.contains($0) && !own.contains(AbsolutePath.of($0))
    }
    if !ignored.isEmpty {
      notices.append(
        "\(ignored.count == 1 ? "1 named file is" : "\(ignored.count) named files are") ignored by the configuration and not checked: \(Coverage.list(ignored))"
      )
    }
  }

  /// Says that no dictionary was found where rules are on that need one.
  mutating func add(_ plans: [LintPlan]) {
    let blind = plans.filter { plan in
      plan.lexicon.dictionaries.isEmpty && plan.rules.contains { $0.rule.info.category == .spelling }
    }
    if let plan = blind.first {
      let languages = plan.settings.languages?.joined(separator: ", ") ?? "en_US, en_GB"
      notices.append(
        "spelling is off: no Hunspell dictionary was found (\(languages)); packages hunspell-en-us and hunspell-en-gb hold them"
      )
    }
  }

  /// Says which files are in another language; nil where there are none.
  static func foreign(_ files: [String]) -> String? {
    if files.isEmpty { return nil }
    return
      "\(files.count == 1 ? "1 file is" : "\(files.count) files are") not in English, so that rules for English were not asked: \(list(files))"
  }

  private static func list(_ files: [String]) -> String {
    let shown = files.prefix(named).map { OfferText.shown($0) }.joined(separator: ", ")
    return files.count > named ? "\(shown) and \(files.count - named) more" : shown
  }
}
