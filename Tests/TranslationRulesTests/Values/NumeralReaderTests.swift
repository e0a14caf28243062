import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// Numbers in digits, by the conventions of a language.
@Suite struct NumeralReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let language: Language
    let value: Double
    let alternate: Double?
    var testDescription: String { "\(language.code): \(text)" }

    init(_ text: String, _ language: Language, _ value: Double, or alternate: Double? = nil) {
      (self.text, self.language, self.value, self.alternate) = (text, language, value, alternate)
    }
  }

  private static func read(_ text: String, _ language: Language) -> NumeralReader.Reading {
    Array(text.utf8).withUnsafeBufferPointer { NumeralReader.read($0, TextRange(0, $0.count), language) }
  }

  @Test(arguments: [
    Case("1,234", .english, 1234, or: 1.234), Case("1,234", .german, 1.234, or: 1234),
    Case("1.234", .english, 1.234, or: 1234), Case("1.234", .german, 1234, or: 1.234),
    Case("1,23", .english, 1.23), Case("1,23", .german, 1.23), Case("1,2345", .english, 1.2345),
    Case("1234,567", .english, 1234.567), Case("0,123", .english, 0.123), Case("0.123", .german, 0.123),
    // Nobody writes three decimals of which the last is 0.
    Case("1.230", .spanish, 1230), Case("1.234", .spanish, 1234, or: 1.234),
    Case("1,230", .spanish, 1.23, or: 1230),
    Case("1.230", .german, 1230, or: 1.23),
  ])
  func oneSeparatorIsReadAsTheLanguageHasIt(_ c: Case) {
    let read = Self.read(c.text, c.language)
    #expect(FigureMatch.same(read.value, c.value))
    #expect(read.alternate.map { FigureMatch.same($0, c.alternate ?? -1) } ?? (c.alternate == nil))
    #expect(read.hasSeparator && read.parts.isEmpty)
  }

  @Test(arguments: [
    Case("1,234,567", .english, 1_234_567), Case("1.234.567", .english, 1_234_567),
    Case("1.234.567", .german, 1_234_567),
    Case("1,234,567.89", .english, 1_234_567.89), Case("1.234.567,89", .german, 1_234_567.89),
    Case("1.234,5", .english, 1234.5),
    Case("1 234 567", .french, 1_234_567), Case("1\u{A0}234", .french, 1234),
    Case("1\u{202F}234", .russian, 1234),
    Case("1’234’567", .german, 1_234_567), Case("1 234,5", .russian, 1234.5),
    // Lakhs and crores.
    Case("12,34,567", .english, 1_234_567), Case("1,00,00,000", .hindi, 10_000_000),
  ])
  func severalSeparatorsSayWhatTheyAre(_ c: Case) {
    let read = Self.read(c.text, c.language)
    #expect(FigureMatch.same(read.value, c.value) && read.alternate == nil && read.parts.isEmpty)
  }

  @Test(arguments: [
    ("3.4.2024", [3, 4, 2024]), ("192.168.0.1", [192, 168, 0, 1]), ("1,2,3", [1, 2, 3]),
    ("12.34.567", [12, 34, 567]),
    ("1.2.99999999999999999999", [1, 2, 1_000_000_000]),
  ])
  func groupsThatAreNoThousandsAreParts(_ text: String, _ parts: [Int]) {
    #expect(Self.read(text, .german).parts == parts)
  }

  @Test(arguments: [
    ("٢٥", 25.0), ("۲۵", 25), ("２５", 25), ("२५", 25), ("২৫", 25), ("౨౫", 25), ("๒๕", 25), ("၂၅", 25),
    ("២៥", 25),
    ("١٢٫٥", 12.5), ("۱۲٫۵", 12.5), ("١٬٢٣٤٬٥٦٧", 1_234_567), ("١٬٢٣٤٫٥", 1234.5), ("１，２３４", 1234),
  ])
  func digitsOfAllScriptsCount(_ text: String, _ value: Double) {
    #expect(FigureMatch.same(Self.read(text, .chinese).value, value))
  }

  @Test func aNumberKnowsHowItIsWritten() {
    #expect(Self.read("2024", .english).digits == 4 && !Self.read("2024", .english).hasSeparator)
    #expect(Self.read("1,5", .german).decimalSign == 0x2C && Self.read("1.5", .german).decimalSign == 0x2E)
    #expect(Self.read("1,234", .german).decimalSign == 0, "it may be a thousand")
    #expect(
      Self.read("1,234", .english).isForeignAlternate && !Self.read("1,234", .spanish).isForeignAlternate)
    #expect(Self.read(String(repeating: "9", count: 400), .english).value == .infinity)
    #expect(Self.read("", .english).value == 0 && Self.read("", .english).digits == 0)
  }
}
