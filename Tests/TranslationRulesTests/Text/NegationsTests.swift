import Bitext
import Testing

@testable import TranslationRules

/// Words that deny, by language.
@Suite struct NegationsTests {
  /// The gate was not shut; the gate was shut.
  private static let gates: [InLanguage] = [
    InLanguage(.english, "The gate was not shut.", "The gate was shut."),
    InLanguage(.english, "The gate wasn't shut.", "The gate was shut."),
    InLanguage(.german, "Das Tor war nicht geschlossen.", "Das Tor war geschlossen."),
    InLanguage(.french, "La porte n'était pas fermée.", "La porte était fermée."),
    InLanguage(.spanish, "La puerta no estaba cerrada.", "La puerta estaba cerrada."),
    InLanguage(.russian, "Ворота не были закрыты.", "Ворота были закрыты."),
    InLanguage(.turkish, "Kapı kapalı değildi.", "Kapı kapalıydı."),
    InLanguage(.arabic, "لم تكن البوابة مغلقة.", "كانت البوابة مغلقة."),
    InLanguage(.persian, "دروازه بسته نبود.", "دروازه بسته بود."),
    InLanguage(.chinese, "大门没有关。", "大门关了。"),
  ]

  @Test(arguments: gates)
  func denialsAreSeen(_ c: InLanguage) {
    #expect(SideReadings.read(c.text, c.language) { Negations($0).strong.count } >= 1)
    #expect(SideReadings.read(c.other, c.language) { Negations($0).strong.isEmpty })
  }

  @Test(arguments: ["", "?", "7", "Gate.", "👩🏽‍💻"])
  func nothingDeniesNothing(_ text: String) {
    for (language, _) in [(Language.english, 0), (.turkish, 0), (.other, 0)] {
      #expect(SideReadings.read(text, language) { Negations($0).isEmpty })
    }
  }

  @Test func affixesStandWhereTheyStand() {
    let affixes = NegationAffixes(rows: [
      ["de", "start", "0", "un"], ["de", "end", "1", "los"], ["de", "inside", "1", "nicht"],
      ["de", "nowhere", "1", "kein"], ["xx-none", "start", "1", "a"], ["de", "end"],
    ])
    func find(_ word: String, _ language: Language = .german) -> NegationAffixes.Strength? {
      SideReadings.read(word, language) { side in affixes.find(in: side.tokens[0], side) }
    }
    #expect(
      find("unklar") == .weak && find("klarun") == nil && find("torlos") == .strong && find("lostor") == nil)
    #expect(
      find("torlosx") == nil && find("vernichten") == .strong && find("nichtig") == nil, "not at the start")
    // What denies by itself comes first, and a word is longer than its affix by two letters at least.
    #expect(
      find("unklarlos") == .strong && find("unx") == nil && find("los") == nil
        && find("unklar", .english) == nil && find("UNKLAR") == .weak)
  }
}
