import ArticleModel
import BuiltInRules
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Synchronization
import Testing
import TranslationRules

@testable import LintEngine

/// A file may have any number of findings; a report has no more than anybody reads, and says how many there are.
@Suite struct FindingCapTests {
  private static func linter(_ ids: [String], most: Int?, minimum: Severity = .note) -> ArticleLinter {
    var settings = LintSettings()
    settings.minimum = minimum
    if let most { settings.maxFindings = most }
    let rules = builtInRules.filter { ids.contains($0.info.id) }
    #expect(rules.count == ids.count)
    return LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules.map { ($0, nil) },
      settings: settings
    ).linter()
  }

  private static let noticeID = "findings-left-out"

  /// A page, since of a text that is read as it stands a habit is said once.
  private static func page(_ paragraph: String, _ count: Int) -> SourceText {
    SourceText(String(repeating: "<p>\(paragraph)</p>\n", count: count), name: "a.html")
  }

  @Test func theRestIsCounted() throws {
    let text = FindingCapTests.page("It opened .", 6_000)
    let all = FindingCapTests.linter(["space-before-punct"], most: 0).lint(text)
    #expect(all.diagnostics.count == 6_000 && all.leftOut.isEmpty)
    let report = FindingCapTests.linter(["space-before-punct"], most: nil).lint(text)
    #expect(report.leftOut == ["space-before-punct": 5_000])
    #expect(
      report.diagnostics.filter { $0.rule != FindingCapTests.noticeID }
        == Array(all.diagnostics.prefix(1_000)))
    let notice = try #require(report.diagnostics.first { $0.rule == FindingCapTests.noticeID })
    #expect(
      notice.range == all.diagnostics[1_000].range && notice.severity == .warning && notice.fixes.isEmpty)
    #expect(
      notice.message
        == "5000 more findings of 'space-before-punct' are not listed; '--max-findings 0' lists all")
    #expect(report.diagnostics.count == 1_001 && report.isFailing)
  }

  @Test func nothingIsSaidOfAFewFindings() {
    for count in [1, 999, 1_000] {
      let text = FindingCapTests.page("It opened .", count)
      let report = FindingCapTests.linter(["space-before-punct"], most: nil).lint(text)
      #expect(report.diagnostics.count == count && report.leftOut.isEmpty)
    }
  }

  @Test func theGravestOfAFileAreKept() {
    let text = FindingCapTests.page("It opened .</p>\n<p>(It", 300)
    let ids = ["space-before-punct", "bracket-unbalanced"]
    let all = FindingCapTests.linter(ids, most: 0).lint(text)
    let report = FindingCapTests.linter(ids, most: 7).lint(text)
    let listed = report.diagnostics.filter { $0.rule != FindingCapTests.noticeID }
    for id in ids { #expect(listed.filter { $0.rule == id }.count == 7, "\(id)") }
    #expect(report.leftOut.values.reduce(0, +) + listed.count == all.diagnostics.count)
    #expect(report.diagnostics.filter { $0.rule == FindingCapTests.noticeID }.count == 2)
    #expect(report.diagnostics == report.diagnostics.sorted(by: Diagnostic.inOrder))
  }

  /// What a comment or a severity takes out is no finding that is left out.
  @Test func whatIsNotReportedIsNotCounted() {
    let text = FindingCapTests.page("It opened .", 6_000)
    let report = FindingCapTests.linter(["space-before-punct"], most: nil, minimum: .error).lint(text)
    #expect(report.diagnostics.isEmpty && report.leftOut.isEmpty)
  }

  /// Which of them are there does not depend on which of the threads is quick.
  @Test func piecesMayComeInAnyOrder() {
    let all = (0..<5_000).map { Diagnostic("r", .note, at: TextRange($0, $0 + 1), "m") }
    let pieces = stride(from: 0, to: 5_000, by: 500).map { Array(all[$0..<($0 + 500)]) }
    for order in [Array(pieces.indices), Array(pieces.indices.reversed()), [7, 2, 9, 0, 4, 1, 8, 3, 6, 5]] {
      var gathered = GatheredFindings(most: 700)
      for piece in order { gathered.add(pieces[piece]) }
      var outcome = BilingualRun.Outcome()
      gathered.move(to: &outcome)
      #expect(outcome.diagnostics == Array(all[..<700]) && outcome.leftOut == ["r": 4_300])
    }
  }

  /// A suppression far down may hide one of those that were not gathered; one of another rule hides nothing.
  @Test func suppressionsOfWhatIsNotGatheredAreNotCalledUseless() {
    let text = SourceText(
      String(repeating: "<p>It opened .</p>\n", count: 9_000)
        + "<!-- wirelint-disable-next-line space-before-punct -->\n<p>It opened .</p>\n"
        + "<!-- wirelint-disable-next-line double-space -->\n<p>It opened.</p>\n", name: "a.html")
    var settings = LintSettings()
    let rules = builtInRules.filter { $0.info.id == "space-before-punct" }
    settings.filters = [CommentSuppression(rules: builtInRules, unused: .warning)]
    let report = LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules.map { ($0, nil) },
      settings: settings
    ).linter().lint(text)
    #expect(report.leftOut == ["space-before-punct": 8_001])
    let unused = report.diagnostics.filter { $0.rule == "unused-suppression" }
    #expect(unused.map(\.message) == ["the suppression of 'double-space' hides nothing; remove it"])
  }

  @Test func bilingualFilesAreCountedAsWhole() throws {
    let rows = String(repeating: "Es sind 5.\tIt is 6.\n", count: 9_000)
    let rule = try #require(translationRules.first { $0.info.id == "translation-number" })
    let report = TestDesk.report([rule], SourceText("de\ten\n" + rows, name: "a.tsv"))
    #expect(report.diagnostics.filter { $0.rule == "translation-number" }.count == 1_000)
    #expect(report.leftOut == ["translation-number": 8_000])
  }

  @Test func fixGoesOnUntilAllIsDone() {
    let count = 20_000
    let text = FindingCapTests.page("It opened .", count)
    let outcome = FixRun(linter: FindingCapTests.linter(["space-before-punct"], most: nil), unsafe: false)
      .fix(text)
    #expect(outcome.after.bytes == FindingCapTests.page("It opened.", count).bytes)
    #expect(outcome.applied == ["space-before-punct": count] && outcome.unfinished.isEmpty)
  }

  /// A rule that looks at a million things, and finds none.
  private final class LongRule: Rule {
    let info = RuleInfo(
      id: "long", category: .usage, severity: .warning, summary: "", rationale: "", examples: [])
    let looked = Atomic<Int>(0)

    func check(_ article: Article, in context: RuleContext) -> [Finding] {
      (0..<1_000_000).compactMap { _ -> Finding? in
        looked.add(1, ordering: .relaxed)
        return nil
      }
    }
  }

  @Test func aRuleEndsWhenNobodyWaits() {
    let rule = LongRule()
    let linter = LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: [(rule, nil)],
      settings: LintSettings()
    ).linter()
    let report = linter.lint(SourceText("It opened."), after: nil) {
      rule.looked.load(ordering: .relaxed) > 5_000
    }
    #expect(report == nil)
    #expect((5_000..<6_000).contains(rule.looked.load(ordering: .relaxed)))
  }
}
