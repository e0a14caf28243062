/// The rule at the end of a TZif file, for all time after its last change: `CET-1CEST,M3.5.0,M10.5.0/3`
/// (POSIX.1-2017, section 8.3, with the hours of RFC 8536).
struct ZoneFooter: Sendable {
  /// A day of each year on which clocks change, and the local time in seconds.
  private enum Day {
    case week(month: Int, week: Int, weekday: Int)
    /// Day 1 to 365, 29 February never counted.
    case julian(Int)
    /// Day 0 to 365.
    case ofYear(Int)
  }

  /// Seconds east of Greenwich.
  private let standard: Int
  private let summer: (offset: Int, start: (day: Day, time: Int), end: (day: Day, time: Int))?

  /// Reads the line between two line feeds; nil when there is none or it is not understood.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.first == 0x0A else { return nil }
    var scan = FooterScan(bytes.dropFirst().prefix { $0 != 0x0A })
    guard scan.name(), let west = scan.time() else { return nil }
    standard = -west
    guard !scan.isAtEnd else {
      summer = nil
      return
    }
    guard scan.name() else { return nil }
    let offset = scan.isAt(0x2C) ? standard + 3600 : -(scan.time() ?? -(standard + 3600))
    guard let start = ZoneFooter.change(&scan), let end = ZoneFooter.change(&scan) else { return nil }
    summer = (offset, start, end)
  }

  /// Minutes east of Greenwich at a moment in seconds since 1970.
  func offset(at moment: Int64) -> Int {
    guard let summer else { return standard / 60 }
    let seconds = Int(moment)
    let local = seconds + standard
    let year = CalendarDate(ordinal: (local - (local % 86_400 + 86_400) % 86_400) / 86_400).year
    let start = ZoneFooter.ordinal(summer.start.day, year) * 86_400 + summer.start.time - standard
    let end = ZoneFooter.ordinal(summer.end.day, year) * 86_400 + summer.end.time - summer.offset
    let isSummer =
      start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
    return (isSummer ? summer.offset : standard) / 60
  }

  private static func change(_ scan: inout FooterScan) -> (day: Day, time: Int)? {
    guard scan.skip(0x2C) else { return nil }
    let day: Day
    if scan.skip(UInt8(ascii: "M")) {
      guard let month = scan.number(), scan.skip(0x2E), let week = scan.number(), scan.skip(0x2E),
        let weekday = scan.number()
      else { return nil }
      day = .week(month: month, week: week, weekday: weekday)
    } else if scan.skip(UInt8(ascii: "J")) {
      guard let number = scan.number() else { return nil }
      day = .julian(number)
    } else {
      guard let number = scan.number() else { return nil }
      day = .ofYear(number)
    }
    return (day, scan.skip(0x2F) ? scan.time() ?? 7200 : 7200)
  }

  private static func ordinal(_ day: Day, _ year: Int) -> Int {
    let newYear = CalendarDate(knownYear: year, month: 1, day: 1).ordinal
    switch day {
    case .ofYear(let number): return newYear + number
    case .julian(let number):
      let isLeap = CalendarDate.days(in: 2, of: year) == 29
      return newYear + number - 1 + (isLeap && number > 59 ? 1 : 0)
    case .week(let month, let week, let weekday):
      let first = CalendarDate(knownYear: year, month: month, day: 1)
      // Sunday is 0 here and 7 in `CalendarDate`.
      let day = 1 + (weekday - first.weekday % 7 + 7) % 7 + (week - 1) * 7
      return first.ordinal + (day > CalendarDate.days(in: month, of: year) ? day - 7 : day) - 1
    }
  }
}

/// Reads the parts of a footer.
private struct FooterScan {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  func isAt(_ byte: UInt8) -> Bool { rest.first == byte }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// `CET` or `<+0330>`.
  mutating func name() -> Bool {
    if skip(UInt8(ascii: "<")) {
      rest = rest.drop { $0 != UInt8(ascii: ">") }
      return skip(UInt8(ascii: ">"))
    }
    let before = rest.count
    rest = rest.drop { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    return rest.count < before
  }

  mutating func number() -> Int? {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.prefix(6)
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let sign = skip(UInt8(ascii: "-")) ? -1 : 1
    _ = skip(UInt8(ascii: "+"))
    guard let hours = number() else { return nil }
    var seconds = hours * 3600
    if skip(0x3A) { seconds += (number() ?? 0) * 60 }
    if skip(0x3A) { seconds += number() ?? 0 }
    return sign * seconds
  }
}
