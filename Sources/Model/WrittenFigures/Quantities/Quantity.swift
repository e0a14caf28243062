import ArticleModel
import SourceText

/// What a figure counts or measures.
package enum QuantityUnit: Hashable, Sendable {
  /// Nothing that the lists know: the noun says it.
  case count
  /// `5%`, `5 percent`
  case percent
  /// Percentage or basis points.
  case points
  /// ISO 4217 code; `DOL` for a bare dollar sign.
  case currency(String)
  /// A unit of a dimension; the base unit is (value + offset) × factor.
  case measure(Measure)

  /// A unit of length, area, temperature and the like, with what leads to the base unit of its dimension.
  package struct Measure: Hashable, Sendable {
    /// `length`, `area`, …
    package var dimension: String
    /// The canonical name of the unit, such as `km`.
    package var name: String
    /// How many base units one unit is, once `offset` is added.
    package var factor: Double
    /// What is added to the value before it is multiplied; 0 for nearly all units, not for those of
    /// temperature.
    package var offset: Double
    /// The factor of another unit of the same name, such as the imperial gallon.
    package var otherFactor: Double?
  }

  /// The measure, when it is one.
  package var measure: Measure? {
    if case .measure(let measure) = self { return measure }
    return nil
  }

  /// The currency's code, when it is one.
  package var currency: String? {
    if case .currency(let code) = self { return code }
    return nil
  }
}

/// How exact the copy says a figure is.
package enum Exactness: String, Sendable {
  /// Nothing before it says otherwise.
  case exact
  /// `about 20`
  case about
  /// `at least 20`
  case atLeast
  /// `up to 20`
  case atMost
  /// `more than 20`
  case over
  /// `less than 20`
  case under
}

/// A figure with what it counts: value, scale, unit, noun and exactness (DOMAIN.md 5.6).
package struct Quantity: Sendable {
  /// The number, its scale word applied.
  package var figure: DecimalFigure
  /// The number as printed, without the scale word.
  package var printed: DecimalFigure
  /// The power of ten of the scale word: 6 for `million`; 0 without one.
  package var scale: Int
  /// What it counts, or the currency or measure that it is in.
  package var unit: QuantityUnit
  /// What the words before it say: `about`, `at least`, `more than`.
  package var exactness: Exactness
  /// The first token behind it that names what is counted, past at most two adjectives; nil without one.
  package var noun: Int?
  /// From a mark of currency to the scale and unit.
  package var tokens: Range<Int>
  /// Digits, or number words, alone.
  package var number: Range<Int>
  /// How thousands are marked; `.none` in words.
  package var grouping: PrintedNumber.Grouping
  /// Whether it is in words: `five`, `twenty-three`.
  package var isWritten: Bool
  /// Whether four plain digits may be a year.
  package var isYearLike: Bool
  /// Whether it stands at either end of a range: `10-20`, `10 to 20`.
  package var isRange: Bool
  /// Whether it belongs to a name or label: `Boeing 737`, `COVID-19`, `Article 5`.
  package var isLabel: Bool
  /// The currency before the figure and the one behind it, where both stand.
  package var doubleCurrency: (before: String, behind: String)?

  /// The value in its unit.
  package var value: Double { figure.value }

  /// The same among tokens of which so many more stand before it.
  func moved(by count: Int) -> Quantity {
    var quantity = self
    quantity.noun = noun.map { $0 + count }
    quantity.tokens = tokens.lowerBound + count..<tokens.upperBound + count
    quantity.number = number.lowerBound + count..<number.upperBound + count
    return quantity
  }

  /// Whether it is a plain exact figure that arithmetic may be tried on.
  package var isExact: Bool { exactness == .exact && !isRange && !isLabel }
}
