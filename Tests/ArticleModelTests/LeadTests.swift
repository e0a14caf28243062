import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Where the dateline stands, and in which language a story is.
@Suite struct LeadTests {
  private func kinds(_ copy: String) -> [String] {
    TestDesk.article(copy).regions.map(\.kind.name)
  }

  /// The agency may open the dateline, or close it without a mark; a credit in a sentence is none.
  @Test(arguments: [
    ("(ANSA) - LANGVIK, JUL 11 - The harbour opened on Monday.", "(ANSA) - LANGVIK, JUL 11 -"),
    ("Langvik (ats afp) The harbour opened on Monday.", "Langvik (ats afp)"),
    ("Langvik (the town) The harbour opened on Monday.", nil),
    ("(ANSA) - the agency of Langvik - opened on Monday.", nil),
    ("Langvik (afp) opened the harbour on Monday.", nil),
    // A source that no list knows, behind a place in capitals; a sentence goes on in small letters.
    ("LANGVIK (Stage.example) - The harbour opened on Monday.", "LANGVIK (Stage.example) -"),
    ("PORT LANGVIK (Stage News) - The harbour opened on Monday.", "PORT LANGVIK (Stage News) -"),
    ("LANGVIK (Port of Stages) - the town - opened on Monday.", nil),
    ("Langvik (Stage News) - The harbour opened on Monday.", nil),
  ])
  func datelinesMayCreditFirst(_ lead: String, _ dateline: String?) {
    let article = TestDesk.article("Harbour opens\n\n" + lead + "\n\nShips call twice a week.\n")
    let found = article.regions.first { $0.kind == .dateline }
    #expect(found.map { String(article.text[$0.range]) } == dateline)
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
