import Foundation
import RuleTestSupport
import Testing

/// Faults that users of other checkers reported, tried on this one: each with the copy that shows it, what has to be
/// found there and nowhere else, and what `fix` makes of it. The number is that of the report's case.
struct ReportedBug: Sendable, CustomTestStringConvertible {
  var number: String
  /// The rules that have their say; empty: all of them, of which none may find anything but what is marked.
  var rules: [String]
  /// `⟦` and `⟧` around each finding; what is not marked is the twin that stays silent.
  var copy: String
  /// What the copy is after `fix` with safe fixes; nil where that is not asked.
  var fixed: String?
  var fileExtension = "txt"

  var testDescription: String { number }
  var name: String { "case-\(number).\(fileExtension)" }

  /// A case whose copy stands behind a paragraph of an ordinary story.
  static func story(_ number: String, _ rules: [String], _ copy: String, fixed: String? = nil) -> ReportedBug
  {
    ReportedBug(number: number, rules: rules, copy: lead + copy, fixed: fixed.map { lead + $0 })
  }

  private static let lead =
    "The harbour board of Langvik opened its new pier on Monday after two years of work, and the first ferries came in that night.\n\n"
}

/// What the built program says of all cases, asked once.
enum ReportedFindings {
  struct Finding: Equatable {
    var rule: String
    var text: String
    var start: Int
  }

  private struct Line: Decodable {
    struct Place: Decodable { var offset: Int }
    struct Range: Decodable {
      var start: Place
      var end: Place
    }
    var path: String
    var rule: String
    var range: Range
  }

  static let all: Result<(found: [String: [Finding]], fixed: [String: String]), any Error> = Result {
    var found: [String: [Finding]] = [:]
    var fixed: [String: String] = [:]
    try Program.withFolder { folder in
      for bug in ReportedBug.all { try Program.put(unmarked(bug.copy).utf8, at: folder + "/" + bug.name) }
      let names = ReportedBug.all.map(\.name)
      let result = try Program.run(
        ["lint", "--no-config", "--no-cache", "--min-severity", "note", "--format", "jsonl"] + names,
        in: folder)
      for line in result.output.split(separator: "\n") {
        let read = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
        let name = read.path
        let bytes = Program.content(folder + "/" + name) ?? []
        let text = String(decoding: bytes[read.range.start.offset..<read.range.end.offset], as: UTF8.self)
        found[name, default: []].append(Finding(rule: read.rule, text: text, start: read.range.start.offset))
      }
      _ = try Program.run(["fix", "--no-config", "--no-cache"] + names, in: folder)
      for bug in ReportedBug.all {
        fixed[bug.name] = String(decoding: Program.content(folder + "/" + bug.name) ?? [], as: UTF8.self)
      }
    }
    return (found, fixed)
  }

  static func unmarked(_ copy: String) -> String { copy.filter { $0 != "⟦" && $0 != "⟧" } }

  /// The marked places of some copy.
  static func marked(_ copy: String) -> [(text: String, start: Int)] {
    var places: [(String, Int)] = []
    var offset = 0
    for (k, piece) in copy.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      let halves = piece.split(separator: "⟧", omittingEmptySubsequences: false)
      if k > 0, let first = halves.first { places.append((String(first), offset)) }
      offset += halves.reduce(0) { $0 + $1.utf8.count }
    }
    return places
  }
}

@Suite struct ReportedBugs {
  @Test(arguments: ReportedBug.all) func isRight(_ bug: ReportedBug) throws {
    let (found, fixed) = try ReportedFindings.all.get()
    let ours = (found[bug.name] ?? []).filter { bug.rules.isEmpty || bug.rules.contains($0.rule) }
    let due = ReportedFindings.marked(bug.copy)
    #expect(ours.map(\.start) == due.map(\.start), "\(ours) where \(due) is due")
    #expect(ours.map(\.text) == due.map(\.text))
    if let right = bug.fixed { #expect(fixed[bug.name] == right) }
  }
}
