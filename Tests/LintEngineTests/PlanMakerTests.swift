import BuiltInRules
import Diagnostics
import Foundation
import RuleKit
import RuleTestSupport
import Testing

@testable import LintEngine

@Suite struct PlanMakerTests {
  private func plan(
    _ stated: LintSettings = LintSettings(), _ overrides: [SettingsOverrides]? = nil,
    maker: PlanMaker = TestDesk.maker
  ) throws -> LintPlan {
    try maker.plan(
      Planner.Base(settings: stated, rules: allRules), overrides, filters: nil, runtime: Runtime())
  }

  private func ids(_ plan: LintPlan) -> Set<String> { Set(plan.rules.map(\.rule.info.id)) }

  @Test func overridesLieOverWhatIsConfiguredEachOverTheOneBefore() throws {
    var stated = LintSettings()
    stated.minimum = .error
    stated.profile = .web
    stated.selection.disabled = ["duplicate-word"]
    var line = SettingsOverrides()
    line.minimum = .note
    line.selection.only = ["duplicate-*"]
    var editor = SettingsOverrides()
    editor.failOn = .some(nil)
    editor.selection.disabled = ["duplicate-sentence"]
    let plan = try plan(stated, [line, editor])
    #expect(plan.settings.minimum == .note)
    // What nobody says stays as it was.
    #expect(plan.settings.profile == .web)
    #expect(plan.settings.failOn == nil)
    #expect(ids(plan) == ["duplicate-number-word", "duplicate-paragraph", "duplicate-word"])
  }

  @Test func theProfileChoosesTheRulesOfEveryPlan() throws {
    var overrides = SettingsOverrides()
    overrides.profile = .archive
    let archive = ids(try plan(LintSettings(), [overrides]))
    #expect(archive.contains("replacement-char") && !archive.contains("duplicate-word"))
    #expect(ids(try plan()).contains("duplicate-word"))
  }

  @Test func whoGivesAnIndexOfNamesWantsItRead() throws {
    let path = FileManager.default.temporaryDirectory.path + "/index-\(UUID().uuidString).txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var sources = TestDesk.planSources
    sources.namesIndex = path
    let data = DataFolder(path: TestDesk.root)
    #expect(throws: UsageError.self) { try PlanMaker(data, sources) }
    try Data("no index\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: UsageError.self) { try PlanMaker(data, sources) }
    let index = NameIndex.text([:])
    try Data(index.utf8).write(to: URL(fileURLWithPath: path))
    let maker = try PlanMaker(data, sources)
    #expect(ids(try plan(maker: maker)).contains("name-variant-archive"))
    #expect(!ids(try plan()).contains("name-variant-archive"))
  }
}
