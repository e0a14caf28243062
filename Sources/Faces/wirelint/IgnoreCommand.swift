import BuiltInRules
import Calendars
import Diagnostics
import Glibc
import LintEngine
import SourceText
import Synchronization

/// `wirelint ignore PATH:LINE:COLUMN`: writes the findings of a place into `.wirelint-ignore.yml`.
enum IgnoreCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.count == 1, let operand = arguments.operands.first else {
      throw UsageError("name one place: wirelint ignore PATH:LINE:COLUMN --reason TEXT")
    }
    guard let reason = arguments.value("--reason"), reason.contains(where: { !$0.isWhitespace }) else {
      throw UsageError("say why it is right: --reason TEXT")
    }
    let expires = try arguments.value("--expires").map { (text) throws(UsageError) in try lastDay(text) }
    let (path, position) = try place(operand)
    var overrides = try LintOptions.overrides(arguments)
    overrides.minimum = .note
    let walk = InputWalk(paths: [path], standardInputName: "")
    if let failure = walk.failures.first { throw UsageError("'\(path)': \(failure.reason)") }
    let session = try Session(arguments, walk, overrides)
    let found = Mutex<FileReport?>(nil)
    session.run.run(session.inputs) { report in found.withLock { $0 = report } }
    guard let report = found.withLock({ $0 }) else { throw UsageError("'\(path)' is left out by 'ignore'") }
    if let failure = report.failure { throw UsageError("'\(path)': \(failure.reason)") }
    let lines = LineIndex(report.file)
    guard let offset = lines.offset(of: position) else {
      throw UsageError("'\(path)' has no line \(position.line), column \(position.column)")
    }
    let rule = arguments.value("--rule")
    let meant = report.diagnostics.filter { diagnostic in
      (diagnostic.range.contains(UInt32(offset)) || diagnostic.range.lower == offset)
        && (rule == nil || diagnostic.rule == rule)
    }
    guard !meant.isEmpty else { throw UsageError(nothing(report, lines, at: position)) }
    var writing = IgnoreWriting(reason: reason)
    writing.onlyHere = arguments.has("--here")
    writing.expires = expires
    let target = try writing.add(meant, of: report.file)
    for diagnostic in meant {
      say("\(path): '\(diagnostic.rule)' is silent there from now on (\(ConfigurationTree.shown(target)))")
    }
    return 0
  }

  /// The last day of an entry: one that is past would hide nothing.
  private static func lastDay(_ text: String) throws(UsageError) -> String {
    guard text.utf8.count == 10, let date = CalendarDate(iso: text) else {
      throw UsageError("--expires '\(text)' is no date; write it as YYYY-MM-DD")
    }
    guard date >= CalendarDate.today() else {
      throw UsageError("--expires '\(text)' is past: nothing would be silent; write today or a later day")
    }
    return text
  }

  /// `PATH:LINE:COLUMN`; the path itself may hold colons.
  private static func place(_ operand: String) throws(UsageError) -> (String, Position) {
    let parts = operand.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let line = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]),
      line > 0, column > 0
    else { throw UsageError("'\(operand)' is no place; write PATH:LINE:COLUMN as the report does") }
    return (parts.dropLast(2).joined(separator: ":"), Position(line: line, column: column))
  }

  private static func nothing(_ report: FileReport, _ lines: LineIndex, at position: Position) -> String {
    let onLine = report.diagnostics.filter { lines.lineNumber(at: $0.range.lower) == position.line }
    let others = onLine.prefix(4).map { "\(lines.position(at: $0.range.lower).column) (\($0.rule))" }
    let hint =
      others.isEmpty ? "" : "; in that line something is found at column \(others.joined(separator: ", "))"
    return "nothing is found at \(report.file.name):\(position.line):\(position.column)\(hint)"
  }
}
