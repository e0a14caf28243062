import Bitext
import Testing

@testable import TranslationRules

/// Weekdays of two sides.
@Suite struct WeekdaysTests {
  /// On Friday, and on Thursday.
  private static let days: [InLanguage] = [
    InLanguage(.german, "am Freitag", "am Donnerstag"), InLanguage(.french, "vendredi", "jeudi"),
    InLanguage(.spanish, "el viernes", "el jueves"), InLanguage(.russian, "в пятницу", "в четверг"),
    InLanguage(.turkish, "cuma günü", "perşembe günü"), InLanguage(.arabic, "يوم الجمعة", "يوم الخميس"),
    InLanguage(.persian, "روز جمعه", "روز پنجشنبه"), InLanguage(.chinese, "星期五", "星期四"),
    InLanguage(.japanese, "金曜日に", "木曜日に"), InLanguage(.korean, "금요일에", "목요일에"),
    InLanguage(.ukrainian, "у п'ятницю", "у четвер"),
    InLanguage(.portuguese, "na sexta-feira", "na quinta-feira"),
    InLanguage(.italian, "venerdì", "giovedì"), InLanguage(.dutch, "op vrijdag", "op donderdag"),
    InLanguage(.polish, "w piątek", "w czwartek"), InLanguage(.czech, "v pátek", "ve čtvrtek"),
    InLanguage(.swedish, "på fredagen", "på torsdagen"), InLanguage(.hindi, "शुक्रवार को", "गुरुवार को"),
    InLanguage(.hebrew, "ביום שישי", "ביום חמישי"),
    InLanguage(.indonesian, "pada hari Jumat", "pada hari Kamis"),
  ]

  private static func differ(_ source: String, _ target: String, _ language: Language) -> Bool {
    SideReadings.pair(source, .english, target, language) { Weekdays.change($0.source, $0.target) != nil }
  }

  @Test(arguments: days)
  func anotherDayIsNoticed(_ c: InLanguage) {
    #expect(!Self.differ("It opened on Friday.", c.text, c.language))
    #expect(Self.differ("It opened on Friday.", c.other, c.language))
  }

  @Test(arguments: [
    ("It opened on Friday.", "Es öffnete.", false), ("It opened.", "Es öffnete am Freitag.", false),
    ("", "", false), ("On Friday and Monday", "am Montag und Freitag", false),
    ("On Friday and Monday", "am Freitag und Dienstag", true),
    ("On Friday and Monday", "am Dienstag und Mittwoch", false),
    ("On Friday and on Friday", "am Freitag", false),
    // The night before a day, and a date that says which of two is meant.
    ("On Thursday night", "in der Nacht zum Freitag", false),
    ("On Wednesday night", "in der Nacht zum Freitag", true),
    ("On Friday, May 12, and Monday, May 15", "am Montag, 12. Mai, und Freitag, 15. Mai", true),
    ("On Friday, May 12, and Monday, May 15", "am Freitag, 12. Mai, und Montag, 15. Mai", false),
  ])
  func severalDaysAreComparedAsSets(_ source: String, _ target: String, _ differ: Bool) {
    #expect(Self.differ(source, target, .german) == differ)
  }

  @Test func rangesAreThoseOfTheDays() {
    let found = SideReadings.pair("It opened on Friday.", .english, "Es öffnete am Donnerstag.", .german) {
      pair in
      Weekdays.change(pair.source, pair.target).map {
        [pair.source.text($0.source), pair.target.text($0.target)]
      }
    }
    #expect(found == ["Friday", "Donnerstag"])
  }
}
