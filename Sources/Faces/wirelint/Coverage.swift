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
  ///   - kept: the inputs that no configuration leaves out.
  ///   - own: absolute paths of reports and baselines, which nobody means to lint.
  init(_ walk: InputWalk, kept: [InputWalk.Input], own: [String], _ arguments: ParsedArguments)
    throws(UsageError)
  {
    if let first = walk.unmatched.first, !arguments.has("--allow-empty") {
      throw UsageError("no file matches '\(first)', so nothing would be checked; --allow-empty accepts that")
    }
    let paths = kept.map(\.path)
    let isRead = Set(paths)
    let empty = walk.folders.filter { folder in
      !paths.contains { $0.hasPrefix(folder) }
        && !walk.failures.contains { $0.path.hasPrefix(folder) || $0.path + "/" == folder }
    }
    if let first = empty.first, !arguments.has("--allow-empty") {
      let isIgnored = walk.inputs.contains { $0.path.hasPrefix(first) }
      throw UsageError(
        "'\(first.count > 1 ? String(first.dropLast()) : first)': \(isIgnored ? "the configuration ignores every file" : "no file of a known format") in this folder, so nothing would be checked; --allow-empty accepts that"
      )
    }
    let ignored = walk.named.filter { !isRead.contains($0) && !own.contains(AbsolutePath.of($0)) }
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
