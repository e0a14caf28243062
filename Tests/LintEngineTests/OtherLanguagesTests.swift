import BuiltInRules
import Diagnostics
import LintEngine
import RuleTestSupport
import SourceText
import Testing

/// That rules for English are not asked about stories in other languages, unless a desk wants it.
@Suite struct OtherLanguagesTests {
  private static let story = """
    Rat berät über alte Brücke

    Der Rat der Stadt hat am Montag an einer Sitzung neun Stunden lang darüber beraten, was aus der alten Brücke \
    werden soll. Sie ist seit dem Frühjahr für Lastwagen gesperrt, nachdem Risse gefunden worden waren.

    „Wir können  nicht länger warten, sagte der Bürgermeister. Das ist die die Meinung von vielen, und auch der Rat \
    wird sich damit noch einmal beschäftigen.

    Weiterlesen
    """

  private static func rules(_ text: String, languages: [String]? = nil) -> Set<String> {
    var settings = LintSettings()
    settings.minimum = .note
    settings.languages = languages
    let plan = LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: builtInRules.map { ($0, nil) },
      settings: settings)
    return Set(
      plan.linter().lint(SourceText(name: "story.txt", bytes: Array(text.utf8))).diagnostics.map(\.rule))
  }

  @Test func whatHoldsInAnyLanguageIsFoundAndNothingElse() {
    let found = Self.rules(Self.story)
    #expect(found.isSuperset(of: ["story-not-in-english", "double-space", "quote-unclosed"]))
    #expect(found.isDisjoint(with: ["indefinite-article", "spelling", "duplicate-word", "name-variant"]))
  }

  @Test func aDeskThatNamesItsDictionariesIsAskedAbout() {
    let found = Self.rules(Self.story, languages: ["en_US"])
    #expect(found.isSuperset(of: ["quote-unclosed", "duplicate-word"]))
    #expect(!found.contains("story-not-in-english"))
  }

  @Test(arguments: ["Examples/good", "Examples"])
  func englishStoriesAreEnglish(_ folder: String) {
    let stories = TestDesk.stories(in: folder)
    #expect(!stories.isEmpty)
    for story in stories {
      #expect(TestDesk.article(story).isEnglish, "\(story.name)")
    }
  }
}
