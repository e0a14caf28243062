/// A decimal number as copy prints it: its digits and the power of ten of the last one.
///
/// `1.50` is 150 × 10⁻² and so differs from `1.5`: the last printed digit says how exact it is.
package struct DecimalFigure: Hashable, Sendable {
  /// The digits without a point; at most 15, which a Double holds exactly.
  package var digits: Int64
  /// The power of ten of the last digit.
  package var exponent: Int

  /// The number `digits` × 10^`exponent`; at most 15 digits.
  package init(digits: Int64, exponent: Int = 0) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The number.
  package var value: Double { Double(digits) * DecimalFigure.power(exponent) }

  /// One unit of the last printed digit.
  package var step: Double { DecimalFigure.power(exponent) }

  /// How far the number may have been rounded: half of its last digit, or of its last digit that is not 0,
  /// where it ends in zeros or in 5.
  package var halfStep: Double {
    var power = exponent
    var rest = digits
    while rest != 0, rest % 10 == 0 {
      rest /= 10
      power += 1
    }
    let roundsToFive = rest % 5 == 0 && rest > 5
    return (roundsToFive ? 2.5 : 0.5) * DecimalFigure.power(power)
  }

  /// The same digits, so many powers of ten higher.
  package func scaled(by power: Int) -> DecimalFigure {
    DecimalFigure(digits: digits, exponent: exponent + power)
  }

  /// The digits without zeros at their end, and how many digits those are.
  package var significant: (digits: Int64, count: Int) {
    var rest = digits
    while rest != 0, rest % 10 == 0 { rest /= 10 }
    return (rest, rest == 0 ? 0 : String(rest).utf8.count)
  }

  /// Ten to a power; exact from -22 to 22.
  package static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(abs(exponent), 300) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// The number in digits, with its decimals and a comma between thousands.
  package var printed: String {
    let isNegative = digits < 0
    var whole = String(digits.magnitude)
    var decimals = ""
    if exponent > 0 {
      whole += String(repeating: "0", count: min(exponent, 30))
    } else if exponent < 0 {
      let places = min(-exponent, 30)
      if whole.count <= places { whole = String(repeating: "0", count: places - whole.count + 1) + whole }
      decimals = "." + whole.suffix(places)
      whole = String(whole.dropLast(places))
    }
    var grouped = ""
    for (i, digit) in whole.enumerated() {
      if i > 0, (whole.count - i) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + grouped + decimals
  }
}
