import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// What is read of a side beside its figures.
@Suite struct SideReadingTests {
  @Test func marksThatRulesLookForAreSeen() {
    func marks(_ text: String) -> [Bool] {
      SideReadings.read(text, .english) { [$0.hasAngle, $0.hasBrace, $0.hasDash] }
    }
    #expect(
      marks("gate") == [false, false, false] && marks("<b>") == [true, false, false]
        && marks("{a}") == [false, true, false])
    #expect(
      marks("5 %") == [false, true, false] && marks("a – b") == [false, false, true]
        && marks("a - b") == [false, false, false])
  }

  @Test(arguments: [
    ("a (b c) d", "b c"), ("a (b", ""), ("a b) c", ""), ("a [b] （c） 【d】", "b c d"), ("((a) b) c", "a b"),
    ("", ""),
  ])
  func bracketsThatCloseHoldWords(_ text: String, _ expected: String) {
    let found = SideReadings.read(text, .english) { side in
      side.tokens.filter { $0.kind == .word && $0.flags.contains(.bracketed) }.map { side.text($0.range) }
        .joined(separator: " ")
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    InLanguage(.russian, "Мы готовы, - сказал мэр.", "yes"),
    InLanguage(.russian, "Мэр сказал, что готовы.", "no"),
    InLanguage(.french, "C'est fini, a déclaré le juge.", "yes"),
    InLanguage(.french, "Le juge a déclaré que c'est fini.", "no"), InLanguage(.english, "", "no"),
    InLanguage(.russian, "сказал", "no"),
  ])
  func speechWithoutMarksIsKnown(_ c: InLanguage) {
    #expect(SideReadings.read(c.text, c.language) { $0.hasUnmarkedSpeech } == (c.other == "yes"))
  }

  @Test func wordsAreLookedUpWithoutWhatIsWrittenToThem() {
    func isMonth(_ text: String, _ language: Language) -> Bool {
      SideReadings.read(text, language) { side in
        side.tokens.indices.contains { side.term(.month, at: $0) != nil }
      }
    }
    #expect(isMonth("May's", .english) && isMonth("במאי", .hebrew) && !isMonth("Mays", .english))
    func isDay(_ text: String, _ language: Language) -> Bool {
      SideReadings.read(text, language) { side in
        side.tokens.indices.contains { side.term(.weekday, at: $0) != nil }
      }
    }
    #expect(isDay("والجمعة", .arabic) && isDay("الجمعة", .arabic) && !isDay("جمع", .arabic))
  }

  @Test(arguments: [
    InLanguage(.german, "dreihundertfünfundzwanzig", "325"), InLanguage(.german, "zweitausend", "2000"),
    InLanguage(.german, "Torhaus", "-"), InLanguage(.german, "dreihundertfünfundzwanzigx", "-"),
    InLanguage(.russian, "двухметровый", "2"), InLanguage(.russian, "однозначный", "-"),
    InLanguage(.german, "", "-"),
  ])
  func numbersInOneWordOfSeveral(_ c: InLanguage) {
    let found = SideReadings.read(c.text, c.language) { side in
      side.tokens.isEmpty ? nil : side.compound(0)?.value
    }
    #expect(found.map { "\(Int($0))" } ?? "-" == c.other)
  }

  @Test func aDayAndTheNumberBehindItAreTwo() {
    #expect(SideReadings.figures("On April 3 410 people came.", .english).contains("410"))
    #expect(!SideReadings.figures("On April 3 410 people came.", .english).contains("3410"))
    let often = String(repeating: "On April 3 410 people came and went. ", count: 3)
    #expect(SideReadings.figures(often, .english).ranges(of: "410").count == 3)
    #expect(SideReadings.dates(often, .english) == ["0-4-3", "0-4-3", "0-4-3"])
  }

  @Test func wordsAreFoundInShortAndInLongSides() {
    for text in ["Halden und Velgard", String(repeating: "wort ", count: 100) + "Halden und Velgard"] {
      let (known, other, german) = SideReadings.read(text, .german) { side in
        (side.has(WordFolding.hash("halden")), side.has(WordFolding.hash("ilves")), side.scripts[.latin])
      }
      #expect(known && !other)
      #expect(german == text.split(separator: " ").count)
    }
  }

  @Test func textsAreShortenedForMessages() {
    let long = String(repeating: "Größe ", count: 40)
    let (short, whole, first) = SideReadings.read(long, .german) {
      ($0.excerpt($0.range), $0.text(TextRange(0, 7)), $0.text($0.firstWord))
    }
    #expect(short.unicodeScalars.count == 61 && short.hasSuffix("…") && whole == "Größe" && first == "Größe")
    #expect(SideReadings.read("a\nb", .german) { $0.excerpt($0.range) } == "a b")
    #expect(
      SideReadings.read("", .german) { $0.firstWord } == TextRange(0, 0)
        && SideReadings.read("“a", .german) { $0.text($0.firstWord) } == "a")
  }

  @Test func tokensOfAnotherLanguageAreItsOwn() {
    func count(_ text: String, _ own: Language, _ other: Language) -> Int {
      SideReadings.read(text, own) { $0.tokens(as: other).count }
    }
    #expect(
      count("l'Institut", .german, .french) == 3 && count("l'Institut", .german, .english) == 1
        && count("l'Institut", .french, .french) == 3)
    #expect(count("Institut", .german, .french) == 1)
  }
}
