import Calendars
import RuleKit

/// The calendar of Iran and Afghanistan. Source of the algorithm: Borkowski's table of breaks in the cycle of
/// leap years, "The Persian calendar for 3000 years" (1996).
enum SolarHijri {
  private static let breaks = [
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456,
    3178,
  ]

  /// Days since 1 January 1970.
  static func ordinal(year: Int, month: Int, day: Int) -> Int {
    let gregorian = year + 621
    var leap = -14
    var last = breaks[0]
    var jump = 0
    for next in breaks.dropFirst() {
      jump = next - last
      if year < next { break }
      leap += jump / 33 * 8 + jump % 33 / 4
      last = next
    }
    let n = year - last
    leap += n / 33 * 8 + (n % 33 + 3) / 4
    if jump % 33 == 4, jump - n == 4 { leap += 1 }
    let leapGregorian = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150
    // The first of Farvardin is this day of March.
    let march = 20 + leap - leapGregorian
    let newYear = CalendarDate(knownYear: gregorian, month: 3, day: march).ordinal
    return newYear + (month - 1) * 31 - month / 7 * (month - 7) + day - 1
  }
}

/// The Hijri calendar by its arithmetic form; the sighted one differs by a day. Source: the 30-year cycle of
/// the tabular calendar, civil epoch (16 July 622, Julian).
enum Hijri {
  /// Days since 1 January 1970.
  static func ordinal(year: Int, month: Int, day: Int) -> Int {
    let monthDays = (59 * (month - 1) + 1) / 2
    return day + monthDays + (year - 1) * 354 + (3 + 11 * year) / 30 - 492_149
  }
}
