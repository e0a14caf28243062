/// A calendar that agencies of Asia write beside the Gregorian one.
package enum OtherCalendar: String, Sendable, CaseIterable {
  /// Iran's and Afghanistan's solar year, counted from the Hijra.
  case solarHijri = "solar-hijri"
  /// The Islamic lunar year; the moon is sighted, so a computed day may be one off.
  case hijri
  /// North Korea: years since the birth of Kim Il Sung in 1912.
  case juche
  /// Taiwan: years since the founding of the republic in 1912.
  case republicOfChina = "republic-of-china"
  /// Thailand: years since the Buddha's death.
  case buddhist

  /// How many days a computed day may be off.
  package var tolerance: Int { self == .hijri ? 1 : 0 }

  /// The Gregorian years that a year of this calendar falls in.
  package func gregorianYears(of year: Int) -> ClosedRange<Int> {
    switch self {
    case .solarHijri: (year + 621)...(year + 622)
    case .hijri:
      OtherCalendar.hijriDay(year, 1, 1).year...OtherCalendar.hijriDay(year + 1, 1, 1).adding(days: 1).year
    case .juche, .republicOfChina: (year + 1911)...(year + 1911)
    // Thai years before 1941 began in April.
    case .buddhist: (year - 543)...(year - 543)
    }
  }

  /// The Gregorian day of a day of this calendar; nil when the calendar has no such day, or is not
  /// computed so far from our time.
  package func gregorian(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    switch self {
    case .solarHijri:
      guard (1211...1633).contains(year), day <= OtherCalendar.solarDays(in: month, of: year) else {
        return nil
      }
      let before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
      return CalendarDate(ordinal: OtherCalendar.solarNewYear(year) + before + day - 1)
    case .hijri:
      guard (1...2000).contains(year), day <= 30 else { return nil }
      return OtherCalendar.hijriDay(year, month, day)
    case .juche, .republicOfChina, .buddhist:
      return CalendarDate(year: gregorianYears(of: year).lowerBound, month: month, day: day)
    }
  }

  // MARK: Solar Hijri

  /// Leap years by their place in the cycle of 33 years, which agrees with the astronomical calendar from
  /// 1211 to 1633. Source: K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and
  /// Planets 74 (1996).
  private static let solarLeapYears = [1, 5, 9, 13, 17, 22, 26, 30]

  /// Number of days in a month: six of 31, five of 30, and Esfand of 29 or 30.
  private static func solarDays(in month: Int, of year: Int) -> Int {
    switch month {
    case 1...6: 31
    case 7...11: 30
    default: solarLeapYears.contains(year % 33) ? 30 : 29
    }
  }

  /// The ordinal of 1 Farvardin, counted from that of 1399, 20 March 2020.
  private static func solarNewYear(_ year: Int) -> Int {
    func leapYears(before year: Int) -> Int {
      year / 33 * 8 + solarLeapYears.count { $0 < year % 33 }
    }
    let known = CalendarDate(knownYear: 2020, month: 3, day: 20).ordinal
    return known + (year - 1399) * 365 + leapYears(before: year) - leapYears(before: 1399)
  }

  // MARK: Hijri

  /// The tabular calendar with 11 leap years in 30 (civil epoch, 16 July 622 Julian). Source: E. M.
  /// Reingold and N. Dershowitz, "Calendrical Calculations", chapter 7.
  private static func hijriDay(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    let epoch = -492_148
    let days = (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day - 1
    return CalendarDate(ordinal: epoch + days)
  }
}
