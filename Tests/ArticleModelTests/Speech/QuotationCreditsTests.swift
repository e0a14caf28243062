import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// Names right beside a quotation.
@Suite struct QuotationCreditsTests {
  private static func behind(_ copy: String) -> String? {
    let article = TestDesk.article(copy)
    return QuotationCredits(article: article, people: People(article)).credit(behind: article.quotations[0])
      .map { article.excerpt($0.tokens) }
  }

  private static func below(_ line: String) -> String? {
    let article = TestDesk.article(
      "\"We wait for the wind.\"\n\n\(line)\n\nThe gate of the town was shut on Monday by all of the ships.")
    return QuotationCredits(article: article, people: People(article)).credit(below: 0)
      .map { article.excerpt($0.tokens) }
  }

  @Test(arguments: [
    ("\"We wait.\" – Ana Diaz, teacher", "Ana Diaz, teacher"), ("\"We wait.\" — teacher", "teacher"),
    ("\"We wait.\" Ana Diaz", "Ana Diaz"),
    ("\"We wait.\" (Ana Diaz)", "Ana Diaz"),
  ])
  func aNameBehindAQuotationIsItsCredit(_ copy: String, _ expected: String) {
    #expect(Self.behind(copy) == expected)
  }

  @Test(arguments: [
    "\"We wait.\"", "\"We wait.\" –", "\"We wait.\" ana diaz", "\"We wait.\" The gate opened.",
    "\"We wait.\" (((( Ana Diaz",
    "\"We wait.\" – and so it went on for many hours until all of the ships had left the port",
  ])
  func otherWordsAreNone(_ copy: String) {
    #expect(Self.behind(copy) == nil)
  }

  @Test(arguments: [
    ("– Ana Diaz, teacher", "Ana Diaz, teacher"), ("- Teacher", "Teacher"), ("Ana Diaz", "Ana Diaz"),
    ("\u{200B}Ana Diaz", "Ana Diaz"),
  ])
  func aLineBelowIsOneAsWell(_ line: String, _ expected: String) {
    #expect(Self.below(line) == expected)
  }

  @Test(arguments: ["The gate", "Ana Diaz left.", "– ana diaz", "– – – Ana Diaz", "?"])
  func otherLinesAreNone(_ line: String) {
    #expect(Self.below(line) == nil)
  }

  @Test func theLastParagraphHasNothingBelow() {
    let article = TestDesk.article("\"We wait.\"")
    #expect(QuotationCredits(article: article, people: People(article)).credit(below: 0) == nil)
  }
}
