import Bitext
import Testing

@testable import TranslationRules

/// Amounts as messages say them, and in other units.
@Suite struct AmountTests {
  @Test(arguments: [
    (0.0, "0"), (7.4, "7.4"), (7.04, "7.04"), (7.004, "7"), (7.996, "8"), (-7.5, "-7.5"), (1234, "1234"),
    (9999, "9999"), (12_500, "12,500"),
    (999_999, "999,999"), (1e6, "1 million"), (350e6, "350 million"), (2.5e9, "2.5 billion"),
    (1e12, "1 trillion"), (12_345e12, "12,345 trillion"),
    (-3e6, "-3 million"), (0.001, "0"), (-0.5, "-0.5"),
  ])
  func numbersAreWrittenAsCopyHasThem(_ value: Double, _ text: String) {
    #expect(Amount.text(value) == text)
  }

  @Test func numbersBeyondAllCopyDoNotEndTheProgram() {
    for value in [Double.infinity, -.infinity, .nan, .greatestFiniteMagnitude] {
      #expect(!Amount.text(value).isEmpty)
    }
  }

  @Test func bothAmountsAreSaidWhereTheirTextsDoNotShowThem() {
    func against(_ target: String, _ source: String) -> String {
      SideReadings.read(target, .english) { t in
        SideReadings.read(source, .english) { s in
          t.figures.first.flatMap { one in s.figures.first.map { Amount.against(one, $0) } } ?? "nothing"
        }
      }
    }
    #expect(against("10 ships", "10 million ships") == ": 10 against 10 million")
    #expect(against("10 ships", "12 ships") == "" && against("10 million", "10 million") == "")
  }

  @Test func quantitiesAreConverted() {
    let units = SideReadings.read("12 km, 12 miles, 12 °C, 12 °F", .english) { side in
      side.figures.compactMap { side.lexicon.unit($0.unit) }
    }
    guard units.count == 4 else {
      Issue.record("\(units.count) units were read")
      return
    }
    #expect(abs(Amount.convert(12, units[0], units[1]) - 7.456) < 0.001)
    #expect(abs(Amount.convert(7.456, units[1], units[0]) - 12) < 0.01)
    #expect(
      abs(Amount.convert(100, units[2], units[3]) - 212) < 0.001
        && abs(Amount.convert(212, units[3], units[2]) - 100) < 0.001)
    #expect(Amount.convert(12, units[2], units[2]) == 12 && Amount.convert(12, units[0], units[0]) == 12)
  }
}
