import Diagnostics
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import LintEngine
@testable import Readers

/// What is said of files can be named, silenced and explained as rules are.
@Suite struct InputRulesTests {
  private func found(_ name: String, _ text: String, _ overrides: SettingsOverrides) throws -> FileReport {
    var overrides = overrides
    overrides.minimum = overrides.minimum ?? .note
    let plan = try TestDesk.maker.plan(
      Planner.Base(settings: LintSettings(), rules: allRules), [overrides], filters: nil, runtime: Runtime())
    return plan.linter().lint(SourceText(name: name, bytes: Array(text.utf8)))
  }

  @Test func theirSeverityCanBeSetAndTheyCanBeSilenced() throws {
    var overrides = SettingsOverrides()
    #expect(try found("a.txt", " ", overrides).diagnostics.map(\.rule) == ["nothing-to-read"])
    overrides.selection.severities = [RuleSelection.Level("nothing-to-read", .error)]
    #expect(try found("a.txt", " ", overrides).diagnostics.map(\.severity) == [.error])
    overrides.selection.disabled = ["Input"]
    #expect(try found("a.txt", " ", overrides).diagnostics.isEmpty)
  }

  /// Of a bilingual file without a segment nothing was read.
  @Test(arguments: [
    ("a.po", "msgid \"\"\nmsgstr \"\"\n", "\nmsgid \"Open\"\nmsgstr \"Otwórz\"\n"),
    ("a.tsv", "en\tpl\n", "Open\tOtwórz\n"),
  ]) func aFileWithoutASegmentIsSaid(_ name: String, _ front: String, _ segment: String) {
    let empty = TestDesk.report([], SourceText(front, name: name))
    #expect(empty.diagnostics.map(\.rule) == ["nothing-to-read"] && empty.failure != nil)
    let whole = TestDesk.report([], SourceText(front + segment, name: name))
    #expect(whole.diagnostics.isEmpty && whole.failure == nil)
  }

  @Test func whatCannotBeReadIsAFailureWhateverIsSaidOfIt() throws {
    var overrides = SettingsOverrides()
    overrides.selection.only = ["duplicate-word"]
    let report = try found("a.json", "{\"headline\": ", overrides)
    #expect(report.diagnostics.map(\.rule) == ["malformed-json"] && report.failure != nil)
    overrides.selection.disabled = ["malformed-json"]
    let silent = try found("a.json", "{\"headline\": ", overrides)
    #expect(silent.diagnostics.isEmpty && silent.failure != nil)
  }

  @Test func everyOneIsListedAndHasItsPage() {
    #expect(InputRules.all.count == ReadProblem.Kind.allCases.count + 4)
    for info in InputRules.all {
      #expect(allInfos.contains { $0.id == info.id } && info.category == .input)
      let page = try? String(contentsOfFile: TestDesk.root + "/" + RulePage.path(of: info), encoding: .utf8)
      #expect(
        page == RulePage.markdown(info, source: InputRules.source(of: info.id)),
        "the page is out of date: run 'wirelint rules --write-pages'")
      let source = try? String(
        contentsOfFile: TestDesk.root + "/" + InputRules.source(of: info.id), encoding: .utf8)
      #expect(
        source?.contains("id: \"\(info.id)\"") == true, "\(info.id) is not in the file that its page links to"
      )
    }
  }
}
