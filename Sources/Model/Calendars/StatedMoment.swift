/// A moment as formats of news state it: a day, and where it is given a time of day with its zone.
package struct StatedMoment: Sendable, Hashable {
  /// The day as it was written, in the zone that it was written for.
  package let day: CalendarDate
  /// Minutes of UTC since 1970 began; nil without a time, or without its zone.
  package let minute: Int?

  /// A day without a time.
  package init(day: CalendarDate) {
    self.day = day
    minute = nil
  }

  /// Reads `YYYY-MM-DD`, alone or followed by `THH:MM`, `THH:MM:SS` or `THHMMSS` and `Z` or `±HH:MM` (ISO 8601,
  /// as ninjs, NewsML and NITF write it); nil when it does not begin with a date.
  package init?(iso text: some StringProtocol) {
    guard let day = CalendarDate(iso: text) else { return nil }
    self.day = day
    let rest = Substring(text).utf8.dropFirst(10)
    guard let opener = rest.first, opener == 0x54 || opener == 0x20,
      let zone = rest.dropFirst().firstIndex(where: { !StatedMoment.isTimeOfDay($0) }),
      let time = StatedMoment.minutes(rest[..<zone].dropFirst()),
      let offset = StatedMoment.offset(rest[zone...])
    else {
      minute = nil
      return
    }
    minute = day.ordinal * 1440 + time - offset
  }

  /// Whether it comes after another; days decide where one of the two is no more than a day.
  package func isLater(than other: StatedMoment) -> Bool {
    if let minute, let theirs = other.minute { return minute > theirs }
    return day > other.day
  }

  /// Whether a byte is of figures, colons or the fraction of a second.
  private static func isTimeOfDay(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte == 0x3A || byte == 0x2E }

  /// Minutes of `HH:MM…` or `HHMM…`.
  private static func minutes(_ time: Substring.UTF8View.SubSequence) -> Int? {
    let figures = time.filter { $0 != 0x3A }.prefix(4)
    guard figures.count == 4, figures.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let value = figures.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value / 100 < 25 && value % 100 < 60 ? value / 100 * 60 + value % 100 : nil
  }

  /// Minutes east of UTC of `Z`, `+HH:MM`, `-HHMM`.
  private static func offset(_ zone: Substring.UTF8View.SubSequence) -> Int? {
    switch zone.first {
    case 0x5A: 0
    case 0x2B: minutes(zone.dropFirst())
    case 0x2D: minutes(zone.dropFirst()).map { -$0 }
    default: nil
    }
  }
}
