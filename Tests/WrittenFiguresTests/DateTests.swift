import ArticleModel
import Calendars
import RuleTestSupport
import SourceText
import Testing
import WrittenFigures

@Suite struct Dates {
  /// Every day of 1900 to 2100, a year at a time.
  @Test(arguments: DateFormat.full) func everyDayComesBack(_ format: DateFormat) {
    for year in 1900...2100 {
      let first = CalendarDate(knownYear: year, month: 1, day: 1).ordinal
      let next = CalendarDate(knownYear: year + 1, month: 1, day: 1).ordinal
      let days = (first..<next).map { CalendarDate(ordinal: $0) }
      let copy = days.map { "\(format.write($0)); " }.joined()
      let found = FigureTable(TestDesk.article(copy)).dates
      #expect(found.map(\.stated) == days, "\(year)")
      #expect(found.map { $0.weekday?.number } == days.map(\.weekday), "\(year)")
    }
  }

  @Test(arguments: [
    ("On Khordad 27, 1399 the talks began.", "2020-06-16"), ("On 12 Shahrivar 1399 it closed.", "2020-09-02"),
    ("le mardi 16 juin 2020, à Paris", "2020-06-16"),
    ("el martes 16 de junio de 2020 en Madrid", "2020-06-16"),
    ("во вторник, 16 июня 2020 года", "2020-06-16"), ("am Dienstag, 16. Juni 2020, in Berlin", "2020-06-16"),
  ]) func readsOtherCalendarsAndLanguages(_ copy: String, _ iso: String) {
    #expect(FigureTable(TestDesk.article(copy)).dates.map { $0.stated?.iso } == [iso])
  }

  @Test(arguments: [
    "He has 15 May bushes.", "It may 15 times fail.", "F-15 June bugs.", "They march 20 miles.",
    "Mehr 20 said so.",
    "On 24/7 duty.", "Version 3.4.21 is out.", "It was 6-4, 7-6.",
  ]) func staysSilentOnWhatIsNoDate(_ copy: String) {
    let found = FigureTable(TestDesk.article(copy)).dates
    #expect(found.allSatisfy { $0.year == nil && $0.weekday == nil }, "\(found)")
  }

  @Test func takesTheYearNearestToTheStory() throws {
    let date = try #require(FigureTable(TestDesk.article("It ended on Dec. 30.")).dates.first)
    #expect(date.day(near: CalendarDate(iso: "2020-01-03"))?.iso == "2019-12-30")
    #expect(date.day(near: CalendarDate(iso: "2020-12-03"))?.iso == "2020-12-30")
    #expect(date.day(near: nil) == nil)
  }

  @Test func readsRangesOfDays() throws {
    for copy in ["from June 15 to 19, 2020", "June 15-19, 2020", "15–19 June 2020", "15 to 19 June 2020"] {
      let found = FigureTable(TestDesk.article("They met " + copy + ".")).dates
      #expect(
        found.map(\.day) == [15] && found.map(\.lastDay) == [19] && found.map(\.year) == [2020], "\(copy)")
    }
  }
}

@Suite struct Clocks {
  @Test func everyMinuteComesBack() {
    for form in [WrittenClock.Form.twelve, .twentyFour] {
      let copy = (0..<1440).map { "It began at \(WrittenClock.name($0, as: form)) as planned. " }.joined()
      let found = FigureTable(TestDesk.article(copy)).clocks
      #expect(found.map(\.minute) == Array(0..<1440))
      #expect(found.allSatisfy { $0.form == form })
    }
  }

  @Test(arguments: [
    ("at 8pm Tehran time (1530 GMT)", [1200, 930]), ("at 12 noon", [720]), ("at 0930 UTC", [570]),
    ("at 10:30 BST (0930 UTC)", [630, 570]), ("at 7:30 a.m. EDT", [450]), ("at 8.30pm local time", [1230]),
    ("won 3:1 and 10:7", []), ("a 1430 page book", []), ("I have 8 am cards", [480]),
  ]) func readsTimes(_ copy: String, _ minutes: [Int]) {
    #expect(FigureTable(TestDesk.article(copy)).clocks.map(\.minute) == minutes)
  }
}
