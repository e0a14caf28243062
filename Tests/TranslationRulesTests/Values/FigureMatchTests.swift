import Bitext
import Testing

@testable import TranslationRules

/// Which numbers of two sides answer one another.
@Suite struct FigureMatchTests {
  /// What is left over: `changed 12>13`, `missing 5`, `added 7`, `foreign`, `currency`, `unit`, `share`, `sign`.
  private static func left(_ source: String, _ from: Language, _ target: String, _ to: Language) -> String {
    SideReadings.pair(source, from, target, to) { pair in
      let match = FigureMatch(pair.source, pair.target)
      func text(_ change: FigureMatch.Change) -> String {
        "\(Amount.text(change.source.value))>\(Amount.text(change.target.value))"
      }
      let all =
        match.changes.map { "changed " + text($0) } + match.missing.map { "missing " + Amount.text($0.value) }
        + match.added.map { "added " + Amount.text($0.value) } + match.foreign.map { "foreign " + text($0) }
        + match.otherCurrency.map { _ in "currency" } + match.otherUnit.map { _ in "unit" }
        + match.otherShare.map { _ in "share" }
        + match.otherSign.map { _ in "sign" }
      return all.joined(separator: ", ")
    }
  }

  /// `12 kilometres` and `12 miles` in each language.
  private static let ways: [InLanguage] = [
    InLanguage(.german, "Der Weg ist 12 Kilometer lang.", "Der Weg ist 12 Meilen lang."),
    InLanguage(.french, "La route fait 12 kilomètres.", "La route fait 12 miles."),
    InLanguage(.spanish, "El camino tiene 12 kilómetros.", "El camino tiene 12 millas."),
    InLanguage(.russian, "Длина дороги 12 километров.", "Длина дороги 12 миль."),
    InLanguage(.turkish, "Yol 12 kilometre uzunluğunda.", "Yol 12 mil uzunluğunda."),
    InLanguage(.arabic, "طول الطريق 12 كيلومترا.", "طول الطريق 12 ميلا."),
    InLanguage(.persian, "طول جاده ۱۲ کیلومتر است.", "طول جاده ۱۲ مایل است."),
    InLanguage(.chinese, "这条路长12公里。", "这条路长12英里。"),
    InLanguage(.japanese, "道は12キロメートルある。", "道は12マイルある。"),
    InLanguage(.portuguese, "O caminho tem 12 quilômetros.", "O caminho tem 12 milhas."),
    InLanguage(.italian, "La strada è lunga 12 chilometri.", "La strada è lunga 12 miglia."),
    InLanguage(.dutch, "De weg is 12 kilometer lang.", "De weg is 12 mijl lang."),
  ]

  @Test(arguments: ways)
  func unitsAreCompared(_ c: InLanguage) {
    #expect(Self.left("The road is 12 kilometres long.", .english, c.text, c.language) == "")
    #expect(Self.left("The road is 12 kilometres long.", .english, c.other, c.language) == "unit")
    // A mile is 1.609 kilometres: 7.5 miles are 12.
    #expect(Self.left("The road is 7.5 miles long.", .english, c.text, c.language) == "")
  }

  /// Twelve ships, and thirteen.
  private static let ships: [InLanguage] = [
    InLanguage(.german, "Es waren zwölf Schiffe.", "Es waren 13 Schiffe."),
    InLanguage(.french, "Il y avait douze navires.", "Il y avait 13 navires."),
    InLanguage(.spanish, "Había doce barcos.", "Había 13 barcos."),
    InLanguage(.russian, "Было двенадцать судов.", "Было 13 судов."),
    InLanguage(.turkish, "On iki gemi vardı.", "13 gemi vardı."),
    InLanguage(.arabic, "كانت هناك 12 سفينة.", "كانت هناك 13 سفينة."),
    InLanguage(.persian, "دوازده کشتی بود.", "۱۳ کشتی بود."), InLanguage(.chinese, "有十二艘船。", "有13艘船。"),
    InLanguage(.japanese, "船は12隻あった。", "船は13隻あった。"), InLanguage(.korean, "배는 12척이었다.", "배는 13척이었다."),
    InLanguage(.italian, "C'erano 12 navi.", "C'erano 13 navi."),
    InLanguage(.hindi, "१२ जहाज थे।", "१३ जहाज थे।"), InLanguage(.hebrew, "היו 12 אוניות.", "היו 13 אוניות."),
    InLanguage(.indonesian, "Ada 12 kapal.", "Ada 13 kapal."),
  ]

  @Test(arguments: ships)
  func anotherNumberIsAChange(_ c: InLanguage) {
    #expect(Self.left("There were 12 ships.", .english, c.text, c.language) == "")
    #expect(Self.left("There were 12 ships.", .english, c.other, c.language) == "changed 12>13")
  }

  @Test(arguments: [
    // The same in other words: times, hundredths, shares, decades, calendars, temperatures.
    ("The gate opens at 2:30 p.m.", Language.english, "Das Tor öffnet um 14.30 Uhr.", Language.german, ""),
    ("It cost 39 cents.", .english, "Es kostete 0,39 Euro.", .german, ""),
    ("A fifth of the ships left.", .english, "20 Prozent der Schiffe fuhren ab.", .german, ""),
    ("A fifth of the ships left.", .english, "30 Prozent der Schiffe fuhren ab.", .german, "changed 5>30"),
    ("It was 86 °F.", .english, "Es waren 30 °C.", .german, ""),
    ("It opened in 2024.", .english, "این دروازه در سال ۱۴۰۳ باز شد.", .persian, ""),
    ("It opened in 2024.", .english, "این دروازه در سال ۱۳۹۹ باز شد.", .persian, "changed 2024>1399"),
    ("He came 30 years ago.", .english, "Il est venu il y a des décennies.", .french, ""),
    // And what is not.
    ("The gate opens at 2:30 p.m.", .english, "Das Tor öffnet um 15.30 Uhr.", .german, "changed 2.3>15.3"),
    ("It was 86 °F.", .english, "Es waren 20 °C.", .german, "changed 86>20"),
    ("12 ships", .english, "Schiffe", .german, "missing 12"),
    ("ships", .english, "12 Schiffe", .german, "added 12"), ("", .english, "", .german, ""),
    ("It cost 5 euros.", .english, "Es kostete 5 Dollar.", .german, "currency"),
    ("It rose by 5 percent.", .english, "Es stieg um 5.", .german, "share"),
    ("It rose by 2.5.", .english, "Es stieg um 2.5.", .german, "sign"),
    ("It rose by 2.5.", .english, "Es stieg um 2,5.", .german, ""),
    ("It cost 25.500 euros.", .german, "It cost 25.500 euros.", .english, "foreign 25,500>25.5"),
    ("It cost 25.500 euros.", .german, "It cost 25,500 euros.", .english, ""),
  ])
  func amountsAreTheSameOrNot(
    _ source: String, _ from: Language, _ target: String, _ to: Language, _ expected: String
  ) {
    #expect(Self.left(source, from, target, to) == expected)
  }

  @Test func aNumberMayComeBack() {
    #expect(
      Self.left("Of 12 ships some left.", .english, "Von 12 Schiffen fuhren einige ab, 12 waren es.", .german)
        == "")
    #expect(Self.left("12 ships, 13 gates", .english, "13 Schiffe, 12 Tore", .german) == "")
  }

  @Test func tablesOfNumbersAreNotCompared() {
    func row(_ from: Int, _ count: Int) -> String {
      (from..<(from + count)).map { "\($0 * 7 + 10_000)" }.joined(separator: "; ")
    }
    #expect(Self.left(row(0, 300), .english, row(1000, 300), .german) == "")
    #expect(Self.left(row(0, 3), .english, row(1000, 3), .german).hasPrefix("changed"))
  }

  @Test(arguments: [
    (12.0, 12.0, true), (12, 12.0000000001, true), (12, 12.001, false), (0, 1e-10, true),
    (1e15, 1e15 + 1, true), (.infinity, 1, false), (.nan, .nan, false),
  ])
  func sameIsUpToRounding(_ a: Double, _ b: Double, _ isSame: Bool) {
    #expect(FigureMatch.same(a, b) == isSame)
  }

  @Test func nearIsWithinSevenPercent() {
    #expect(
      FigureMatch.isNear(100, 107) && !FigureMatch.isNear(100, 108) && FigureMatch.isNear(-100, -95)
        && !FigureMatch.isNear(1, -1))
    #expect(
      FigureMatch.isNearWhole(7.6, 8) && FigureMatch.isNearWhole(7.6, 7) && !FigureMatch.isNearWhole(7.7, 7)
        && !FigureMatch.isNearWhole(7.6, 7.5))
  }
}
