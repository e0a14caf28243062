import BuiltInRules
import Diagnostics
import LintEngine
import Readers
import RuleTestSupport
import SourceText
import Testing

/// Files of many articles, linted by one thread or by several.
@Suite struct LintingManyArticles {
  /// An article in three has a word twice.
  private static func file(_ count: Int) -> SourceText {
    let rows = (0..<count).map { i in
      let twice = i % 3 == 0 ? "the the" : "the"
      return
        #"{"uri": "n\#(i)", "headline": "Ferry \#(i) sails", "body_text": "On Monday \#(twice) ferry left."}"#
    }
    return SourceText(rows.joined(separator: "\n"), name: "ferries.jsonl")
  }

  private static func linter(jobs: Int, _ change: (inout LintSettings) -> Void = { _ in }) throws
    -> ArticleLinter
  {
    var settings = LintSettings()
    settings.runtime.jobs = jobs
    change(&settings)
    let rules = try settings.selection.select(from: builtInRules)
    return LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules, settings: settings
    ).linter()
  }

  @Test(arguments: [1, 4]) func eachArticleIsLintedByItself(jobs: Int) throws {
    let linter = try Self.linter(jobs: jobs)
    let report = linter.lint(Self.file(60))
    let found = report.diagnostics.filter { $0.rule == "duplicate-word" }
    #expect(found.map(\.article) == stride(from: 0, to: 60, by: 3).map { "n\($0)" })
    #expect(found.allSatisfy { report.file[$0.range].hasPrefix("the") })
    // Sentences that stand in every article are no duplicates of one another.
    #expect(!report.diagnostics.contains { $0.rule == "duplicate-paragraph" })
    #expect(report.articles.map(\.metadata.label) == (0..<60).map { "n\($0)" })
    #expect(linter.parses == 60)
  }

  @Test func severalThreadsFindWhatOneFinds() throws {
    let file = Self.file(200)
    let one = try Self.linter(jobs: 1).lint(file)
    let four = try Self.linter(jobs: 4).lint(file)
    #expect(!one.diagnostics.isEmpty)
    #expect(one.diagnostics == four.diagnostics)
    #expect(one.leftOut == four.leftOut)
  }

  @Test(arguments: [1, 4]) func findingsBeyondTheLimitAreCountedOverTheFile(jobs: Int) throws {
    let linter = try Self.linter(jobs: jobs) { $0.maxFindings = 5 }
    let report = linter.lint(Self.file(60))
    #expect(report.diagnostics.filter { $0.rule == "duplicate-word" }.map(\.article).last == "n12")
    #expect(report.leftOut["duplicate-word"] == 15)
  }

  /// A line that is no JSON is an error there; what stands before it and behind it is linted.
  @Test(arguments: [1, 4]) func aBrokenLineIsNoEnd(jobs: Int) throws {
    var rows = String(decoding: Self.file(30).bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    rows[4] = "{\"uri\": "
    let file = SourceText(rows.joined(separator: "\n"), name: "ferries.jsonl")
    let report = try Self.linter(jobs: jobs).lint(file)
    #expect(report.diagnostics.filter { $0.rule == "malformed-json" }.count == 1)
    #expect(report.diagnostics.filter { $0.rule == "duplicate-word" }.count == 10)
    #expect(report.failure != nil)
  }

  /// Who does not ask for articles gets the first alone.
  @Test(arguments: [1, 4]) func articlesAreKeptOnDemand(jobs: Int) throws {
    let linter = try Self.linter(jobs: jobs)
    linter.keepsArticles = false
    #expect(linter.lint(Self.file(40)).articles.map(\.metadata.label) == ["n0"])
  }

  @Test func fixesGoIntoEachArticle() throws {
    let outcome = FixRun(linter: try Self.linter(jobs: 4), unsafe: false).fix(Self.file(40))
    let text = String(decoding: outcome.after.bytes, as: UTF8.self)
    #expect(!text.contains("the the"))
    #expect(text.split(separator: "\n").count == 40)
  }
}
