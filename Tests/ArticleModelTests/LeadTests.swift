import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Where the dateline stands, and in which language a story is.
@Suite struct LeadTests {
  private func kinds(_ copy: String) -> [String] {
    TestDesk.article(copy).regions.map(\.kind.name)
  }

  @Test func theDatelineMayStandBehindOtherLines() {
    #expect(
      kinds(
        "Harbour opens\n\nNew quay ends two-year delay for the town\n\nBy Ann Doe\n\nLANGVIK, May 6 (ABC) -- The harbour opened on Monday.\n\nShips call there twice a week.\n"
      ) == ["headline", "headline", "byline", "dateline", "body", "body"])
    #expect(
      kinds(
        "Harbour opens\n\n(Adds quote, paragraph 3)\n\nLANGVIK, May 6 (ABC) - The harbour opened on Monday.\n\nShips call.\n"
      ).contains("dateline"))
    // A lead without one is the lead: what comes later is no dateline.
    #expect(
      !kinds(
        "Harbour opens\n\nThe harbour at Langvik opened on Monday after two years of repairs and much talk.\n\nLANGVIK, May 6 (ABC) - Ships call there twice a week.\n"
      ).contains("dateline"))
  }

  @Test func aStatedLanguageCounts() {
    let english =
      "The harbour is open and the ships of the town have been there for a week, so that it was a good day for all of them."
    let short = "Satama avattiin."
    func isEnglish(_ copy: String, _ language: String?) -> Bool {
      let document = ReadDocument(
        text: SourceText(copy), metadata: ArticleMetadata(language: language))
      return ArticleParser(vocabulary: TestDesk.vocabulary).parse(document).isEnglish
    }
    #expect(isEnglish(short, nil) && isEnglish(short, "en-GB") && isEnglish(short, "und"))
    #expect(!isEnglish(short, "fi") && !isEnglish(short, "fi-FI"))
    #expect(isEnglish(english, "fi") && isEnglish(english, nil))
  }

  @Test func aLineMayBeginWithABracketOrAMark() {
    let copy = """
      LANGVIK, May 6 (ABC) - The owner of the harbour paid 1.7 billion
      ($A1.84 billion) as it steps up its plans for the northern quay
      "and the ships", which call there every week of the long year.
      """
    #expect(TestDesk.article(copy).paragraphs.count == 1)
  }
}
