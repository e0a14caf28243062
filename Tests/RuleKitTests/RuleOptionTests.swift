import RuleKit
import Testing

/// Which values an option takes, and what is said of one that it does not take.
@Suite struct RuleOptionTests {
  private let number = RuleOption.number("most", default: 3, in: 2...40, "How many.")
  private let choice = RuleOption.choice(
    "style", default: "curly", of: ["curly", "straight"], "Which marks.")
  private let text = RuleOption.text("owner", default: "the desk", "Whose copy.")
  private let list = RuleOption.list("names", dividedBy: ";", "Which names.")

  @Test(arguments: [
    ("2", true), ("40", true), ("3", true), ("1", false), ("41", false), ("-3", false), ("", false),
    ("three", false), ("3.0", false), (" 3", false), ("+3", true), ("99999999999999999999", false),
    ("３", false),
  ])
  func numbersLieInTheirRange(_ value: String, _ fits: Bool) {
    #expect(number.takes(value) == fits)
    #expect((number.fault(of: value) == nil) == fits)
  }

  @Test(arguments: [("curly", true), ("straight", true), ("Curly", false), ("", false), ("curly ", false)])
  func choicesAreWrittenAsTheyAre(_ value: String, _ fits: Bool) {
    #expect(choice.takes(value) == fits)
  }

  @Test(arguments: ["", "a", "a;b", "𝄞", "a\r\nb", ";;"])
  func textsAndListsTakeAnything(_ value: String) {
    #expect(text.takes(value) && list.takes(value))
    #expect(text.fault(of: value) == nil && list.fault(of: value) == nil)
  }

  @Test func theDefaultFits() {
    for option in [number, choice, text, list] { #expect(option.takes(option.standard), "\(option.name)") }
    #expect(number.standard == "3" && list.standard == "")
  }

  @Test func faultsSayWhatWouldFit() {
    #expect(number.fault(of: "41") == "'most' takes a whole number from 2 to 40, not '41'")
    #expect(
      choice.fault(of: "strait")
        == "'style' is one of curly, straight, not 'strait'; did you mean 'straight'?")
    // Nothing near: nothing is guessed.
    #expect(choice.fault(of: "gothic") == "'style' is one of curly, straight, not 'gothic'")
    #expect(text.fitting == "any text" && list.fitting == "texts divided by ';'")
  }

  @Test func numbersWithoutARangeGoFromOne() {
    let free = RuleOption.number("most", default: 3, "How many.")
    #expect(free.takes("1") && free.takes("10000") && !free.takes("0") && !free.takes("10001"))
  }
}
