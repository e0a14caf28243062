import Diagnostics
import Glibc
import LintEngine
import Reporters
import RuleKit

/// `wirelint report`: one page of the findings of an archive, from the lines that `lint --format jsonl`, the Python
/// module or an engine of data wrote.
enum ReportCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard !arguments.operands.isEmpty else {
      throw UsageError("name files of findings, folders of them, or - ('wirelint report --help')")
    }
    let lines = FindingLines(
      dateField: arguments.value("--date-field") ?? "date",
      deskField: arguments.value("--desk-field") ?? "desk")
    var counts = ArchiveCounts(examples: try number(arguments, "--examples", atMost: 1_000) ?? 5)
    var failures: [String] = []
    for path in try files(arguments.operands) {
      do throws(InputFailure) {
        let bad = try lines.read(path, into: &counts)
        if bad > 0 { failures.append("\(path): \(bad) line\(bad == 1 ? " is" : "s are") no finding") }
      } catch {
        failures.append("\(error.path): \(error.reason)")
      }
    }
    let pages = try LintOptions.pages(arguments)
    var page = ArchivePage(
      counts, rules: RulesCommand.reportedRules(pages: pages),
      stories: try number(arguments, "--stories", atMost: 1 << 40), toolVersion: Session.version)
    let bytes = page.write()
    if let output = arguments.value("--output") {
      do throws(InputFailure) {
        try AtomicWrite.write(bytes, to: output)
      } catch { failures.append("\(error.path): \(error.reason)") }
    } else {
      write(bytes, to: 1)
    }
    for failure in failures { say("wirelint: \(failure)") }
    return failures.isEmpty ? 0 : 3
  }

  private static func number(_ arguments: ParsedArguments, _ option: String, atMost most: Int)
    throws(UsageError) -> Int?
  {
    guard let text = arguments.value(option) else { return nil }
    guard let number = Int(text), (1...most).contains(number) else {
      throw UsageError("'\(text)' is no number for \(option)")
    }
    return number
  }

  /// The files that are named, and of folders those that hold lines of JSON; engines write a folder of parts.
  private static func files(_ operands: [String]) throws(UsageError) -> [String] {
    var files: [String] = []
    for path in operands {
      guard path != "-", let names = FileSystem.names(in: path) else {
        files.append(path)
        continue
      }
      let found = names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") || $0.hasSuffix(".ndjson") }
      if found.isEmpty {
        throw UsageError("no findings in '\(path)': it holds no .jsonl, .ndjson or .json")
      }
      files += found.sorted().map { "\(path)/\($0)" }
    }
    return files
  }
}

extension RulesCommand {
  /// What reports say of the rules that come with the program; `pages`: the address of their site.
  static func reportedRules(pages: String?) -> [ReportedRule] {
    allInfos.map { info in
      ReportedRule(
        id: info.id, category: info.category.rawValue, severity: info.severity, summary: info.summary,
        rationale: info.rationale,
        pagePath: pages.flatMap { RulePage.address(of: info, below: $0) } ?? RulePage.path(of: info))
    }
  }
}
