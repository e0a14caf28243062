import Bitext
import Testing

@testable import TranslationRules

/// Passages in quotation marks of any style.
@Suite struct QuotedSpansTests {
  private static func spans(_ text: String, _ language: Language) -> [String] {
    SideReadings.read(text, language) { side in QuotedSpans(side).spans.map { side.text(side.range($0)) } }
  }

  private static let marked: [InLanguage] = [
    InLanguage(.english, "He said “we wait” then.", "“we wait”"),
    InLanguage(.english, "He said \"we wait\" then.", "\"we wait\""),
    InLanguage(.english, "He said 'we wait' then.", "'we wait'"),
    InLanguage(.german, "Er sagte „wir warten“ dann.", "„wir warten“"),
    InLanguage(.german, "Er sagte »wir warten« dann.", "»wir warten«"),
    InLanguage(.german, "Er sagte ‚wir warten‘ dann.", "‚wir warten‘"),
    InLanguage(.french, "Il a dit « on attend » hier.", "« on attend »"),
    InLanguage(.russian, "Он сказал «мы ждём» потом.", "«мы ждём»"),
    InLanguage(.polish, "Powiedział „czekamy” wtedy.", "„czekamy”"),
    InLanguage(.chinese, "他说“我们等”了。", "“我们等”"), InLanguage(.japanese, "彼は「待つ」と言った。", "「待つ」"),
    InLanguage(.japanese, "彼は『待つ』と言った。", "『待つ』"),
    InLanguage(.swedish, "Han sa ”vi väntar” då.", "”vi väntar”"),
    InLanguage(.french, "Il a dit ‹ on attend › hier.", "‹ on attend ›"),
    InLanguage(.persian, "او گفت «منتظریم» و رفت.", "«منتظریم»"),
  ]

  @Test(arguments: marked)
  func eachLanguagesMarksPair(_ c: InLanguage) {
    #expect(Self.spans(c.text, c.language) == [c.other])
  }

  /// Chinese copy closes a straight mark with a curly one that opens elsewhere, behind the comma or stop.
  @Test func aStraightMarkIsClosedBehindAStop() {
    #expect(Self.spans("\"我们等他，“市长说。", .chinese) == ["\"我们等他，“"])
    #expect(Self.spans("\"我们等“他，\"市长说。", .chinese) == ["\"我们等“他，\""])
    #expect(Self.spans("\"We wait,“ he said.\"", .english) == ["\"We wait,“ he said.\""])
  }

  @Test(arguments: [
    "", "?", "He's late, they're not.", "coup d\"état", "the drivers' gate", "the '90s", "a 7\" b", "»",
  ])
  func otherMarksQuoteNothing(_ text: String) {
    #expect(Self.spans(text, .english).isEmpty)
  }

  @Test func whatGoesOnElsewhereIsOpen() {
    func isOpen(_ text: String) -> Bool { SideReadings.read(text, .english) { QuotedSpans($0).isOpenEnded } }
    #expect(
      isOpen("“We wait") && isOpen("we wait.” He left.") && !isOpen("“We wait.”") && !isOpen("We wait."))
    // At the start or behind a colon an open mark begins speech; in the middle it is a slip.
    #expect(
      Self.spans("“We wait", .english) == ["“We wait"]
        && Self.spans("He said: “we wait", .english) == ["“we wait"]
        && Self.spans("He “waits", .english).isEmpty)
  }

  @Test func aDashOpensSpeechAtTheStartAlone() {
    func dash(_ text: String) -> Bool { SideReadings.read(text, .french) { QuotedSpans($0).hasSpeechDash } }
    #expect(
      dash("– On attend.") && dash("— On attend.") && dash("- On attend.") && !dash("On attend – oui.")
        && !dash(""))
  }

  @Test(arguments: [
    InLanguage(.english, "“we wait for wind”", "yes"), InLanguage(.english, "“we wait for”", "no"),
    InLanguage(.english, "“The Old Man and the Gate”", "no"),
    InLanguage(.english, "“The old man and the Gate”", "yes"),
    InLanguage(.english, "“The Old Harbour Gate”", "no"),
    InLanguage(.chinese, "“我们在等风，他们不等”", "yes"), InLanguage(.chinese, "“大门”", "no"),
    InLanguage(.japanese, "「我々は港で風を待っているのだ」", "yes"), InLanguage(.japanese, "『我々は港で風を待っているのだ』", "no"),
    InLanguage(.persian, "«ما منتظر باد هستیم و»", "yes"),
  ])
  func sentencesAreSpeechAndNamesAreNot(_ c: InLanguage) {
    let found = SideReadings.read(c.text, c.language) { side in
      QuotedSpans(side).spans.first.map { QuotedSpans.isSpeech($0, side) }
    }
    #expect(found == (c.other == "yes"))
  }

  @Test func twoSignsAreOneWord() {
    #expect(SideReadings.read("大门 gate 7 !", .chinese) { QuotedSpans.words($0.tokens.indices, $0) } == 3)
    #expect(SideReadings.read("", .chinese) { QuotedSpans.words(0..<0, $0) } == 0)
  }
}
