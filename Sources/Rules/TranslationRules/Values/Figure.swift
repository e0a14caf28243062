import SourceText

/// A number that one side states, with what it counts.
struct Figure: Sendable {
  /// What may be said when the other side does not have it.
  enum Strength: UInt8, Sendable, Comparable {
    /// Nothing: it only answers for numbers of the other side (`one`, `a million`, Roman numerals).
    case support
    /// Only where the other side has another number in its place (`three`).
    case weak
    /// Written in digits, or large.
    case strong

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  var value: Double
  /// Another number that it may be: by the other meaning of its separators, or with the scale of the number
  /// at the other end of a range.
  var alternate: Double?
  /// Whether `alternate` is what the separators mean in other languages only.
  var isForeignAlternate = false
  var strength: Strength
  /// Detail of the currency; 0 for none.
  var currency = 0
  /// Detail of the unit of measure; 0 for none.
  var unit = 0
  var isPercent = false
  /// Whether it counts percentage points rather than per cent.
  var isPoints = false
  /// Whether a word stands behind it that may mean percentage points and much else: `points`.
  var mayBePoints = false
  /// Part of a name (`COVID-19`, `F-16`): the hash of the word that it is joined to; 0 for none.
  var name: UInt64 = 0
  /// The sign between whole and fraction where it is written in digits; 0 without.
  var decimalSign: UInt32 = 0
  var isOrdinal = false
  /// Written in words.
  var isSpelled = false
  /// The product of scale words; 1 without.
  var scale: Double = 1
  /// Minutes since midnight where it is a time of day written as such.
  var minutes: Int?
  /// Whether the time says which half of the day it is.
  var isHalfDayKnown = false
  /// Four digits without separators that may be a year.
  var isYear = false
  var isBracketed = false
  /// Whether `about` or the like stands before it.
  var isAbout = false
  /// Whether it is a day by its mark, without a month: `3日`.
  var isDayOfMonth = false
  /// A word of a language that is not known stands beside it, which may be a scale, a unit or a half of the day.
  var isOpen = false
  /// The same, without a space between: `12万`.
  var isGlued = false
  /// Stands for the ten numbers from it on: `80s`.
  var isDecade = false
  var tokens: Range<Int>
  var range: TextRange
}

/// A date that one side states.
struct StatedDate: Sendable {
  enum Calendar: Sendable {
    case gregorian, solarHijri, hijri, minguo
  }

  var calendar: Calendar = .gregorian
  /// 0 where it is not stated.
  var year = 0
  var month = 0
  var day = 0
  /// Written in figures, so that day and month may be in either order.
  var isNumeric = false
  var tokens: Range<Int>
  var range: TextRange
}
