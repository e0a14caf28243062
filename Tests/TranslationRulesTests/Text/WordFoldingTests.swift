import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// What makes two written forms one word.
@Suite struct WordFoldingTests {
  @Test(arguments: [
    ("Gate", "gate"), ("ÉTÉ", "été"), ("ВОРОТА", "ворота"), ("Ёж", "еж"), ("İstanbul", "istanbul"),
    ("كتاب", "کتاب"), ("يوم", "یوم"), ("أحمد", "احمد"), ("مُحَمَّد", "محمد"), ("مـحمد", "محمد"),
    ("می‌شود", "میشود"),
    ("Tor\u{AD}haus", "torhaus"), ("don’t", "don't"), ("ＧＡＴＥ", "gate"), ("ארה״ב", "ארה\"ב"),
    ("за\u{301}мок", "замок"), ("ΠΎΛΗ", "πύλη"), ("فاطمة", "فاطمه"),
  ])
  func formsOfOneWordAreTheSame(_ a: String, _ b: String) {
    #expect(WordFolding.hash(a) == WordFolding.hash(b))
  }

  @Test(arguments: [
    ("gate", "gates"), ("été", "ete"), ("и", "й"), ("ı", "i"), ("Größe", "Groesse"), ("が", "か"), ("大", "太"),
    ("a", ""), ("ß", "ss"),
  ])
  func otherWordsAreNot(_ a: String, _ b: String) {
    #expect(WordFolding.hash(a) != WordFolding.hash(b))
  }

  @Test func phrasesKnowTheirOrder() {
    let (a, b) = (WordFolding.hash("old"), WordFolding.hash("gate"))
    #expect(
      WordFolding.joined(a, b) != WordFolding.joined(b, a) && WordFolding.joined(a, b) != a
        && WordFolding.joined(a, a) != a)
    let bytes = Array("the Old gate".utf8)
    #expect(bytes.withUnsafeBufferPointer { WordFolding.hash($0, 4, 7) } == a)
  }

  private static let guesses: [InLanguage] = [
    InLanguage(.english, "The gate of the town was shut and nobody knew why."),
    InLanguage(.german, "Das Tor der Stadt war zu und niemand wusste, warum es so ist."),
    InLanguage(.french, "La porte de la ville était fermée et personne ne sait pourquoi."),
    InLanguage(.spanish, "La puerta de la ciudad estaba cerrada y nadie sabe por qué."),
    InLanguage(.russian, "Ворота города были закрыты, и никто не знал почему."),
    InLanguage(.ukrainian, "Ворота міста були зачинені, і ніхто не знав чому."),
    InLanguage(.arabic, "كانت بوابة المدينة مغلقة ولا أحد يعرف السبب."),
    InLanguage(.persian, "دروازه شهر بسته بود و کسی نمی‌دانست چرا."), InLanguage(.chinese, "城门关了，没有人知道为什么。"),
    InLanguage(.japanese, "町の門は閉まっていて、誰も理由を知らない。"),
    InLanguage(.korean, "마을의 문이 닫혀 있었다."), InLanguage(.hebrew, "שער העיר היה סגור ואיש לא ידע מדוע."),
    InLanguage(.other, ""), InLanguage(.other, "?! 7"),
  ]

  @Test(arguments: guesses)
  func languagesAreToldByScriptAndSmallWords(_ c: InLanguage) {
    #expect(LanguageGuess.language(of: Array(c.text.utf8), SideReadings.lexicon) == c.language)
  }

  @Test func wordsOfSpeechAreByKind() {
    let words = SpeechWords(rows: [
      ["de", "first", "ich|wir"], ["de", "that", "dass"], ["de", "none", "x"], ["de", "first"],
    ])
    SideReadings.read("Ich sage, es regnet.", .german) { side in
      #expect(
        words.has(.first, side) == true && words.has(.that, side) == false
          && words.has(.reported, side) == nil && words.has(.first, side, in: 1..<3) == false)
    }
    #expect(SideReadings.read("I say", .english) { words.has(.first, $0) } == nil)
  }
}
