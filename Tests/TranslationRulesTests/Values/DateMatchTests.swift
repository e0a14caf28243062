import Bitext
import Testing

@testable import TranslationRules

/// The dates of sides, and which are the same days.
@Suite struct DateMatchTests {
  /// 12 May 2023 in each language, and 13 May.
  private static let dates: [InLanguage] = [
    InLanguage(.english, "12 May 2023", "13 May 2023"), InLanguage(.english, "May 12, 2023", "May 13, 2023"),
    InLanguage(.german, "12. Mai 2023", "13. Mai 2023"),
    InLanguage(.french, "12 mai 2023", "13 mai 2023"),
    InLanguage(.spanish, "12 de mayo de 2023", "13 de mayo de 2023"),
    InLanguage(.russian, "12 мая 2023 года", "13 мая 2023 года"),
    InLanguage(.turkish, "12 Mayıs 2023", "13 Mayıs 2023"),
    InLanguage(.arabic, "12 مايو 2023", "13 مايو 2023"), InLanguage(.chinese, "2023年5月12日", "2023年5月13日"),
    InLanguage(.japanese, "2023年5月12日", "2023年5月13日"), InLanguage(.korean, "2023년 5월 12일", "2023년 5월 13일"),
    InLanguage(.ukrainian, "12 травня 2023 року", "13 травня 2023 року"),
    InLanguage(.portuguese, "12 de maio de 2023", "13 de maio de 2023"),
    InLanguage(.italian, "12 maggio 2023", "13 maggio 2023"),
    InLanguage(.dutch, "12 mei 2023", "13 mei 2023"),
    InLanguage(.polish, "12 maja 2023", "13 maja 2023"),
    InLanguage(.czech, "12. května 2023", "13. května 2023"),
    InLanguage(.swedish, "12 maj 2023", "13 maj 2023"),
    InLanguage(.hindi, "12 मई 2023", "13 मई 2023"), InLanguage(.hebrew, "12 במאי 2023", "13 במאי 2023"),
    InLanguage(.indonesian, "12 Mei 2023", "13 Mei 2023"),
    // 22 Ordibehesht 1402.
    InLanguage(.persian, "۲۲ اردیبهشت ۱۴۰۲", "۲۳ اردیبهشت ۱۴۰۲"),
  ]

  private static func changes(_ source: String, _ from: Language, _ target: String, _ to: Language) -> Int {
    SideReadings.pair(source, from, target, to) { DateMatch($0.source, $0.target).changes.count }
  }

  @Test(arguments: dates)
  func aDayIsTheSameInAllLanguages(_ c: InLanguage) {
    let expected = c.language == .persian ? "1402-2-22 solarHijri" : "2023-5-12"
    #expect(SideReadings.dates(c.text, c.language) == [expected])
    #expect(Self.changes("It opened on May 12, 2023.", .english, c.text, c.language) == 0)
    #expect(Self.changes("It opened on May 12, 2023.", .english, c.other, c.language) == 1)
  }

  @Test(arguments: [
    ("It opened in May.", []), ("It opened in June.", ["0-6-0"]), ("It may open.", []),
    ("It opened on May 12.", ["0-5-12"]),
    ("It opened in May 2023.", ["2023-5-0"]), ("the twenty-third of March", ["0-3-23"]),
    ("12/5/2023", ["2023-12-5"]), ("2023-05-12", ["2023-5-12"]), ("12.05.2023", ["2023-12-5"]), ("", []),
    ("June", ["0-6-0"]), ("32 June", ["0-6-0"]), ("1.2.3", ["2003-2-1"]), ("1.2.3.4", []),
  ])
  func partsOfDatesAreDates(_ text: String, _ expected: [String]) {
    let found = SideReadings.dates(text, .english)
    // Day and month of a date in figures may be in either order.
    #expect(
      found == expected
        || found.map { $0.split(separator: "-").sorted() }
          == expected.map { $0.split(separator: "-").sorted() },
      "\(found)")
  }

  @Test(arguments: [
    // What only one side states is no fault, and a date in figures may be read in two ways.
    ("It opened on May 12, 2023.", "Es öffnete am 12. Mai.", 0),
    ("It opened on May 12.", "Es öffnete im Mai 2023.", 0),
    ("It opened on 5/12/2023.", "Es öffnete am 12. Mai 2023.", 0),
    ("It opened on 5/12/2023.", "Es öffnete am 13. Mai 2023.", 1),
    ("It opened on May 12.", "Es öffnete am 12. Juni.", 1),
    ("It opened on May 12, 2023.", "Es öffnete am 12. Mai 2024.", 1),
    ("It opened on May 12 and June 3.", "Es öffnete am 3. Juni und am 12. Mai.", 0),
    ("It opened on May 12.", "Es öffnete.", 0), ("", "", 0),
    // Dates that share no part are of two things.
    ("It opened on May 12.", "Es öffnete am 3. Juni.", 0),
  ])
  func datesAreComparedByWhatBothState(_ source: String, _ target: String, _ count: Int) {
    #expect(Self.changes(source, .english, target, .german) == count)
  }

  @Test func aBareMonthInThePlaceOfAnother() {
    func other(_ target: String) -> Bool {
      SideReadings.pair("It opened in June.", .english, target, .german) {
        DateMatch($0.source, $0.target).otherMonth != nil
      }
    }
    #expect(
      other("Es öffnete im Juli.") && !other("Es öffnete im Juni.") && !other("Es öffnete im Juli oder Juni.")
        && !other("Es öffnete am 3. Juli."))
  }

  @Test(arguments: [
    // New Year's days of Iran by the tables of its calendar centre, and the epoch of 1 January 1970.
    (1403, 1, 1, 19_802), (1402, 1, 1, 19_437), (1399, 12, 30, 18_706), (1348, 10, 11, 0),
    (1402, 2, 22, 19_489),
  ])
  func solarHijriDaysAreCounted(_ year: Int, _ month: Int, _ day: Int, _ ordinal: Int) {
    #expect(SolarHijri.ordinal(year: year, month: month, day: day) == ordinal)
    #expect(SolarHijri.ordinal(year: year, month: month, day: day + 1) == ordinal + 1)
  }

  @Test func hijriMonthsHaveThirtyAndTwentyNineDays() {
    let starts = (1...13).map {
      Hijri.ordinal(year: $0 == 13 ? 1446 : 1445, month: $0 == 13 ? 1 : $0, day: 1)
    }
    let lengths = zip(starts.dropFirst(), starts).map { $0 - $1 }
    #expect(
      lengths.dropLast() == [30, 29, 30, 29, 30, 29, 30, 29, 30, 29, 30] && (29...30).contains(lengths[11]))
    // 1 Muharram 1445 was 19 July 2023, give or take a day.
    #expect(abs(starts[0] - 19_557) <= 1)
  }
}
