import Bitext
import Testing

@testable import TranslationRules

/// The numbers, amounts and times that a side states, by language.
@Suite struct FigureScannerTests {
  /// The same amount in each language.
  private static let money: [InLanguage] = [
    InLanguage(.english, "The gate cost 2.5 million euros."),
    InLanguage(.german, "Das Tor kostete 2,5 Millionen Euro."),
    InLanguage(.french, "La porte a coûté 2,5 millions d'euros."),
    InLanguage(.spanish, "La puerta costó 2,5 millones de euros."),
    InLanguage(.russian, "Ворота стоили 2,5 миллиона евро."),
    InLanguage(.turkish, "Kapı 2,5 milyon avroya mal oldu."),
    InLanguage(.arabic, "كلفت البوابة 2.5 مليون يورو."),
    InLanguage(.persian, "دروازه ۲٫۵ میلیون یورو هزینه داشت."),
    InLanguage(.chinese, "大门耗资250万欧元。"), InLanguage(.japanese, "門の費用は250万ユーロだった。"),
    InLanguage(.korean, "문은 250만 유로가 들었다."),
    InLanguage(.ukrainian, "Ворота коштували 2,5 мільйона євро."),
    InLanguage(.portuguese, "O portão custou 2,5 milhões de euros."),
    InLanguage(.italian, "Il cancello è costato 2,5 milioni di euro."),
    InLanguage(.dutch, "De poort kostte 2,5 miljoen euro."),
    InLanguage(.polish, "Brama kosztowała 2,5 miliona euro."),
    InLanguage(.czech, "Brána stála 2,5 milionu eur."),
    InLanguage(.swedish, "Porten kostade 2,5 miljoner euro."),
    InLanguage(.hebrew, "השער עלה 2.5 מיליון אירו."),
    InLanguage(.hindi, "द्वार की लागत 25 लाख यूरो थी।"),
    InLanguage(.indonesian, "Gerbang itu menelan biaya 2,5 juta euro."),
  ]

  @Test(arguments: money)
  func anAmountIsTheSameInAllLanguages(_ c: InLanguage) {
    #expect(SideReadings.figures(c.text, c.language) == "2500000 EUR")
  }

  private static let words: [InLanguage] = [
    InLanguage(.english, "three hundred and five thousand ships", "305000"),
    InLanguage(.english, "twenty-one ships", "21"),
    InLanguage(.english, "two and a half million ships", "2500000"),
    InLanguage(.english, "a dozen ships", "(1), (12)"),
    InLanguage(.german, "einundzwanzig Schiffe", "21"), InLanguage(.german, "dreihundertfünf Schiffe", "305"),
    InLanguage(.german, "zwei Millionen Schiffe", "2000000"),
    InLanguage(.french, "quatre-vingt-dix-sept navires", "97"),
    InLanguage(.french, "soixante et onze navires", "71"),
    InLanguage(.french, "deux millions de navires", "2000000"),
    InLanguage(.spanish, "trescientos cinco barcos", "305"), InLanguage(.spanish, "veintiún barcos", "21"),
    InLanguage(.spanish, "dos mil barcos", "2000"),
    InLanguage(.russian, "триста пять судов", "305"), InLanguage(.russian, "двадцать одно судно", "21"),
    InLanguage(.russian, "полтора миллиона судов", "1500000"),
    InLanguage(.turkish, "üç yüz beş gemi", "305"), InLanguage(.turkish, "yirmi bir gemi", "21"),
    InLanguage(.turkish, "iki buçuk milyon gemi", "2500000"),
    InLanguage(.arabic, "ثلاثمئة سفينة", "300"), InLanguage(.arabic, "خمسة وعشرون سفينة", "25"),
    InLanguage(.persian, "سیصد و پنج کشتی", "305"),
    InLanguage(.persian, "بیست و یک کشتی", "21"), InLanguage(.chinese, "三百零五艘船", "305"),
    InLanguage(.chinese, "一千零一夜", "1001"), InLanguage(.chinese, "二〇二四艘船", "2024"),
    InLanguage(.chinese, "二十一艘船", "21"), InLanguage(.chinese, "1.2亿艘船", "120000000"),
    InLanguage(.japanese, "三百五隻の船", "(305)"), InLanguage(.japanese, "12億円", "1200000000 JPY"),
    InLanguage(.korean, "3억 5000만 척", "350000000"),
  ]

  @Test(arguments: words)
  func numbersInWordsAreReadWhole(_ c: InLanguage) {
    #expect(SideReadings.figures(c.text, c.language) == c.other)
  }

  private static let shares: [InLanguage] = [
    InLanguage(.english, "12 percent"), InLanguage(.english, "12%"), InLanguage(.german, "12 Prozent"),
    InLanguage(.french, "12 pour cent"), InLanguage(.french, "12\u{A0}%"),
    InLanguage(.spanish, "el 12 por ciento"), InLanguage(.russian, "12 процентов"),
    InLanguage(.turkish, "yüzde 12"), InLanguage(.turkish, "%12"),
    InLanguage(.arabic, "12 في المئة"), InLanguage(.persian, "۱۲ درصد"), InLanguage(.chinese, "百分之十二"),
    InLanguage(.chinese, "12%"), InLanguage(.japanese, "12％"),
    InLanguage(.korean, "12퍼센트"), InLanguage(.ukrainian, "12 відсотків"),
    InLanguage(.portuguese, "12 por cento"), InLanguage(.italian, "il 12 per cento"),
    InLanguage(.dutch, "12 procent"), InLanguage(.polish, "12 procent"), InLanguage(.czech, "12 procent"),
    InLanguage(.swedish, "12 procent"),
    InLanguage(.hindi, "12 प्रतिशत"), InLanguage(.hebrew, "12 אחוזים"), InLanguage(.indonesian, "12 persen"),
  ]

  @Test(arguments: shares)
  func sharesAreInPercent(_ c: InLanguage) {
    #expect(SideReadings.figures(c.text, c.language) == "12 %")
  }

  private static let clocks: [InLanguage] = [
    InLanguage(.english, "at 2:30 p.m. on time", "2:30"), InLanguage(.english, "at 14:30 on time", "14:30"),
    InLanguage(.english, "at 3 p.m. on time", "3:00"),
    InLanguage(.german, "um 14.30 Uhr", "14:30"), InLanguage(.german, "um 14 Uhr", "14:00"),
    InLanguage(.french, "à 14h30", "14:30"), InLanguage(.french, "à 14 h", "14:00"),
    InLanguage(.chinese, "下午2点30分", "2:30"), InLanguage(.chinese, "14点半", "14:30"),
    InLanguage(.japanese, "午後2時30分", "2:30"), InLanguage(.korean, "오후 2시 30분", "2:30"),
    InLanguage(.russian, "в 14:30", "14:30"), InLanguage(.spanish, "a las 14:30", "14:30"),
    InLanguage(.portuguese, "às 14h30", "14:30"),
    // What lasts hours is no time of day, and no time has sixty minutes.
    InLanguage(.japanese, "2時間", "2 hour"), InLanguage(.korean, "2시간", "2 hour"),
  ]

  @Test(arguments: clocks)
  func timesOfDayAreMinutes(_ c: InLanguage) {
    #expect(
      SideReadings.figures(c.text, c.language).replacing("(", with: "").replacing(")", with: "") == c.other)
  }

  @Test(arguments: [
    "", "?", "ships", "👩🏽‍💻", "https://gate.example/2024/7", "desk7@gate.example", "%2$s and {0}", "``7``",
    "\r\n",
  ])
  func otherTextsStateNothing(_ text: String) {
    for language in [Language.english, .german, .arabic, .chinese, .other] {
      #expect(SideReadings.figures(text, language).isEmpty, "\(language)")
    }
  }

  @Test func partsOfNamesOnlyAnswer() {
    for text in ["COVID-19 spread.", "An F-16 flew.", "The G7 met."] {
      let figures = SideReadings.figures(text, .english)
      #expect(figures.isEmpty || figures.hasPrefix("("), "\(figures)")
    }
    #expect(SideReadings.figures("The 19 flew.", .english) == "19")
  }

  @Test func numbersBesideUnknownWordsAreOpen() {
    func open(_ text: String, _ language: Language) -> [Bool] {
      SideReadings.read(text, language) { $0.figures.map(\.isOpen) }
    }
    #expect(
      open("7 skip", .other) == [true] && open("7 skip", .english) == [false] && open("7.", .other) == [false]
    )
  }

  @Test func figuresKnowWhereTheyStand() {
    let found = SideReadings.read("About 7 (12) gates cost $5.", .english) { side in
      side.figures.map { "\(side.text($0.range)) \($0.isAbout) \($0.isBracketed)" }
    }
    #expect(found == ["7 true false", "12 false true", "5 false false"])
    let amount = SideReadings.read("It cost $5.", .english) { side in
      side.figures.map { side.text(side.amountRange($0)) }
    }
    #expect(amount == ["$5"])
  }
}
