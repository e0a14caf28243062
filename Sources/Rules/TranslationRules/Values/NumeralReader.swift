import Bitext
import SourceText

/// Reads numbers written in digits of any script, by the conventions of a language.
enum NumeralReader {
  struct Reading {
    var value: Double
    var alternate: Double?
    /// The digits between separators where there are at least three groups that are no thousands: `3.4.2024`.
    var parts: [Int] = []
    /// Digits in all.
    var digits: Int
    var hasSeparator: Bool
    /// Whether copy in this language does not write the alternative.
    var isForeignAlternate = false
    /// The sign between whole and fraction, where nothing else can be meant; 0 without.
    var decimalSign: UInt32 = 0
  }

  /// Whether a stop between three digits groups thousands.
  private static func stopGroups(_ language: Language) -> Bool {
    language.decimalSign == ","
  }

  /// Languages whose copy has both conventions.
  private static func isLoose(_ language: Language) -> Bool {
    switch language {
    case .spanish, .russian, .persian, .arabic, .other: true
    default: false
    }
  }

  /// Reads a number token.
  static func read(_ p: UnsafeBufferPointer<UInt8>, _ range: TextRange, _ language: Language) -> Reading {
    var groups: [(value: Double, length: Int)] = []
    var separators: [UInt32] = []
    var value = 0.0
    var length = 0
    var i = range.lower
    while i < range.upper {
      let (scalar, width) = Scalars.decode(p, at: i)
      if let digit = SideTokenizer.digit(scalar) {
        value = value * 10 + Double(digit)
        length += 1
      } else {
        groups.append((value, length))
        separators.append(scalar)
        (value, length) = (0, 0)
      }
      i += width
    }
    if separators.isEmpty { return Reading(value: value, digits: length, hasSeparator: false) }
    groups.append((value, length))
    return grouped(groups, separators, language)
  }

  private static func grouped(
    _ groups: [(value: Double, length: Int)], _ separators: [UInt32], _ language: Language
  ) -> Reading {
    let digits = groups.reduce(0) { $0 + $1.length }
    let whole = groups.reduce(0.0) { $0 * power($1.length) + $1.value }
    let isUniform = separators.allSatisfy { $0 == separators[0] }
    let areThousands = groups.dropFirst().allSatisfy { $0.length == 3 } && (1...3).contains(groups[0].length)
    var reading = Reading(value: whole, digits: digits, hasSeparator: true)
    if separators.count == 1 {
      let decimal = groups[0].value + groups[1].value / power(groups[1].length)
      let mark = separators[0]
      if mark == 0x66B || groups[1].length != 3 || groups[0].length > 3 || groups[0].value == 0 {
        // `3,456` with another number of digits behind, or nothing but a zero before.
        reading.value = decimal
        reading.decimalSign = mark
        return reading
      }
      guard mark == 0x2E || mark == 0x2C || mark == 0xFF0C || mark == 0xFF0E else { return reading }
      let isStop = mark == 0x2E || mark == 0xFF0E
      let groupsThousands = isStop == stopGroups(language)
      reading.value = groupsThousands ? whole : decimal
      reading.isForeignAlternate = !isLoose(language)
      // Nobody writes three decimals of which the last is 0.
      if reading.isForeignAlternate || !groupsThousands
        || groups[1].value.truncatingRemainder(dividingBy: 10) != 0
      {
        reading.alternate = groupsThousands ? decimal : whole
      }
      return reading
    }
    if isUniform, areThousands { return reading }
    // `1.234.567,89`, and the lakhs of `12,34,567`.
    let front = separators.dropLast()
    if let first = front.first, front.allSatisfy({ $0 == first }), separators[separators.count - 1] != first,
      let last = groups.last
    {
      let fraction = last.value / power(last.length)
      let integer = groups.dropLast().reduce(0.0) { $0 * power($1.length) + $1.value }
      reading.value = integer + fraction
      return reading
    }
    if isUniform, separators[0] == 0x2C, groups[groups.count - 1].length == 3,
      groups.dropFirst().dropLast().allSatisfy({ $0.length == 2 }), groups[0].length <= 2
    {
      return reading
    }
    reading.parts = groups.map { Int(bounded: min($0.value, 1e9)) }
    return reading
  }

  private static func power(_ digits: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(digits, 300) { result *= 10 }
    return result
  }
}
