import Bitext
import Lexicon
import RuleTestSupport
import Testing

@testable import TranslationRules

/// Names of an English target that the dictionary has but for a slip.
@Suite struct MisspelledNameTests {
  private static func intended(_ target: String, _ source: String, _ language: Language) -> [String] {
    let context = TranslationContext(lexicon: SideReadings.lexicon, speller: Speller(TestDesk.lexicon))
    return SideReadings.pair(source, language, target, .english) { pair in
      let sources = NameWord.sources(of: pair)
      return NameWord.names(of: pair, context).compactMap {
        MisspelledName.intended($0, sources, pair, context)
      }
    }
  }

  @Test(arguments: [
    ("The envoy flew to Washintgon.", "Посол прилетел в Вашингтон.", Language.russian, "Washington"),
    ("The Serate met late.", "Сенат собрался поздно.", .russian, "Senate"),
    ("He came on Wedensday.", "Он пришёл в среду.", .russian, "Wednesday"),
  ])
  func slipsOfKnownNamesAreUnderstood(
    _ target: String, _ source: String, _ language: Language, _ name: String
  ) {
    #expect(Self.intended(target, source, language) == [name])
  }

  @Test(arguments: [
    ("The envoy flew to Washington.", "Посол прилетел в Вашингтон."),
    ("The mayor Brandvold left.", "Мэр Брандвольд ушёл."), ("The gate opened.", "Ворота открылись."),
    ("", ""), ("OSLO", "ОСЛО"),
    // What the source has in these letters is right.
    ("The Washintgon sailed.", "Судно Washintgon ушло."),
  ])
  func otherNamesAreLeftAlone(_ target: String, _ source: String) {
    #expect(Self.intended(target, source, .russian).isEmpty)
  }

  @Test func namesAreThoseThatNoDictionaryHasInSmallLetters() {
    let context = TranslationContext(lexicon: SideReadings.lexicon, speller: Speller(TestDesk.lexicon))
    func names(_ target: String) -> [String] {
      SideReadings.pair("x", .russian, target, .english) { pair in
        NameWord.names(of: pair, context).map(\.text)
      }
    }
    #expect(names("Brandvold’s Gate opened in Langvik, and NATO met Ola.") == ["Brandvold", "Langvik"])
    #expect(names("").isEmpty && names("Gates Opened").isEmpty && names("https://Brandvold.example").isEmpty)
  }
}
