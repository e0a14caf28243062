import Testing

@testable import PatternRules

@Suite struct MessageFormatTests {
  @Test func textsGoInByTurnAndByNumber() {
    #expect(MessageFormat.text("use '%s' for '%s'", ["a", "b"]) == "use 'a' for 'b'")
    #expect(MessageFormat.text("'%[2]s' is '%[1]s'", ["a", "b"]) == "'b' is 'a'")
  }

  @Test func whatIsNotThereIsEmptyAndLonePercentStays() {
    #expect(MessageFormat.text("x '%s' '%s'", ["foo"]) == "x 'foo' ''")
    #expect(MessageFormat.text("100% sure, 5%% off", []) == "100% sure, 5% off")
  }

  @Test func numbersGoInAsNumbers() {
    #expect(MessageFormat.text("%d words", [], number: 4) == "4 words")
    #expect(MessageFormat.text("%s words", [], number: 4, isVale: true) == "%!s(int=4) words")
  }
}
