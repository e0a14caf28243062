import Bitext
import Testing

@testable import TranslationRules

/// Terms of a glossary in a side, inflected as the language does.
@Suite struct GlossaryTests {
  private static func entry(_ source: String..., from: Language? = .english, to: Language? = .german)
    -> GlossaryEntry
  {
    GlossaryEntry(
      sourceLanguage: from, source: source, targetLanguage: to, preferred: ["Tor"], admitted: [],
      forbidden: [], isRequired: true)
  }

  /// The words of a text that are terms.
  private static func found(_ text: String, _ language: Language, _ terms: String...) -> [String] {
    let glossary = Glossary(terms.map { entry($0, from: language) })
    return SideReadings.read(text, language) { side in
      TermSearch(side).entries(of: glossary, target: .german).map { side.text(side.range($0.tokens)) }
    }
  }

  @Test(arguments: [
    ("The gates opened.", Language.english, "gate", ["gates"]),
    ("The GATE opened.", .english, "gate", ["GATE"]), ("The gated town.", .english, "gate", ["gated"]),
    ("The old-gate opened.", .english, "old gate", ["old-gate"]),
    ("Die Hallen stehen.", .german, "Halle", ["Hallen"]),
    ("Он у воротами.", .russian, "ворота", ["воротами"]),
    ("Kapıları açık.", .turkish, "kapı", ["Kapıları"]), ("في البوابة", .arabic, "بوابة", ["البوابة"]),
    ("وبوابة", .arabic, "بوابة", ["وبوابة"]), ("للبوابة", .arabic, "بوابة", ["للبوابة"]),
    ("NATO met.", .english, "NATO", ["NATO"]), ("a gatekeeper", .english, "gate*", ["gatekeeper"]),
    ("the gate", .english, "gate=", ["gate"]),
  ])
  func termsAreFoundInTheirForms(_ text: String, _ language: Language, _ term: String, _ expected: [String]) {
    #expect(Self.found(text, language, term) == expected)
  }

  @Test(arguments: [
    ("The gatekeeper left.", Language.english, "gate"), ("the gates", .english, "gate="),
    ("nato met", .english, "NATO"), ("The old, gate.", .english, "old gate"),
    ("The old", .english, "old gate"), ("", .english, "gate"), ("?", .english, "gate"),
    ("agate", .english, "gate"), ("بو", .arabic, "بوابة"),
  ])
  func otherWordsAreNone(_ text: String, _ language: Language, _ term: String) {
    #expect(Self.found(text, language, term).isEmpty)
  }

  @Test func aLongerTermHoldsTheShorter() {
    #expect(
      Self.found("The old gate opened.", .english, "gate", "old gate") == ["old gate"]
        && Self.found("The gate opened.", .english, "gate", "old gate") == ["gate"])
    #expect(Self.found("The old gate and the gate.", .english, "gate", "old gate").count >= 1)
  }

  @Test func entriesHoldForTheirLanguages() {
    let glossary = Glossary([
      Self.entry("gate", from: nil, to: nil), Self.entry("gate", to: .french), Self.entry("gate"),
      Self.entry(),
    ])
    SideReadings.read("The gate opened.", .english) { side in
      #expect(TermSearch(side).entries(of: glossary, target: .german).map(\.entry) == [0, 2])
      #expect(TermSearch(side).entries(of: glossary, target: .french).map(\.entry) == [0, 1])
      #expect(side.tokens.map { glossary.mayBeginTerm(side, $0) } == [false, true, false, false])
    }
    #expect(glossary.free == [3] && !glossary.isEmpty && Glossary().isEmpty)
    #expect(Glossary([Self.entry("?!", "")]).entries[0].source.isEmpty)
  }

  @Test func listsAnswerForTheirLanguages() throws {
    let lexicon = SideReadings.lexicon
    let (km, mile) = try #require(
      SideReadings.read("12 km, 12 miles", .english) { side in
        side.figures.count == 2 ? (side.figures[0].unit, side.figures[1].unit) : nil
      })
    #expect(
      lexicon.unit(km)?.dimension == "length" && lexicon.unit(0) == nil
        && lexicon.conversions(km).contains { abs($0 - 0.6214) < 0.001 } && lexicon.conversions(0).isEmpty)
    #expect(lexicon.perHour(km, mile) == nil)
    #expect(
      lexicon.length(.english) == 1 && (lexicon.length(.chinese) ?? 1) < 0.6 && lexicon.length(.other) == nil)
    #expect(lexicon.isTag("b") && !lexicon.isTag("gate") && !lexicon.isTag("B"))
    #expect(
      lexicon.isDoubled(WordFolding.hash("die"), .german)
        && !lexicon.isDoubled(WordFolding.hash("tor"), .german)
        && !lexicon.isDoubled(WordFolding.hash("die"), .english))
    let nato = try #require(SideReadings.read("NATO", .english) { $0.acronym($0.tokens[0].hash) })
    #expect(
      lexicon.acronym(nato, .french) == "OTAN" && lexicon.forms(nato, .english).first == "NATO"
        && lexicon.acronym(nato, .other) == nil && lexicon.forms(0, .english).isEmpty)
  }

  @Test func filesWithoutRowsAreEmptyLists() {
    let empty = TranslationLexicon(files: [:])
    #expect(
      empty.glossary.isEmpty && empty.places.isEmpty && empty.length(.english) == nil && !empty.isTag("b"))
    let broken = TranslationLexicon(files: [
      "en": Array("# note\n\ncardinal\t7\nnothing\t1\tseven\ncardinal\t7\tseven\n".utf8),
      "lengths": Array("xx\t7\nen\tmany\nde\t110\n".utf8), "tags": Array("b\nx\n".utf8),
    ])
    #expect(
      broken.table(.english).has(.cardinal, WordFolding.hash("seven"))
        && broken.table(.english).terms.count == 1)
    #expect(broken.length(.german) == 1.1 && broken.length(.english) == nil && broken.isTag("x"))
  }
}
