import ArticleModel
import RuleTestSupport
import SourceText
import Testing
import WrittenFigures

/// Writes numbers as copy does; independent of the reader.
private enum Speller {
  static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

  static func words(_ n: Int, and: Bool) -> String {
    if n < 20 { return units[n] }
    if n < 100 { return tens[n / 10 - 2] + (n % 10 == 0 ? "" : "-" + units[n % 10]) }
    if n < 1000 {
      return units[n / 100] + " hundred"
        + (n % 100 == 0 ? "" : (and ? " and " : " ") + words(n % 100, and: and))
    }
    let rest = n % 1000
    return words(n / 1000, and: and) + " thousand"
      + (rest == 0 ? "" : (rest < 100 && and ? " and " : " ") + words(rest, and: and))
  }

  static func grouped(_ n: Int) -> String {
    let digits = String(n)
    return String(
      digits.enumerated().flatMap { (i, c) in
        i > 0 && (digits.count - i) % 3 == 0 ? [",", c] : [c]
      })
  }
}

@Suite struct Quantities {
  private func read(_ copy: String) -> [Quantity] { FigureTable(TestDesk.article(copy)).quantities }

  @Test(arguments: [true, false]) func everyNumberInWordsComesBack(_ and: Bool) {
    let numbers = Array(0...2100) + Array(stride(from: 2101, to: 999_999, by: 997))
    let copy = numbers.map { "They counted \(Speller.words($0, and: and)) sheep. " }.joined()
    let found = read(copy)
    #expect(found.map(\.value) == numbers.map(Double.init))
    #expect(found.allSatisfy { $0.isWritten })
  }

  @Test func everyNumberInDigitsComesBack() {
    let numbers = Array(0...1200) + Array(stride(from: 1201, to: 2_000_000_000, by: 1_999_993))
    let found = read(numbers.map { "They counted \(Speller.grouped($0)) sheep. " }.joined())
    #expect(found.map(\.value) == numbers.map(Double.init))
    #expect(found.map { $0.figure.printed } == numbers.map(Speller.grouped))
    #expect(found.allSatisfy { $0.grouping == ($0.value >= 1000 ? .comma : .none) })
  }

  @Test func everyScaleUnitAndExactnessComesBack() throws {
    let scales = [("", 0), (" thousand", 3), (" million", 6), (" billion", 9), ("bn", 9), (" trillion", 12)]
    let units: [(String, QuantityUnit)] = [
      ("%", .percent), (" percent", .percent), (" per cent", .percent), (" percentage points", .points),
      (" euros", .currency("EUR")), (" won", .currency("KRW")), (" people", .count),
    ]
    let words: [(String, Exactness)] = [
      ("", .exact), ("about ", .about), ("at least ", .atLeast), ("no more than ", .atMost),
      ("more than ", .over),
      ("fewer than ", .under), ("up to ", .atMost), ("no fewer than ", .atLeast),
    ]
    for number in ["5", "12.5", "1,234", "0.75"] {
      for (scale, power) in scales {
        for (unit, meaning) in units {
          for (word, exactness) in words {
            let copy = "The report put it at \(word)\(number)\(scale)\(unit) again."
            let found = read(copy)
            #expect(found.count == 1, "\(copy)")
            let quantity = try #require(found.first)
            #expect(quantity.scale == power && quantity.unit == meaning, "\(copy)")
            #expect(quantity.exactness == exactness, "\(copy)")
            #expect(quantity.printed.printed == number, "\(copy)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("$5 million", "DOL", 5e6), ("US$500 million", "USD", 5e8), ("€4.97bn", "EUR", 4.97e9),
    ("£20m", "GBP", 2e7),
    ("Rs 300 crore", "INR", 3e9), ("USD 12", "USD", 12),
  ]) func readsMarksOfCurrency(_ copy: String, _ code: String, _ value: Double) {
    let found = read("It paid \(copy) for it.")
    #expect(found.map { $0.unit.currency } == [code])
    #expect(abs((found.first?.value ?? 0) - value) < 1e-3)
  }

  @Test(arguments: [
    "A Boeing 737 landed.", "It is COVID-19.", "He flew an F-16.", "See Article 15.", "Room No. 5 is his.",
  ]) func labelsAreNoCounts(_ copy: String) { #expect(read(copy).allSatisfy { $0.isLabel }) }

  @Test(arguments: [
    "On June 15, 2020 it rained.", "It began at 8:30 p.m. sharp.", "It was the 15th time.",
    "In the 1990s it fell.",
    "She won 7/6.",
  ]) func datesClocksOrdinalsAndFractionsAreNone(_ copy: String) { #expect(read(copy).isEmpty) }

  /// The mark behind the first `percent` of a story says nothing of the others.
  @Test(arguments: ["”", "—", "…", "\u{A0}", "\u{AD}", "."])
  func readsUnitsWhateverStoodBehindThemBefore(_ mark: String) {
    let found = read("“It rose by 3 percent\(mark) It fell by 4 percent in May.")
    #expect(found.map(\.unit) == [.percent, .percent])
  }

  @Test func readsCompoundMeasuresAndNouns() throws {
    let tall = try #require(read("He is 5 feet 10 inches tall.").first)
    #expect(tall.value == 70 && tall.unit.measure?.name == "inch")
    let article = TestDesk.article("The blast killed at least 17 young people in the city.")
    let toll = try #require(FigureTable(article).quantities.first)
    #expect(toll.noun.map { article.string(article.tokens[$0]) } == "people")
    #expect(toll.exactness == .atLeast)
  }

  @Test func printsWhatItReads() {
    #expect(DecimalFigure(digits: 150, exponent: -2).printed == "1.50")
    #expect(DecimalFigure(digits: 5, exponent: 6).printed == "5,000,000")
    #expect(DecimalFigure(digits: 5, exponent: -3).printed == "0.005")
    #expect(DecimalFigure(digits: -1234, exponent: 0).printed == "-1,234")
    #expect(DecimalFigure(digits: 30, exponent: 0).halfStep == 5)
    #expect(DecimalFigure(digits: 45, exponent: 0).halfStep == 2.5)
  }
}
