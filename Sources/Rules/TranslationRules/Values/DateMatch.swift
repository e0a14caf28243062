import Calendars
import RuleKit
import SourceText

/// Which dates of the two sides are the same days, and which are not.
struct DateMatch {
  struct Change {
    var source: StatedDate
    var target: StatedDate
  }

  private(set) var changes: [Change] = []
  /// A month without day and year in the place of another, the only dates that neither side answers.
  private(set) var otherMonth: Change?

  init(_ source: SideReading, _ target: SideReading) {
    guard !source.dates.isEmpty, !target.dates.isEmpty,
      source.dates.count * target.dates.count <= FigureMatch.mostPairs
    else { return }
    var left = source.dates
    var rest: [StatedDate] = []
    for date in target.dates {
      if let place = left.firstIndex(where: { $0.agrees(with: date) }) {
        left.remove(at: place)
      } else if !source.dates.contains(where: { $0.agrees(with: date) }) {
        rest.append(date)
      }
    }
    left.removeAll { date in target.dates.contains { date.agrees(with: $0) } }
    if left.count == 1, rest.count == 1, left[0].isBareMonth, rest[0].isBareMonth,
      !DateMatch.isMentioned(left[0], target), !DateMatch.isMentioned(rest[0], source)
    {
      otherMonth = Change(source: left[0], target: rest[0])
      return
    }
    for date in rest where !left.isEmpty && !DateMatch.isDayElsewhere(date, source) {
      let place = left.indices.max { left[$0].kinship(date) < left[$1].kinship(date) } ?? 0
      // Dates that share no part are two different things that each side says otherwise.
      guard left[place].kinship(date) > 0 else { continue }
      changes.append(Change(source: left.remove(at: place), target: date))
    }
  }

  /// Whether a side names a month in some way that was taken for no date.
  private static func isMentioned(_ date: StatedDate, _ side: SideReading) -> Bool {
    side.tokens.indices.contains {
      side.term(.month, at: $0).map { Int(bounded: $0.value) == date.month } ?? false
    }
  }

  /// Whether the day stands as a plain number in the source, its month being said elsewhere.
  private static func isDayElsewhere(_ date: StatedDate, _ source: SideReading) -> Bool {
    date.day > 0 && source.figures.contains { $0.value == Double(date.day) }
      && source.dates.contains { $0.month == date.month && $0.day != date.day && $0.day > 0 }
  }
}

extension StatedDate {
  /// Whether it is a month of our calendar and nothing more.
  fileprivate var isBareMonth: Bool { month > 0 && day == 0 && year == 0 && calendar == .gregorian }

  /// Days since 1970 that the date may be, where it states all of year, month and day.
  private var ordinals: [Int] {
    guard year > 0, month > 0, day > 0 else { return [] }
    switch calendar {
    case .gregorian, .minguo:
      let year = calendar == .minguo ? year + 1911 : year
      let orders = isNumeric ? [(month, day), (day, month)] : [(month, day)]
      return orders.compactMap { CalendarDate(year: year, month: $0.0, day: $0.1)?.ordinal }
    case .solarHijri: return [SolarHijri.ordinal(year: year, month: month, day: day)]
    case .hijri:
      let middle = Hijri.ordinal(year: year, month: month, day: day)
      return [middle - 1, middle, middle + 1]
    }
  }

  /// `2024-04-03` for a date of another calendar; nil where there is nothing to explain.
  var gregorianText: String? {
    guard calendar != .gregorian, let ordinal = ordinals.count == 3 ? ordinals[1] : ordinals.first else {
      return nil
    }
    return CalendarDate(ordinal: ordinal).iso
  }

  /// Whether two dates may be the same: what both state is the same.
  func agrees(with other: StatedDate) -> Bool {
    let (mine, theirs) = (ordinals, other.ordinals)
    if !mine.isEmpty, !theirs.isEmpty { return mine.contains { theirs.contains($0) } }
    if isSame(calendar, other.calendar) { return agreesInParts(with: other) }
    return agreesAcross(other)
  }

  private func isSame(_ a: Calendar, _ b: Calendar) -> Bool {
    a == b || (a == .minguo && b == .gregorian) || (a == .gregorian && b == .minguo)
  }

  private var gregorianYear: Int { calendar == .minguo && year > 0 ? year + 1911 : year }

  private func agreesInParts(with other: StatedDate) -> Bool {
    func agree(_ a: Int, _ b: Int) -> Bool { a == 0 || b == 0 || a == b }
    guard agree(gregorianYear, other.gregorianYear) else { return false }
    if agree(month, other.month), agree(day, other.day) { return true }
    return (isNumeric || other.isNumeric) && agree(month, other.day) && agree(day, other.month)
  }

  /// Dates of two calendars of which one lacks a part: years that overlap, days of the year that may be.
  private func agreesAcross(_ other: StatedDate) -> Bool {
    let (own, theirs) = calendar == .gregorian ? (other, self) : (self, other)
    guard theirs.calendar == .gregorian else { return true }
    if own.calendar == .hijri {
      // The month of a Hijri year wanders through ours.
      guard own.year > 0, theirs.year > 0 else { return true }
      return abs(Double(own.year) * 0.970224 + 621.57 - Double(theirs.year)) < 1.6
    }
    guard own.month > 0, theirs.month > 0 else {
      return own.year == 0 || theirs.year == 0 || [621, 622].contains(theirs.year - own.year)
    }
    // Any year will do where neither or only one is given.
    let year = own.year > 0 ? own.year : theirs.year > 0 ? theirs.year - (theirs.month < 3 ? 622 : 621) : 1402
    let days = own.day > 0 ? own.day...own.day : 1...31
    return days.contains { day in
      let middle = SolarHijri.ordinal(year: year, month: own.month, day: day)
      return ((middle - 1)...(middle + 1)).contains { ordinal in
        let date = CalendarDate(ordinal: ordinal)
        return date.month == theirs.month && (theirs.day == 0 || date.day == theirs.day)
          && (theirs.year == 0 || own.year == 0 || date.year == theirs.year)
      }
    }
  }

  /// How many parts two dates share.
  func kinship(_ other: StatedDate) -> Int {
    // Of two calendars nothing can be seen: the only dates of a segment are the same event.
    if !isSame(calendar, other.calendar) { return 1 }
    return (month == other.month && month > 0 ? 2 : 0) + (day == other.day && day > 0 ? 2 : 0)
      + (gregorianYear == other.gregorianYear && year > 0 ? 1 : 0)
  }
}
