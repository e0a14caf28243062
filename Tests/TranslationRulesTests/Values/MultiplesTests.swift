import Bitext
import Testing

@testable import TranslationRules

/// Words for parts and multiples of what is counted.
@Suite struct MultiplesTests {
  private static func other(_ source: String, _ from: Language, _ target: String, _ to: Language) -> String? {
    SideReadings.pair(source, from, target, to) { pair in
      pair.otherMultiple.map { "\(pair.source.text($0.source.range)) / \(pair.target.text($0.target.range))" }
    }
  }

  @Test(arguments: [
    InLanguage(.german, "Die Hälfte der Schiffe fuhr ab.", "Ein Drittel der Schiffe fuhr ab."),
    InLanguage(.french, "La moitié des navires sont partis.", "Le tiers des navires sont partis."),
    InLanguage(.spanish, "La mitad de los barcos salió.", "Un tercio de los barcos salió."),
    InLanguage(.russian, "Половина судов ушла.", "Треть судов ушла."),
  ])
  func anotherPartIsNoticed(_ c: InLanguage) {
    #expect(Self.other("Half of the ships left.", .english, c.text, c.language) == nil)
    #expect(Self.other("Half of the ships left.", .english, c.other, c.language) != nil)
  }

  @Test(arguments: [
    // The same in figures, twice as little is half, and a side without words for parts says nothing.
    ("Half of the ships left.", "50 Prozent der Schiffe fuhren ab."),
    ("Half of the ships left.", "Die Schiffe fuhren ab."),
    ("The ships left.", "Die Hälfte der Schiffe fuhr ab."), ("", ""),
    ("The price doubled.", "Der Preis verdoppelte sich."),
    ("In the first half they led.", "In der ersten Hälfte führten sie."),
    ("Half of them left.", "Ein Drittel und die Hälfte fuhren ab."),
  ])
  func theSameInAnotherWayIsNot(_ source: String, _ target: String) {
    #expect(Self.other(source, .english, target, .german) == nil)
  }

  @Test func theLongestFormIsFound() {
    let words = MultipleWords(rows: [
      ["de", "0.5", "halb|halb so viel"], ["de", "2", "doppelt"], ["de", "x", "kaum"],
      ["xx-none", "3", "drei"], ["de", "1"],
    ])
    let found = SideReadings.read("doppelt, halb so viel, halb, kaum", .german) { side in
      words.find(side)?.map { "\(side.text($0.range)) \($0.value)" }
    }
    #expect(found == ["doppelt 2.0", "halb so viel 0.5", "halb 0.5"])
    #expect(SideReadings.read("half", .english) { words.find($0) == nil })
  }
}
