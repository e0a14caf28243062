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
private struct Rewriting: Rule {
  let info: RuleInfo
  private let word: String
  private let other: String

  init(_ id: String, _ word: String, _ other: String) {
    info = RuleInfo(
      id: id, category: .usage, severity: .warning, regions: .all, summary: "", rationale: "", examples: [])
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
