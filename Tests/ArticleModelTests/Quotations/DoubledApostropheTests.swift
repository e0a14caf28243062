import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Double marks that conversions put where an apostrophe stood.
@Suite struct DoubledApostropheTests {
  private static func apostrophes(_ copy: String) -> Int {
    let article = TestDesk.article(copy)
    return article.marks.doubleQuotes.count { article.isDoubledApostrophe($0) }
  }

  @Test(arguments: [
    ("They don\"t wait.", 1), ("A coup d\"état.", 1), ("It\"s late and we\"re not.", 2),
    ("The Rovers\" coach left.", 1),
    ("the Masters\" and Mistresses\" Conference", 2), ("L\"été", 1),
  ])
  func marksInsideWordsStandForOne(_ copy: String, _ count: Int) {
    #expect(Self.apostrophes(copy) == count)
    #expect(TestDesk.article(copy).quotations.isEmpty)
  }

  @Test(arguments: [
    "", "\"", "\"We wait.\"", "gate\"gate", "don \"t", "don\" t", "don“t", "The Rovers\" said so.",
    "The Rovers\" and others.", "The rovers\" coach",
    "The Rover\" coach", "The Rovers \" coach", "The Rovers\"", "Gas\" prices", "don\"T",
  ])
  func otherMarksAreMarks(_ copy: String) {
    #expect(Self.apostrophes(copy) == 0)
  }

  @Test func insideAQuotationAPluralEndsIt() {
    let article = TestDesk.article("He saw \"the Rovers\" coach leave.")
    #expect(article.quotations.map { article.text[$0.range] } == ["\"the Rovers\""])
  }
}
