import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// Names of two languages in Latin script that differ by one consonant.
@Suite struct NearNameTests {
  private static func differ(_ a: String, _ b: String) -> Bool {
    NearName.differ(a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
  }

  @Test(arguments: [
    ("brandvold", "branmvold"), ("okafor", "okamor"), ("brandvold", "brandold"), ("brandold", "brandvold"),
    ("thomas", "tholas"),
  ])
  func anotherConsonantInsideIsSeen(_ a: String, _ b: String) {
    #expect(Self.differ(a, b) && Self.differ(b, a))
  }

  @Test(arguments: [
    // The same, a vowel, an end, letters that languages write for one another, doubled ones, and short names.
    ("brandvold", "brandvold"), ("brandvold", "brondvold"), ("brandvold", "grandvold"),
    ("brandvold", "brandvolt"), ("brandvold", "brandwold"), ("viktor", "victor"), ("brandvold", "branddvold"),
    ("martha", "marta"),
    ("berg", "belg"), ("brandvold", "bramdlovd"), ("", ""), ("brandvold", ""), ("nicklas", "niklas"),
    ("брандвольд", "бранмвольд"),
  ])
  func otherDifferencesAreInGoodFaith(_ a: String, _ b: String) {
    #expect(!Self.differ(a, b) && !Self.differ(b, a))
  }

  private static func swapped(_ target: String, _ source: String) -> Bool {
    SideReadings.pair(source, .german, target, .english) { pair in
      let table = pair.lexicon.consonants
      guard let name = NameWord.words(of: pair.target, table).first,
        let other = NameWord.words(of: pair.source, table).first
      else { return false }
      var own = name
      own.text = pair.target.text(name.token.range)
      return NearName.isSwapped(own, other, pair)
    }
  }

  @Test func neighboursThatChangedPlacesAreASlip() {
    #expect(Self.swapped("Branvdold", "Brandvold") && Self.swapped("Barndvold", "Brandvold"))
    #expect(
      !Self.swapped("Brandvold", "Brandvold") && !Self.swapped("Brandvodl", "Brandvold"),
      "the last two stand either way")
    #expect(
      !Self.swapped("Brnadolvd", "Brandvold") && !Self.swapped("Ierland", "Ireland")
        && !Self.swapped("Bergs", "Begrs"))
  }

  @Test func wordsThatMayBeNamesHaveCapitals() {
    func words(_ text: String, _ language: Language) -> [String] {
      SideReadings.read(text, language) { side in
        NameWord.words(of: side, SideReadings.lexicon.consonants).map { side.text($0.token.range) }
      }
    }
    #expect(
      words("the clerk saw Brandvold and Ola at Oslo", .english) == ["Brandvold", "Oslo"]
        && words("", .english).isEmpty)
    // Arabic has no capitals: each word may be one, with its article and without.
    #expect(words("رأى القاهرة", .arabic).count == 3 && words("رأى قاهرة", .arabic).count == 2)
  }

  @Test func wordsNoRussianWritesAreSeen() {
    func impossible(_ text: String, _ language: Language) -> [String] {
      SideReadings.read(text, language) { side in NameTransfer.impossible(side).map { side.text($0.range) } }
    }
    #expect(
      impossible("Мэр Оьсло ушёл.", .russian) == ["Оьсло"] && impossible("Мэр Осьло ушёл.", .russian).isEmpty
        && impossible("Мэр Оьсло ушёл.", .english).isEmpty)
    #expect(impossible("Аьла и Оьла", .russian).isEmpty, "two are another language's")
  }

  @Test func transliterationsAreAskedForSlips() {
    let context = TranslationContext(lexicon: SideReadings.lexicon)
    func slips(_ target: String) -> [String] {
      SideReadings.pair("The mayor Brandvold left.", .english, target, .russian) { pair in
        NameTransfer.slips(pair, context).map { pair.target.text($0.target.range) }
      }
    }
    #expect(
      slips("Мэр Брандвольд ушёл.").isEmpty && slips("Мэр Брандвольдом доволен.").isEmpty
        && slips("Мэр ушёл.").isEmpty)
    #expect(slips("Мэр Бранвдольд ушёл.") == ["Бранвдольд"] && slips("Мэр Брандворд ушёл.") == ["Брандворд"])
  }
}
