import ArticleModel
import BuiltInRules
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import LintEngine

/// That what is found in an edited text is the same whether or not findings of the version before were kept.
@Suite struct KeptFindingsTests {
  /// Edits by one of the tests' runs.
  private static let edits = TestDesk.isLongRun ? 2_000 : 120

  /// What is typed and pasted, with what changes the reading of copy around it.
  private static let pieces = [
    "a", "x", " ", "  ", "\n", "\n\n", ".", ",", "\"", "“", "”", "'", "(", ")", "-", "—", "1", "5 percent ",
    "$2 million ", "Monday", "on May 3", "the the ", "MORE", "END", " said.", "minister said ", "😀", "é",
    "\n\nHe added: \"We wait.\n\n", "\n\nBERGEN, May 4 (NCP) - Crews wait.\n\n", "Москва ", "\t",
  ]

  private static let filler = (0..<36).map { number in
    "Crews at berth \(number) wait for the wind to turn, the harbour master said on Tuesday. Nobody moves yet."
  }

  /// Faulty copy: what examples of rules flag, each between paragraphs that are in order.
  private static func story(_ rules: [any Rule], _ dice: inout SeededNumbers) -> [UInt8] {
    let examples = rules.flatMap(\.info.examples).filter { $0.isFlagged && $0.name == nil }.shuffled(
      using: &dice
    ).prefix(24)
    let faulty = examples.map { MarkedText($0.copy).text }
    let parts = filler.indices.map { $0 % 2 == 0 && $0 / 2 < faulty.count ? faulty[$0 / 2] : filler[$0] }
    return Array(parts.joined(separator: "\n\n").utf8)
  }

  private static func linter(_ rules: [any Rule], isLong: Bool) -> ArticleLinter {
    var settings = LintSettings()
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    settings.runtime.threadsPerArticle = 2
    settings.runtime.longArticle = isLong ? 0 : .max
    return LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules.map { ($0, nil) },
      settings: settings
    ).linter()
  }

  /// One random edit.
  private static func edited(
    _ bytes: [UInt8], _ examples: [String], _ dice: inout SeededNumbers
  ) -> [UInt8] {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let start = Int.random(in: 0...scalars.count, using: &dice)
    let most = dice.next() % 6 == 0 ? 300 : 1
    let end = min(scalars.count, start + Int.random(in: 0...most, using: &dice))
    var piece = pieces.randomElement(using: &dice) ?? ""
    if dice.next() % 5 == 0 { piece = "\n\n" + (examples.randomElement(using: &dice) ?? "") + "\n\n" }
    if dice.next() % 5 == 0 { piece = "" }
    return Array((String(scalars.prefix(start)) + piece + String(scalars.dropFirst(end))).utf8)
  }

  /// Edits a faulty story, and compares what is found with and without the version before.
  ///
  /// Returns how many edits were compared up to the first difference, in how many findings were kept, and the
  /// rules that differ.
  private static func differences(
    _ rules: [any Rule], seed: UInt64, edits: Int
  ) -> (compared: Int, kept: Int, rules: Set<String>) {
    var dice = SeededNumbers(state: seed)
    let (keeping, anew) = (linter(rules, isLong: true), linter(rules, isLong: false))
    let examples = rules.flatMap(\.info.examples).map { MarkedText($0.copy).text }
    var bytes = story(rules, &dice)
    var before: FileReport?
    var kept = 0
    for number in 1...edits {
      // After so many edits hardly a quotation closes any more, and nearly each edit changes how all is read.
      let isWornOut = bytes.count >= 16_000 || number % 61 == 0
      bytes = isWornOut ? story(rules, &dice) : edited(bytes, examples, &dice)
      let file = SourceText(name: "story.txt", bytes: bytes)
      guard let report = keeping.lint(file, after: before, unless: { false }) else { break }
      if let old = before?.article, let new = report.article, ArticleChange(from: old, to: new) != nil {
        kept += 1
      }
      let whole = anew.lint(file)
      if report.diagnostics != whole.diagnostics {
        let different = Set(report.diagnostics).symmetricDifference(whole.diagnostics)
        return (number, kept, Set(different.map(\.rule)))
      }
      before = report
    }
    return (edits, kept, [])
  }

  private static var nearby: [any Rule] { builtInRules.filter { $0.reach == .paragraph } }

  @Test(arguments: TestDesk.isLongRun ? 1...50 : 1...4)
  func rulesOfOneParagraphFindTheSameInEditedCopy(_ seed: UInt64) {
    let outcome = Self.differences(Self.nearby, seed: seed, edits: Self.edits)
    #expect(outcome.rules.isEmpty, "edit \(outcome.compared) of run \(seed)")
    #expect(outcome.kept > Self.edits / 2, "findings are kept after most edits")
  }

  @Test(arguments: TestDesk.isLongRun ? 61...80 : 61...62)
  func allRulesFindTheSameInEditedCopy(_ seed: UInt64) {
    let outcome = Self.differences(builtInRules, seed: seed, edits: Self.edits / 5)
    #expect(outcome.rules.isEmpty, "edit \(outcome.compared) of run \(seed)")
  }

  /// A rule that looks at the whole article and says that it does not.
  private struct Misdeclared: Rule {
    let rule: any Rule
    var info: RuleInfo { rule.info }
    var reach: RuleReach { .paragraph }
    func check(_ article: Article, in context: RuleContext) -> [Finding] {
      rule.check(article, in: context)
    }
  }

  @Test(arguments: ["duplicate-paragraph", "acronym-undefined", "paragraph-no-terminal"])
  func aWrongDeclarationIsFound(_ id: String) throws {
    let rule = Misdeclared(rule: try #require(builtInRules.first { $0.info.id == id }))
    let found = (1...6).contains { seed in
      Self.differences([rule], seed: seed, edits: Self.edits).rules == [id]
    }
    #expect(found, "\(id) looks at the whole article, and nothing told")
  }
}
