import Bitext
import Testing

@testable import TranslationRules

/// How much text a side is.
@Suite struct SideShapeTests {
  private static func sentences(_ text: String, _ language: Language) -> [String] {
    SideReadings.read(text, language) { side in SideShape(side).sentences.map { side.text(side.range($0)) } }
  }

  @Test(arguments: [
    ("", Language.english, []), ("?", .english, ["?"]), ("Gate", .english, ["Gate"]),
    ("It rains. Ships wait.", .english, ["It rains.", "Ships wait."]),
    ("The U.S. Senate met.", .english, ["The U.S. Senate met."]),
    ("Mr. Ito left. He waits.", .english, ["Mr. Ito left.", "He waits."]),
    ("It rains. ships wait.", .english, ["It rains. ships wait."]),
    ("It rains.Ships wait.", .english, ["It rains.Ships wait."]),
    ("“It rains.” Ships wait.", .english, ["“It rains.”", "Ships wait."]),
    ("It cost 2.5. Ships wait.", .english, ["It cost 2.5.", "Ships wait."]),
    // German and Polish write a stop behind a day.
    ("Am 3. Mai regnet es.", .german, ["Am 3. Mai regnet es."]),
    ("He has 3. May he rest.", .english, ["He has 3.", "May he rest."]),
    ("下雨了。船在等。", .chinese, ["下雨了。", "船在等。"]), ("「そうだ。」と述べた。", .japanese, ["「そうだ。」と述べた。"]),
    ("「そうだ。」船だ。", .japanese, ["「そうだ。」", "船だ。"]),
    ("باران می‌بارد؟ کشتی‌ها منتظرند.", .persian, ["باران می‌بارد؟", "کشتی‌ها منتظرند."]),
    ("Дождь! Суда ждут.", .russian, ["Дождь!", "Суда ждут."]),
    ("Wait… Ships wait.", .english, ["Wait…", "Ships wait."]),
  ])
  func sentencesEndWhereAnotherBegins(_ text: String, _ language: Language, _ expected: [String]) {
    #expect(Self.sentences(text, language) == expected)
  }

  @Test func lettersAreCountedAsEnglishWouldNeedThem() {
    func letters(_ text: String, _ language: Language) -> Double {
      SideReadings.read(text, language) { SideShape($0).letters }
    }
    #expect(letters("", .english) == 0 && letters("?!", .english) == 0 && letters("gate 7", .english) == 5)
    // A Chinese sign says what several letters do, Latin letters in it what they say.
    #expect(letters("大门", .chinese) > 2 * letters("ab", .chinese) - 1 && letters("ab", .chinese) == 2)
    #expect(letters("Größe", .other) == 5)
  }

  @Test func ratiosAreOfTheSidesLetters() {
    func ratio(_ source: String, _ target: String, _ language: Language) -> Double? {
      SideReadings.pair(source, .english, target, language) { $0.lengthRatio }
    }
    #expect(
      ratio("gate", "gate", .english) == 1 && ratio("", "Tor", .german) == nil
        && ratio("gate", "", .german) == nil && ratio("gate", "por", .other) == nil)
    let long = "The council of the town shut the old gate on Monday."
    #expect((ratio(long, "Der Rat der Stadt schloss am Montag das alte Tor.", .german) ?? 0) > 0.7)
    #expect((ratio(long, "Das Tor.", .german) ?? 1) < 0.3)
  }

  @Test func theSentenceThatWasLostExplainsTheLength() {
    let source =
      "It rains. The council of the town shut the old gate on Monday because of the storm. Ships wait."
    func lost(_ target: String) -> String? {
      SideReadings.pair(source, .english, target, .german) { pair in
        pair.lostSentence.map { pair.source.text(pair.source.range($0)) }
      }
    }
    #expect(lost("Es regnet. Schiffe warten.")?.hasPrefix("The council") == true)
    #expect(lost("Es regnet. Der Rat der Stadt schloss am Montag wegen des Sturms das alte Tor.") != nil)
    #expect(lost("Es regnet. Der Rat schloss die Halle. Schiffe warten.") == nil && lost("Es regnet.") == nil)
  }
}
