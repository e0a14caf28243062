import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Whole stories of Examples/.
@Suite struct Stories {
  private static func lint(_ text: SourceText) throws -> FileReport {
    var settings = LintSettings()
    settings.minimum = .warning
    settings.runtime.wantsSuggestions = false
    let rules = try settings.selection.select(from: builtInRules)
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules, settings: settings)
    return run.linter().lint(text)
  }

  /// Known false alarms, one line each: `path:line: [rule] text<TAB>reason`.
  private static let known: Set<Substring> = {
    let path = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/good-stories.snapshot"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return Set(
      text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "\t").first }
    )
  }()

  @Test(arguments: TestDesk.stories(in: "Examples/good").map(\.name)) func goodStoriesStaySilent(
    _ path: String
  ) throws {
    let text = try #require(TestDesk.stories(in: "Examples/good").first { $0.name == path })
    let lines = LineIndex(text)
    let found = try Self.lint(text).diagnostics.map { diagnostic in
      "\(path):\(lines.lineNumber(at: diagnostic.range.lower)): [\(diagnostic.rule)] \(text[diagnostic.range])"
    }
    #expect(found.filter { !Self.known.contains($0[...]) }.isEmpty, "\(found)")
  }

  /// Every fault listed in Examples/faults.tsv is found on its line by its rule, as far as the rule exists.
  @Test func faultyStoriesAreFlagged() throws {
    let ids = Set(builtInRules.map(\.info.id))
    let rows = try String(contentsOfFile: TestDesk.root + "/Examples/faults.tsv", encoding: .utf8).split(
      separator: "\n"
    ).dropFirst()
    var cache: [String: [Diagnostic]] = [:]
    var missed: [String] = []
    for row in rows {
      let fields = row.split(separator: "\t").map(String.init)
      guard fields.count == 4, let line = Int(fields[1]), ids.contains(fields[3]) else { continue }
      let path = fields[0].hasPrefix("Examples/") ? fields[0] : "Examples/" + fields[0]
      let data = try #require(
        FileManager.default.contents(atPath: TestDesk.root + "/" + path), "\(path) is missing")
      let text = SourceText(name: path, bytes: Array(data))
      let found = try cache[path] ?? Self.lintWithNotes(text)
      cache[path] = found
      let lines = LineIndex(text)
      let hit = found.contains { diagnostic in
        guard diagnostic.rule == fields[3] else { return false }
        // What a story has in several places is said once, with the others beside it.
        return ([diagnostic.range] + diagnostic.related.map(\.range)).contains { place in
          let last = max(place.lower, place.upper - 1)
          return (lines.lineNumber(at: place.lower)...lines.lineNumber(at: last)).contains(line)
        }
      }
      if !hit { missed.append(row.description) }
    }
    let known = try String(
      contentsOfFile: TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/known-misses.tsv", encoding: .utf8)
    let accepted = Set(known.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    #expect(missed.filter { !accepted.contains($0) }.isEmpty, "\(missed.joined(separator: "\n"))")
  }

  private static func lintWithNotes(_ text: SourceText) throws -> [Diagnostic] {
    var settings = LintSettings()
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    settings.profile = .web
    let rules = try settings.selection.select(from: builtInRules)
    return LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules, settings: settings
    ).linter().lint(text).diagnostics
  }

  @Test func eachArticleIsParsedOnce() throws {
    let rules = try RuleSelection().select(from: builtInRules)
    let linter = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules, settings: LintSettings()
    ).linter()
    let stories = TestDesk.stories(in: "Examples/good")
    for story in stories { _ = linter.lint(story) }
    #expect(!stories.isEmpty)
    #expect(linter.parses == stories.count)
  }
}
