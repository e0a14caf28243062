import Bitext
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing
import TranslationRules

/// Faults in translations into the languages of which the lists hold values alone (`Language.isPartlyKnown`), each made of
/// right text, which stays silent.
@Suite struct LanguagesBeyondTests {
  struct Copy: Sendable, CustomTestStringConvertible {
    let language: String
    let text: String
    /// What makes a fault of it: a rule, what stands there, and what stands there then.
    let faults: [(rule: String, right: String, wrong: String)]
    var testDescription: String { language }

    init(_ language: String, _ text: String, _ faults: (String, String, String)...) {
      (self.language, self.text) = (language, text)
      self.faults = faults.map { (rule: $0.0, right: $0.1, wrong: $0.2) }
    }
  }

  private static func rules(on target: String, _ language: String, of source: String) -> [String] {
    TestDesk.bilingual(
      translationRules.map { $0 as any Rule },
      SourceText("en\t\(language)\n\(source)\t\(target)\n", name: "a.tsv")
    ).filter { $0.severity > .note }.map(\.rule)
  }

  private static func check(_ copy: Copy, of source: String) {
    #expect(rules(on: copy.text, copy.language, of: source).isEmpty)
    for fault in copy.faults {
      let text = copy.text.replacing(fault.right, with: fault.wrong)
      #expect(
        text != copy.text && rules(on: text, copy.language, of: source).contains(fault.rule),
        "\(fault.rule): \(text)")
    }
  }

  private static let ferry = "The ferry carried 340 passengers on Friday, May 12."
  private static let ferries: [Copy] = [
    Copy(
      "pt", "A balsa transportou 340 passageiros na sexta-feira, 12 de maio.",
      ("translation-number", "340", "430"), ("translation-date", "12", "13"),
      ("translation-date", "sexta", "quinta")),
    Copy(
      "it", "Il traghetto ha trasportato 340 passeggeri venerdì 12 maggio.",
      ("translation-number", "340", "430"), ("translation-date", "12", "13"),
      ("translation-date", "venerdì", "giovedì")),
    Copy(
      "nl", "De veerboot vervoerde vrijdag 12 mei 340 passagiers.", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "vrijdag", "donderdag")),
    Copy(
      "pl", "Prom przewiózł w piątek 12 maja 340 pasażerów.", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "piątek", "czwartek")),
    Copy(
      "cs", "Trajekt přepravil v pátek 12. května 340 cestujících.", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "v pátek", "ve čtvrtek")),
    Copy(
      "sv", "Färjan tog 340 passagerare fredagen den 12 maj.", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "fredagen", "torsdagen")),
    Copy(
      "uk", "Пором перевіз 340 пасажирів у п'ятницю, 12 травня.", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "п'ятницю", "четвер")),
    Copy(
      "ja", "フェリーは5月12日金曜日に340人の乗客を運んだ。", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "金曜日", "木曜日")),
    Copy(
      "ko", "여객선은 5월 12일 금요일에 승객 340명을 태웠다.", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "금요일", "목요일")),
    Copy(
      "hi", "नौका ने शुक्रवार 12 मई को 340 यात्रियों को ढोया।", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "शुक्रवार", "गुरुवार")),
    Copy(
      "he", "המעבורת הסיעה 340 נוסעים ביום שישי, 12 במאי.", ("translation-number", "340", "430"),
      ("translation-date", "12", "13"), ("translation-date", "שישי", "חמישי")),
    Copy(
      "id", "Feri itu mengangkut 340 penumpang pada hari Jumat, 12 Mei.",
      ("translation-number", "340", "430"), ("translation-date", "12", "13"),
      ("translation-date", "Jumat", "Kamis")),
  ]

  @Test(arguments: ferries)
  func numbersAndDaysAreCompared(_ copy: Copy) { Self.check(copy, of: Self.ferry) }

  private static let repairs = "The repairs cost 2.5 million euros, 12 percent more than planned."
  private static let costs: [Copy] = [
    Copy(
      "pt", "Os reparos custaram 2,5 milhões de euros, 12 por cento a mais do que o previsto.",
      ("translation-scale", "milhões", "bilhões"), ("translation-money", "euros", "dólares"),
      ("translation-number", "12", "21")),
    Copy(
      "it", "Le riparazioni sono costate 2,5 milioni di euro, il 12 per cento in più del previsto.",
      ("translation-scale", "milioni", "miliardi"), ("translation-money", "euro", "dollari"),
      ("translation-number", "12", "21")),
    Copy(
      "nl", "De reparaties kostten 2,5 miljoen euro, 12 procent meer dan gepland.",
      ("translation-scale", "miljoen", "miljard"), ("translation-money", "euro", "dollar"),
      ("translation-number", "12", "21")),
    Copy(
      "pl", "Naprawy kosztowały 2,5 miliona euro, o 12 procent więcej, niż planowano.",
      ("translation-scale", "miliona", "miliarda"), ("translation-money", "euro", "dolarów"),
      ("translation-number", "12", "21")),
    Copy(
      "cs", "Opravy stály 2,5 milionu eur, o 12 procent více, než se plánovalo.",
      ("translation-scale", "milionu", "miliardy"), ("translation-money", "eur", "dolarů"),
      ("translation-number", "12", "21")),
    Copy(
      "sv", "Reparationerna kostade 2,5 miljoner euro, 12 procent mer än planerat.",
      ("translation-scale", "miljoner", "miljarder"), ("translation-money", "euro", "dollar"),
      ("translation-number", "12", "21")),
    Copy(
      "uk", "Ремонт коштував 2,5 мільйона євро, на 12 відсотків більше, ніж планували.",
      ("translation-scale", "мільйона", "мільярда"), ("translation-money", "євро", "доларів"),
      ("translation-number", "12", "21")),
    Copy(
      "ja", "修理費は250万ユーロで、計画より12%多かった。", ("translation-scale", "万", "億"), ("translation-money", "ユーロ", "ドル"),
      ("translation-number", "12", "21")),
    Copy(
      "ko", "수리비는 250만 유로로 계획보다 12% 많았다.", ("translation-scale", "만", "억"),
      ("translation-money", "유로로", "달러로"), ("translation-number", "12", "21")),
    Copy(
      "hi", "मरम्मत पर 25 लाख यूरो खर्च हुए, योजना से 12 प्रतिशत अधिक।", ("translation-scale", "लाख", "करोड़"),
      ("translation-money", "यूरो", "डॉलर"), ("translation-number", "12", "21")),
    Copy(
      "he", "התיקונים עלו 2.5 מיליון אירו, 12 אחוזים יותר מהמתוכנן.",
      ("translation-scale", "מיליון", "מיליארד"), ("translation-money", "אירו", "דולר"),
      ("translation-number", "12", "21")),
    Copy(
      "id", "Perbaikan itu menelan biaya 2,5 juta euro, 12 persen lebih banyak dari rencana.",
      ("translation-scale", "juta", "miliar"), ("translation-money", "euro", "dolar"),
      ("translation-number", "12", "21")),
  ]

  @Test(arguments: costs)
  func amountsAreCompared(_ copy: Copy) { Self.check(copy, of: Self.repairs) }

  @Test(arguments: ["pt", "it", "nl", "pl", "cs", "sv", "uk", "ja", "ko", "hi", "he", "id", "und"])
  func codeIsComparedInAnyLanguage(_ language: String) {
    let source = "See <b>%s</b> at https://gate.example/7."
    for (target, rule) in [
      ("<b>%s</b> https://gate.example/7", nil),
      ("<b>%d</b> https://gate.example/7", "translation-placeholder"),
      ("<b>%s https://gate.example/7", "translation-tag"),
      ("<b>%s</b> https://gate.example/8", "translation-url"),
    ] as [(String, String?)] {
      let found = Self.rules(on: target, language, of: source)
      #expect(
        rule.map(found.contains)
          ?? found.allSatisfy {
            !["translation-placeholder", "translation-tag", "translation-url"].contains($0)
          }, "\(target): \(found)")
    }
  }
}
