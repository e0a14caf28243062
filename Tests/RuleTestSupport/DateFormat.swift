import Calendars

/// One way to write a date with its weekday.
package struct DateFormat: Sendable, CustomStringConvertible {
  package let description: String
  private let form: @Sendable (CalendarDate, _ weekday: String) -> String

  private init(_ description: String, _ form: @escaping @Sendable (CalendarDate, String) -> String) {
    self.description = description
    self.form = form
  }

  /// The date with its own weekday.
  package func write(_ date: CalendarDate) -> String { write(date, weekday: date.weekday) }

  /// The date with some weekday, 1 for Monday to 7.
  package func write(_ date: CalendarDate, weekday: Int) -> String {
    form(date, DateFormat.days[weekday - 1])
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static func month(_ date: CalendarDate) -> String { months[date.month - 1] }
  private static func short(_ date: CalendarDate) -> String {
    date.month == 5 ? "May" : date.month == 9 ? "Sept." : month(date).prefix(3) + "."
  }
  private static func suffix(_ day: Int) -> String {
    (11...13).contains(day) ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th"
  }

  /// With the year in the date.
  package static let full: [DateFormat] = [
    DateFormat("day first") { "\($1) \($0.day) \(month($0)) \($0.year)" },
    DateFormat("day first, comma") { "\($1), \($0.day) \(month($0)) \($0.year)" },
    DateFormat("month first") { "\($1), \(month($0)) \($0.day), \($0.year)" },
    DateFormat("short month") { "\($1.prefix(3)), \(short($0)) \($0.day), \($0.year)" },
    DateFormat("ordinal") { "\($1) the \($0.day)\(suffix($0.day)) of \(month($0)), \($0.year)" },
    DateFormat("ISO") { "\($0.iso) (\($1))" },
    DateFormat("behind") { "\($0.day) \(month($0)) \($0.year), a \($1), as planned" },
  ]

  /// Without a year.
  package static let yearless: [DateFormat] = [
    DateFormat("day first, no year") { "\($1) \($0.day) \(month($0))" },
    DateFormat("month first, no year") { "\($1), \(month($0)) \($0.day)" },
    DateFormat("short month, no year") { "\($1), \(short($0)) \($0.day)" },
  ]
}
