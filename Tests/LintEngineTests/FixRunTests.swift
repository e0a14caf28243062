import ArticleModel
import BuiltInRules
import Diagnostics
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@Suite struct FixRunTests {
  private func fix(_ bytes: [UInt8], unsafe: Bool = false) throws -> FixOutcome {
    var settings = LintSettings()
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    let linter = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings
    ).linter()
    return FixRun(linter: linter, unsafe: unsafe).fix(SourceText(name: "a.txt", bytes: bytes))
  }

  @Test func leavesOtherBytesAlone() throws {
    let before = "\u{FEFF}The envoy  left the the hall .\r\nHe said so\rand waited.\n\tThe end of it"
    let after = "\u{FEFF}The envoy left the hall.\r\nHe said so\rand waited.\n\tThe end of it"
    let outcome = try fix(Array(before.utf8))
    #expect(String(decoding: outcome.after.bytes, as: UTF8.self) == after)
    let again = try fix(outcome.after.bytes)
    #expect(!again.isChanged)
  }

  @Test func aSecondRunChangesNothing() throws {
    for story in TestDesk.stories(in: "Examples/faulty") + TestDesk.stories(in: "Examples/good") {
      let once = try fix(story.bytes, unsafe: true)
      #expect(once.fighting.isEmpty, "\(story.name): \(once.fighting)")
      let twice = try fix(once.after.bytes, unsafe: true)
      #expect(!twice.isChanged, "\(story.name)")
    }
  }

  private func fix(_ text: String, by rules: [any Rule]) -> FixOutcome {
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: rules.map { ($0, nil) },
      settings: LintSettings())
    return FixRun(linter: run.linter(), unsafe: false).fix(SourceText(name: "a.txt", bytes: Array(text.utf8)))
  }

  @Test func rulesThatFightAreNamedAndUndone() {
    let rules = [
      Rewriting("b-to-c", "beta", "gamma"), Rewriting("c-to-b", "gamma", "beta"),
      Rewriting("a-to-b", "alpha", "beta"),
    ]
    let outcome = fix("An alpha.", by: rules)
    #expect(outcome.fighting == ["b-to-c", "c-to-b"])
    #expect(outcome.applied == ["a-to-b": 1])
    #expect(String(decoding: outcome.after.bytes, as: UTF8.self) == "An beta.")
    #expect(fix("An beta.", by: rules).isChanged == false)
  }

  @Test func aRuleThatNeverEndsIsStoppedAndNamed() {
    let outcome = fix("An alpha.", by: [Rewriting("grow", "alpha", "alpha alpha")])
    #expect(outcome.unfinished == ["grow"])
    #expect(outcome.fighting.isEmpty)
    #expect(outcome.applied["grow"] == 10)
  }
}

/// Replaces the first place of a word by other words.
struct Rewriting: Rule {
  let info: RuleInfo
  private let word: String
  private let other: String

  init(_ id: String, _ word: String, _ other: String) {
    info = RuleInfo(
      id: id, category: .characters, severity: .warning, summary: "", rationale: "",
      examples: []
    )
    .reading(.all)
    self.word = word
    self.other = other
  }

  func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let words = Array(word.utf8)
    let places = article.bytes.indices.filter { article.bytes[$0...].starts(with: words) }
    return places.prefix(1).map { place in
      let range = TextRange(place, place + words.count)
      return Finding(
        at: range, "m", fixes: [.replace(range, with: other, .safe)])
    }
  }
}

/// Fixes that once undid themselves or each other.
@Suite struct PeacefulFixTests {
  private func fix(_ text: String, _ name: String = "a.txt") throws -> (text: String, outcome: FixOutcome) {
    var settings = LintSettings()
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    let library = StyleLibrary(DataFolder(path: TestDesk.root), cacheFolder: nil)
    let rules = builtInRules + (try library.rules(["EU"]))
    var plan = LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: rules), settings: settings)
    plan.bilingual = BilingualData(DataFolder(path: TestDesk.root))
    let outcome = FixRun(linter: plan.linter(), unsafe: true).fix(
      SourceText(name: name, bytes: Array(text.utf8)))
    return (String(decoding: outcome.after.bytes, as: UTF8.self), outcome)
  }

  @Test(arguments: [
    ("a.txt", "It is fine. \u{301}so it is.\n"), ("a.txt", "Euros were paid.\n"),
    ("a.txt", "He waited a\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\" b.\n"),
    (
      "a.tsv",
      "de\ten\nSehen Sie https://a.example/?utm_source=x&b=1 an.\tSee https://a.example/?utm_source=x&b=1 now.\n"
    ),
    ("a.tsv", "de\ten\nSehen Sie http://?utm_medium\t://\n"),
    ("a.tsv", "de\ten\nSehen Sie http://a.example/?b=\\\"x an.\tSee http://a.example/?b=\\\"x now.\n"),
  ])
  func theyEnd(_ name: String, _ text: String) throws {
    let (after, outcome) = try fix(text, name)
    #expect(
      outcome.fighting.isEmpty && outcome.unfinished.isEmpty, "\(outcome.fighting) \(outcome.unfinished)")
    #expect(try !fix(after, name).outcome.isChanged, "\(after)")
  }

  @Test func aCapitalThatARuleIsAboutGoesButAtTheStartOfASentence() throws {
    #expect(
      try fix("It cost 5 Euros there. Euros are money.\n").text == "It cost 5 euros there. Euros are money.\n"
    )
  }

  @Test func aFixThatWritesWhatStandsThereIsNone() throws {
    var settings = LintSettings()
    settings.runtime.wantsSuggestions = false
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: [(Rewriting("idle", "alpha", "alpha"), nil), (Rewriting("busy", "beta", "gamma"), nil)],
      settings: settings)
    let outcome = FixRun(linter: run.linter(), unsafe: false).fix(
      SourceText(name: "a.txt", bytes: Array("An alpha and a beta.".utf8)))
    #expect(String(decoding: outcome.after.bytes, as: UTF8.self) == "An alpha and a gamma.")
    #expect(outcome.fighting.isEmpty && outcome.applied == ["busy": 1])
  }

  @Test func everyEditOfAFixChangesSomething() throws {
    let copy =
      "The crew said „we wait“ on the quay. The clerk said «we rest» there. “He said „we wait“,” she said. It ended. \u{301}so it is. It cost 5 Euros.\n"
    var settings = LintSettings()
    settings.minimum = .note
    let run = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings)
    let report = run.linter().lint(SourceText(name: "a.txt", bytes: Array(copy.utf8)))
    #expect(!report.diagnostics.isEmpty)
    for diagnostic in report.diagnostics {
      for edit in diagnostic.fixes.flatMap(\.edits) {
        #expect(
          String(decoding: Array(copy.utf8)[edit.range.lower..<edit.range.upper], as: UTF8.self) != edit.text,
          "\(diagnostic.rule)")
      }
    }
  }
}
