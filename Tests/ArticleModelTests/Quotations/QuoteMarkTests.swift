import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// Which way each double mark points by its form and its neighbours.
@Suite struct QuoteMarkTests {
  private static func directions(_ copy: String) -> String {
    let article = TestDesk.article(copy)
    let marks = article.reading { QuoteMarkReader(reader: $0).marks(in: 0..<article.tokens.count) }
    return marks.map { "\($0.direction)" }.joined(separator: " ")
  }

  @Test(arguments: [
    ("", ""), ("\"", "either"), ("a \"b\" c", "open close"), ("\"b\"", "open close"),
    ("(\"b\")", "open close"), ("—\"b\"—", "open close"),
    ("gate\"gate", "either"), ("a \"b", "open"), ("a\" b", "close"), ("a\", b", "close"),
    ("said:\"We", "open"), ("said:\"we", "either"),
    ("and/\"b\"", "open close"), ("a \"'b'\" c", "open close"),
  ])
  func straightMarksAreToldByWhatStandsBeside(_ copy: String, _ expected: String) {
    #expect(Self.directions(copy) == expected)
  }

  @Test(arguments: [
    ("“b”", "open close"), ("a ”b” c", "open close"), ("„b“", "open close"), ("„b”", "open close"),
    ("‟b”", "open close"),
    ("a “b“", "open close"), ("a “b“ c", "open close"), ("``b''", "open close"), ("''b", "either"),
    ("‘‘b’’", "open close"), ("「b」", "open close"),
  ])
  func curlyMarksPointByTheirFormUnlessTheyStandWrongly(_ copy: String, _ expected: String) {
    #expect(Self.directions(copy) == expected)
  }

  @Test(arguments: [
    ("«b» and «c»", "open close open close"), ("»b« and »c«", "open close open close"),
    // In a text without `«` at words' beginnings a free `»` is an arrow.
    ("Home » News » Gate", ""), ("Watch the gate »", ""), ("»", ""), ("Home » «b»", "close open close"),
  ])
  func guillemetsPointAsTheTextHasThem(_ copy: String, _ expected: String) {
    #expect(Self.directions(copy) == expected)
  }

  @Test(arguments: [
    ("A 27\" screen broke.", ""), ("He is 6'2\" tall.", ""), ("A 34\" 3440x1440 screen.", ""),
    ("Sets of 70\"+ sell.", ""),
    // Inside a quotation, and at the end of one that lost its beginning.
    ("He said \"27\" twice.", "open close"), ("It was 27\".", "close"),
    ("“We wait” for a 27\".", "open close"),
  ])
  func inchesAreNoMarks(_ copy: String, _ expected: String) {
    #expect(Self.directions(copy) == expected)
  }

  @Test(arguments: [
    ("He put a \" and a comma.", ""), ("It ends (\" or more).", ""), ("He put a \" and \"b\".", "open close"),
    // Two such marks, or one that others need, are marks.
    ("He put a \" and a \" there.", "either either"), ("He said \" We wait.", "either"),
  ])
  func aMarkThatTheCopySpeaksOfQuotesNothing(_ copy: String, _ expected: String) {
    #expect(Self.directions(copy) == expected)
  }

  @Test func stylesAreThoseOfTheMarks() {
    func styles(_ copy: String) -> [Quotation.Style] { TestDesk.article(copy).quotations.map(\.style) }
    let copies = ["\"b\"", "“b”", "«b»", "„b“", "``b''", "「b」"]
    #expect(
      copies.flatMap(styles) == [
        .straightDouble, .curlyDouble, .guillemets, .lowHigh, .teletype, .guillemets,
      ])
    #expect(styles("He said 'we wait' and ‘we left’ then.") == [.straightSingle, .curlySingle])
    #expect(Quotation.Style.curlySingle.isSingle && !Quotation.Style.curlyDouble.isSingle)
  }
}
