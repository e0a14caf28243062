import Glibc
import LintEngine
import TranslationRules

/// `wirelint pair`: a text and its translation in two plain files, or side by side in one.
enum PairCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let name = arguments.value("--stdin-filename") ?? "<stdin>"
    switch arguments.operands.count {
    case 1:
      if arguments.value("--dump") == "alignment" || arguments.value("--write") != nil {
        throw UsageError("name two files: one side-by-side file has its passages aligned")
      }
      let walk = InputWalk(paths: arguments.operands, standardInputName: name)
      var overrides = try LintOptions.overrides(arguments)
      overrides.inputFormat = overrides.inputFormat ?? .columns
      let session = try Session(arguments, walk, overrides)
      return try LintCommand.run(arguments, walk, session)
    case 2:
      guard arguments.operands[0] != arguments.operands[1] else {
        throw UsageError("source and target are the same file, '\(arguments.operands[0])'")
      }
      let source = try input(arguments.operands[0], name)
      _ = try input(arguments.operands[1], name)
      let walk = InputWalk(paths: [arguments.operands[1]], standardInputName: name)
      if arguments.value("--dump") == "alignment" || arguments.value("--write") != nil {
        return try PairAlignmentOutput.run(arguments, source, walk)
      }
      var session = try Session(arguments, walk)
      for target in walk.inputs { session.run.counterparts[target] = source }
      return try LintCommand.run(arguments, walk, session)
    default:
      throw UsageError(
        "name two files, the source and its translation: wirelint pair SOURCE TARGET ('wirelint pair --help')"
      )
    }
  }

  private static func input(_ path: String, _ name: String) throws(UsageError) -> InputWalk.Input {
    if path == "-" { return .standardInput(name: name) }
    if FileSystem.isFolder(path) {
      throw UsageError("'\(path)' is a folder; pair takes two files")
    }
    return .file(path)
  }

  /// What is always said of a file with a language that is not known; nil for others.
  static func notice(_ comparison: Comparison) -> String? {
    guard comparison.source == .other || comparison.target == .other else { return nil }
    let sides = [(comparison.source, "source"), (comparison.target, "target")]
      .filter { $0.0 == .other }.map { $0.1 }.joined(separator: " and ")
    let tags = comparison.unknown.map { "'\($0)'" }.joined(separator: " and ")
    return
      "the language of the \(sides)\(tags.isEmpty ? "" : " (\(tags))") is not known: compared are digits, signs, quotation marks, addresses, tags and placeholders, but no words, dates or units"
  }

  /// What `--stats` says of a file.
  static func line(_ comparison: Comparison) -> String {
    let counts = comparison.counts
    func number(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    var parts = [
      "\(comparison.source.code) to \(comparison.target.code)", number(counts.segments, "segment"),
      "\(counts.empty) without a translation",
      "\(number(counts.numbers, "number")) and \(number(counts.dates, "date")) compared",
    ]
    if counts.vague > 0 {
      parts.append("\(counts.vague) too vague to compare (words such as 'one' or 'millions')")
    }
    if counts.unread > 0 {
      parts.append("\(number(counts.unread, "number")) beside a word that is not understood not compared")
    }
    if counts.lonelyDates > 0 {
      parts.append("\(number(counts.lonelyDates, "date")) without a date in the target")
    }
    if counts.passedOver > counts.empty { parts.append("\(counts.passedOver - counts.empty) passed over") }
    if let notice = notice(comparison) { parts.append(notice + " (--source-language, --target-language)") }
    for language in Set([comparison.source, comparison.target]).filter(\.isPartlyKnown).sorted(by: {
      $0.rawValue < $1.rawValue
    }) {
      parts.append(
        "of \(language.name), number words are known in part: a number that only one side has is not reported"
      )
    }
    return parts.joined(separator: ", ")
  }
}
