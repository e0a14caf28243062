import BuiltInRules
import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Good stories of Examples/ with one fault each: lost marks, misspelled names, wrong acronyms.
@Suite struct PlantedFaults {
  /// One row of the fixture.
  struct Fault: CustomTestStringConvertible {
    var story: String
    var right: String
    var wrong: String
    var rule: String
    var testDescription: String { "\(story): \(right) -> \(wrong)" }
  }

  /// `story<TAB>right<TAB>wrong<TAB>rule`: where in `Examples/good` which text (its first place) becomes what.
  private static let faults: [Fault] = {
    let path = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/planted-faults.tsv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { row in
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Fault(story: fields[0], right: fields[1], wrong: fields[2], rule: fields[3])
    }
  }()

  private static func found(_ copy: String) throws -> Set<String> {
    var settings = LintSettings()
    settings.minimum = .warning
    settings.wantsSuggestions = false
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings)
    return Set(run.linter().lint(SourceText(copy)).diagnostics.map { "\($0.rule)" })
  }

  @Test func thereAreFaults() { #expect(Self.faults.count > 60) }

  @Test(arguments: faults) func areFlagged(_ fault: Fault) throws {
    let path = TestDesk.root + "/Examples/good/\(fault.story).txt"
    let story = try String(contentsOfFile: path, encoding: .utf8)
    let place = try #require(story.range(of: fault.right), "'\(fault.right)' is not in the story")
    #expect(try Self.found(story).isEmpty)
    let rules = try Self.found(story.replacingCharacters(in: place, with: fault.wrong))
    #expect(rules.contains(fault.rule), "\(rules)")
  }
}
