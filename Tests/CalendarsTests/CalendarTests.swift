import Calendars
import Testing

@Suite struct Moments {
  @Test(arguments: [
    ("2020-06-15T10:15:00Z", "2020-06-15T12:14+02:00", true),
    ("2020-06-15T101500Z", "2020-06-15T12:15:00.250+0200", false),
    ("2020-06-16T00:01:00+02:00", "2020-06-15T22:00:59Z", true),
    ("2020-06-15T23:30:00-01:00", "2020-06-16T01:00:00Z", false),
    // Without a zone only the day counts.
    ("2020-06-15T23:00", "2020-06-15T01:00:00Z", false), ("2020-06-16", "2020-06-15T23:00:00Z", true),
  ]) func areCompared(_ a: String, _ b: String, _ isLater: Bool) throws {
    let first = try #require(StatedMoment(iso: a))
    #expect(first.isLater(than: try #require(StatedMoment(iso: b))) == isLater)
  }

  @Test(arguments: ["", "15 June 2020", "2020-06-31", "2020-06", "20200615T101500Z"])
  func otherTextIsNone(_ text: String) { #expect(StatedMoment(iso: text) == nil) }
}

@Suite struct Calendar {
  @Test func everyDayComesBackFromItsOrdinal() {
    var ordinal = CalendarDate(knownYear: 1599, month: 12, day: 31).ordinal
    for year in 1600...2400 {
      for month in 1...12 {
        for day in 1...CalendarDate.days(in: month, of: year) {
          let date = CalendarDate(knownYear: year, month: month, day: day)
          ordinal += 1
          #expect(date.ordinal == ordinal && CalendarDate(ordinal: ordinal) == date)
        }
      }
    }
  }

  /// Test vectors of DOMAIN.md 5.5, and days that almanacs name.
  @Test(arguments: [
    (OtherCalendar.solarHijri, 1399, 1, 1, "2020-03-20"), (.solarHijri, 1399, 3, 27, "2020-06-16"),
    (.solarHijri, 1399, 6, 12, "2020-09-02"), (.solarHijri, 1399, 12, 30, "2021-03-20"),
    (.solarHijri, 1357, 11, 22, "1979-02-11"), (.solarHijri, 1403, 1, 1, "2024-03-20"),
    (.solarHijri, 1404, 1, 1, "2025-03-21"), (.juche, 109, 6, 15, "2020-06-15"),
    (.republicOfChina, 109, 1, 11, "2020-01-11"), (.buddhist, 2563, 12, 5, "2020-12-05"),
  ]) func convertsKnownDays(_ calendar: OtherCalendar, _ y: Int, _ m: Int, _ d: Int, _ iso: String) {
    #expect(calendar.gregorian(year: y, month: m, day: d)?.iso == iso)
    #expect(calendar.gregorianYears(of: y).contains(Int(iso.prefix(4)) ?? 0))
  }

  /// The moon is sighted: a day more or less is right.
  @Test(arguments: [
    (1441, 9, 1, "2020-04-24"), (1442, 1, 1, "2020-08-20"), (1445, 10, 1, "2024-04-10"),
    (1400, 1, 1, "1979-11-21"),
  ]) func convertsTheMoonsYearWithinADay(_ y: Int, _ m: Int, _ d: Int, _ iso: String) throws {
    let computed = try #require(OtherCalendar.hijri.gregorian(year: y, month: m, day: d))
    let stated = try #require(CalendarDate(iso: iso))
    #expect(abs(computed.ordinal - stated.ordinal) <= OtherCalendar.hijri.tolerance)
  }

  @Test func solarYearsFollowEachOtherWithoutAGap() throws {
    for year in 1211..<1633 {
      let last =
        OtherCalendar.solarHijri.gregorian(year: year, month: 12, day: 30)
        ?? OtherCalendar.solarHijri.gregorian(year: year, month: 12, day: 29)
      let next = try #require(OtherCalendar.solarHijri.gregorian(year: year + 1, month: 1, day: 1))
      let end = try #require(last)
      #expect(end.ordinal + 1 == next.ordinal)
    }
    #expect(OtherCalendar.solarHijri.gregorian(year: 1400, month: 12, day: 30) == nil)
    #expect(OtherCalendar.solarHijri.gregorian(year: 1399, month: 7, day: 31) == nil)
  }
}
