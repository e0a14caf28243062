import BuiltInRules
import Calendars
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Dates with their weekdays, right and wrong, through the rules about dates: every day of 1900 to 2100 with
/// `scripts/test-long`, some years of them otherwise.
@Suite struct DateProperties {
  private static let years = TestDesk.isLongRun ? Array(1900...2100) : [1900, 1999, 2020, 2100]

  /// Rules that could find fault with a date or weekday by themselves.
  private static let rules: [any Rule] = [
    WeekdayDateMismatch(), ImpossibleDate(), DateOrderAmbiguous(), DatelineImpossibleDate(),
  ]

  private static func days(of year: Int) -> [CalendarDate] {
    let first = CalendarDate(knownYear: year, month: 1, day: 1).ordinal
    let next = CalendarDate(knownYear: year + 1, month: 1, day: 1).ordinal
    return (first..<next).map { CalendarDate(ordinal: $0) }
  }

  private static func copy(_ dates: [String]) -> SourceText {
    SourceText(dates.map { "The council met on \($0). " }.joined())
  }

  @Test(arguments: DateFormat.full) func rightWeekdaysAreLeftAlone(_ format: DateFormat) {
    for year in Self.years {
      let copy = Self.copy(Self.days(of: year).map { format.write($0) })
      for rule in Self.rules {
        let found = TestDesk.diagnostics(rule, on: copy)
        #expect(found.isEmpty, "\(year): \(found.first?.message ?? "")")
      }
    }
  }

  /// In the middle of the year that is meant the story's date says which it is.
  @Test(arguments: DateFormat.yearless) func rightWeekdaysOfTheStorysYearAreLeftAlone(_ format: DateFormat) {
    for year in Self.years {
      let copy = Self.copy(Self.days(of: year).map { format.write($0) })
      let found = TestDesk.diagnostics(WeekdayDateMismatch(), on: copy, date: "\(year)-07-02")
      #expect(found.isEmpty, "\(year): \(found.first?.message ?? "")")
    }
  }

  /// Each wrong weekday is found, and each repair that is offered leaves nothing to find.
  @Test(arguments: DateFormat.full) func wrongWeekdaysAreFound(_ format: DateFormat) {
    for year in Self.years {
      let days = Self.days(of: year)
      let copy = Self.copy(days.enumerated().map { format.write($1, weekday: ($1.weekday + $0 % 6) % 7 + 1) })
      let found = TestDesk.diagnostics(WeekdayDateMismatch(), on: copy)
      #expect(found.count == days.count, "\(year)")
      for choice in 0..<2 {
        let fixes = found.compactMap { $0.fixes.indices.contains(choice) ? $0.fixes[choice] : $0.fixes.first }
        var bytes = copy.bytes
        for edit in fixes.flatMap(\.edits).reversed() {
          bytes.replaceSubrange(edit.range.lower..<edit.range.upper, with: Array(edit.text.utf8))
        }
        let rest = TestDesk.diagnostics(
          WeekdayDateMismatch(), on: SourceText(name: "story.txt", bytes: bytes))
        #expect(rest.isEmpty, "\(year), repair \(choice): \(rest.first?.message ?? "")")
      }
    }
  }
}
