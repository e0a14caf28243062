import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// How far `SpeechReach` carries a speaker.
@Suite struct SpeechReachTests {
  private func places(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return AttributionGraph(article).attributions.map { "\($0.place)" }
  }

  @Test(arguments: [
    ("\"We wait,\" Ines Okafor said.", ["sameSentence"]),
    ("\"We wait,\" Ines Okafor said. \"Nobody came.\"", ["sameSentence", "sameParagraph"]),
    // To a paragraph that is nothing but quotation, and on from there.
    ("Ines Okafor said the port was shut.\n\n\"We wait for the wind to turn.\"", ["paragraphBefore"]),
    (
      "Ines Okafor said the port was shut.\n\n\"We wait for the wind.\"\n\n\"Nobody came to the gate.\"",
      ["paragraphBefore", "continuation"]
    ),
    // Not past a paragraph in which nobody speaks.
    ("Ines Okafor said the port was shut.\n\nIt rained.\n\n\"We wait for the wind.\"", ["nowhere"]),
  ])
  func speakersReachAsFarAsReadersCarryThem(_ copy: String, _ expected: [String]) {
    #expect(places(copy) == expected)
  }

  private static let lead = "Ines Okafor said the port was shut.\n\n"
  private static let quote = "\"We wait for the wind to turn.\""

  @Test(arguments: [
    // A passive, a thing and a verb of thought hand nothing on; a person's thought at a sentence's start does.
    ("Clerks were told the port was shut.\n\n", "nowhere"),
    ("Sales showed the port was shut.\n\n", "nowhere"),
    ("Okafor believes the port was shut.\n\n", "paragraphBefore"),
    ("The council agreed:\n\n", "paragraphBefore"),
    ("The answer came in a letter to the port.\n\n", "paragraphBefore"),
  ])
  func paragraphsHandOnWhatTheyName(_ before: String, _ place: String) {
    #expect(places(before + Self.quote) == [place])
  }

  @Test(arguments: [
    ("Okafor said this in the hall.", "paragraphAfter"),
    ("Okafor told reporters on Monday.", "paragraphAfter"),
    ("– Ines Okafor, mayor", "paragraphAfter"), ("It rained all day on Monday.", "nowhere"),
    ("Okafor told reporters that it rained.", "nowhere"),
  ])
  func aParagraphBehindPointsBack(_ behind: String, _ place: String) {
    #expect(places("The port has been shut for days.\n\n" + Self.quote + "\n\n" + behind) == [place])
  }

  @Test func theNearerOfTwoClausesSpeaks() {
    let article = TestDesk.article("Ola Berg said so. \"We wait.\" And it was late, Ines Okafor said again.")
    let speaker = AttributionGraph(article).attributions[0].speaker
    #expect(speaker.map { article.excerpt($0.tokens) } == "Ola Berg")
  }

  @Test func aHeadlineSpeaksTheFirstWordsAlone() {
    let story = "Mayor says port is shut\n\n\"We wait for the wind to turn and for the rain to end.\""
    #expect(places(story + "\n\nThe port of the town has been shut for days now.") == ["headline"])
    #expect(
      places(story.replacing("says", with: "sees") + "\n\nThe port of the town has been shut for days now.")
        == ["nowhere"])
  }

  @Test func manyQuotationsOfOneParagraphShareWhatIsAround() {
    let copy = Self.lead + String(repeating: "\"We wait.\" ", count: 2_000)
    #expect(Set(places(copy)) == ["paragraphBefore"])
  }
}
