import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// Whom a paragraph is about though nobody says that they speak.
@Suite struct ParagraphSubjectsTests {
  private static func named(_ copy: String, paragraph: Int = 0) -> String? {
    let article = TestDesk.article(copy)
    let subjects = ParagraphSubjects(article: article, people: People(article))
    return subjects.named(in: article.paragraphs[paragraph].tokens).map {
      "\($0.kind) \(article.excerpt($0.tokens))"
    }
  }

  @Test(arguments: [
    ("Ines Okafor was furious.", "person Ines Okafor"), ("It rained on Ines Okafor.", "person Ines Okafor"),
    ("Ola Berg met Ines Okafor.", "person Ines Okafor"), ("He was furious.", "pronoun He"),
    ("The answer came in a letter.", "other letter"), ("The gate told of their lecture.", "other lecture"),
    // People of whom a paragraph speaks may be several.
    ("Residents were furious, and they left.", "pronoun they"),
    ("\"Wait,\" smiled Okafor.", "other smiled Okafor"),
  ])
  func aParagraphIsAboutSomebody(_ copy: String, _ expected: String) {
    #expect(Self.named(copy) == expected)
  }

  @Test(arguments: [
    "The gate was shut.", "The ships were old, and they left.", "It was a letter of intent.",
    "No letter came.", "Letters came.",
    "\"He was furious.\"", "?", "漢字。", "The gate of Ostby was shut.",
  ])
  func anotherIsAboutNobody(_ copy: String) {
    #expect(Self.named(copy) == nil)
  }

  @Test func aSurnameIsEnoughWhereItDoesSomething() {
    let first = "Ines Okafor met the council of the town on Monday.\n\n"
    #expect(Self.named(first + "Okafor was furious.", paragraph: 1) == "person Okafor")
    #expect(Self.named(first + "In the hall Okafor shouted.", paragraph: 1) == "person Okafor")
    // Not behind a preposition, not in a possessive.
    #expect(Self.named(first + "Nobody spoke to Okafor.", paragraph: 1) == nil)
    #expect(Self.named(first + "The gate hit Okafor's ship.", paragraph: 1) == nil)
  }
}
