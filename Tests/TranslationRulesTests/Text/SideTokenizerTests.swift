import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// How a side's text is taken apart, by language.
@Suite struct SideTokenizerTests {
  private static func tokens(_ text: String, _ language: Language) -> [SideToken] {
    var tokens: [SideToken] = []
    Array(text.utf8).withUnsafeBufferPointer {
      SideTokenizer($0, end: $0.count, language: language).tokenize(from: 0, into: &tokens)
    }
    return tokens
  }

  /// The pieces with a bar between.
  private static func cut(_ text: String, _ language: Language) -> String {
    let bytes = Array(text.utf8)
    return tokens(text, language).map { String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
      .joined(separator: "|")
  }

  private static let words: [InLanguage] = [
    InLanguage(.english, "don't wait", "don't|wait"),
    InLanguage(.english, "Ivory's gate-post", "Ivory's|gate|-|post"),
    InLanguage(.english, "'wait'", "'|wait|'"),
    // French, Italian and Turkish end a word at the apostrophe.
    InLanguage(.french, "l'eau d’été", "l|'|eau|d|’|été"), InLanguage(.turkish, "Ankara'da", "Ankara|'|da"),
    InLanguage(.italian, "l'acqua", "l|'|acqua"), InLanguage(.german, "geht's", "geht's"),
    // Signs one by one, letters in words.
    InLanguage(.chinese, "大门ABC开", "大|门|ABC|开"), InLanguage(.japanese, "門はアメリカ", "門|は|ア|メ|リ|カ"),
    InLanguage(.korean, "문이 열려", "문|이|열|려"), InLanguage(.english, "문이 열려", "문이|열려"),
    // Marks inside Hebrew acronyms and units.
    InLanguage(.hebrew, "ק\"מ ארה״ב", "ק\"מ|ארה״ב"), InLanguage(.english, "ק\"מ", "ק|\"|מ"),
    // Signs without width, soft hyphens and points inside words.
    InLanguage(.persian, "می‌شود", "می‌شود"), InLanguage(.german, "Tor\u{AD}haus", "Tor\u{AD}haus"),
    InLanguage(.russian, "за\u{301}мок", "за\u{301}мок"), InLanguage(.hindi, "द्वार बंद", "द्वार|बंद"),
    InLanguage(.english, "", ""), InLanguage(.english, " \r\n\t", ""),
    InLanguage(.english, "\u{200B}a\u{FEFF}", "a"), InLanguage(.english, "👩🏽‍💻", "👩|🏽|💻"),
    InLanguage(.english, "𝐀b", "𝐀b"),
  ]

  @Test(arguments: words)
  func wordsAreCutAsTheLanguageDoes(_ c: InLanguage) {
    #expect(Self.cut(c.text, c.language) == c.other)
  }

  private static let numbers: [InLanguage] = [
    InLanguage(.english, "1,234.5", "1,234.5"), InLanguage(.english, "7.", "7|."),
    InLanguage(.english, "7,", "7|,"), InLanguage(.french, "1 234 567 navires", "1 234 567|navires"),
    InLanguage(.french, "12 34", "12|34"), InLanguage(.french, "1 2345", "1|2345"),
    InLanguage(.french, "1234 567", "1234|567"), InLanguage(.german, "1’234", "1’234"),
    InLanguage(.english, "1'23", "1|'|23"),
    InLanguage(.english, "2019,2020", "2019|,|2020"), InLanguage(.german, "12,2020", "12,2020"),
    InLanguage(.english, "12,2020", "12|,|2020"), InLanguage(.english, "123,2020", "123,2020"),
    InLanguage(.chinese, "6.47，95%", "6.47|，|95|%"), InLanguage(.chinese, "6，470", "6，470"),
    InLanguage(.persian, "۱۲٫۵", "۱۲٫۵"), InLanguage(.english, "7ships", "7|ships"),
    InLanguage(.english, "B2B", "B|2|B"),
    InLanguage(.english, "10:30", "10|:|30"), InLanguage(.english, "1\u{A0}234", "1\u{A0}234"),
  ]

  @Test(arguments: numbers)
  func numbersHoldTheirSeparators(_ c: InLanguage) {
    #expect(Self.cut(c.text, c.language) == c.other)
  }

  @Test func flagsSayHowWordsLook() {
    func flags(_ word: String, _ language: Language = .english) -> [Bool] {
      let flags = Self.tokens(word, language).first?.flags ?? []
      return [flags.contains(.capital), flags.contains(.allCapitals), flags.contains(.mixedScripts)]
    }
    #expect(
      flags("gate") == [false, false, false] && flags("Gate") == [true, false, false]
        && flags("GATE") == [true, true, false])
    #expect(
      flags("G") == [true, false, false] && flags("Ворота") == [true, false, false]
        && flags("ВОРОТА") == [true, true, false])
    // A Cyrillic letter among Latin ones, and a Latin word with an accent.
    #expect(flags("gаte")[2] && !flags("gâté")[2] && !flags("ворота")[2])
    // French writes acronyms with a plural in small letters only behind them.
    #expect(flags("ONGe", .french)[1] && !flags("ONGe", .english)[1])
  }

  @Test func spaceBeforeIsTheTokensOwn() {
    let spaced = Self.tokens("a b-c\u{A0}d", .english).map(\.isSpaced)
    #expect(spaced == [true, true, false, false, true])
  }

  @Test(
    arguments: [
      (0x30, 0), (0x39, 9), (0x3A, nil), (0x2F, nil), (0x660, 0), (0x669, 9), (0x66A, nil), (0x6F5, 5),
      (0x966, 0), (0x96F, 9), (0x970, nil), (0xFF10, 0), (0xFF1A, nil), (0xE55, 5), (0x17E9, 9),
      (0x1D7CE, nil),
    ] as [(UInt32, Int?)])
  func digitsHaveValues(_ scalar: UInt32, _ value: Int?) {
    #expect(SideTokenizer.digit(scalar) == value)
  }

  @Test func letterClassesHaveBorders() {
    #expect(
      SideTokenizer.isIdeograph(0x4E00) && SideTokenizer.isIdeograph(0x9FFF)
        && !SideTokenizer.isIdeograph(0xA000) && SideTokenizer.isIdeograph(0x3042)
        && !SideTokenizer.isIdeograph(0x30FB))
    #expect(
      SideTokenizer.isSyllable(0xAC00) && SideTokenizer.isSyllable(0xD7A3)
        && !SideTokenizer.isSyllable(0xD7A4))
    #expect(
      SideTokenizer.isCapital(0x41) && !SideTokenizer.isCapital(0x61) && SideTokenizer.isCapital(0xC0)
        && !SideTokenizer.isCapital(0xD7) && !SideTokenizer.isCapital(0xDF))
    #expect(
      SideTokenizer.isCapital(0x410) && !SideTokenizer.isCapital(0x430) && SideTokenizer.isCapital(0x130))
    #expect(
      SideTokenizer.isWordLetter(0x7A) && !SideTokenizer.isWordLetter(0x7B)
        && !SideTokenizer.isWordLetter(0x40) && SideTokenizer.isWordLetter(0x628))
  }
}
