import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Paragraphs that lost their beginnings, and code.
@Suite struct DamageTests {
  private static func clipped(
    _ second: String, after first: String = "The council of the town met on Monday."
  ) -> Bool {
    !Damage(TestDesk.article(first + "\n\n" + second)).clipped.isEmpty
  }

  @Test(arguments: [
    "ouncil of the town shut the gate on Monday.", "he council, which met late, shut the old gate.",
    "-of-three from the town shut the gate on Monday.", "23-year-old from the town shut the gate on Monday.",
    // Four words are enough, three (below) are not.
    "e shut it late.",
  ])
  func aParagraphInSmallLettersHasLostSome(_ copy: String) {
    #expect(Self.clipped(copy))
  }

  @Test(arguments: [
    "Council of the town shut the gate on Monday.",
    // Too short, not ended, a name in small letters, an address, an age before a name.
    "he shut it.", "ouncil of the town shut the gate on Monday",
    "iPhone users of the town shut the gate on Monday.",
    "van der Berg of the town shut the gate on Monday.", "fc,550x550 of the town shut the gate on Monday.",
    "youtube-dl of the town shut the gate on Monday.", "23-year-old Ola Berg of the town shut the gate.", "",
    "?",
  ])
  func otherParagraphsHaveNot(_ copy: String) {
    #expect(!Self.clipped(copy))
  }

  @Test(arguments: [
    ("The council of the old town by the river met late on Monday in the hall", false),
    ("The council of the town agreed:", false),
    ("The council of the old town by the river met late on Monday in the hall.", true),
  ])
  func theSecondHalfOfASentenceIsWhole(_ first: String, _ isClipped: Bool) {
    let lead = "Council shuts gate\n\nThe gate of the town was shut on Monday.\n\n"
    #expect(Self.clipped("and shut the gate of the town on Monday.", after: lead + first) == isClipped)
  }

  @Test func onlyTheRestOfTheWordIsHidden() {
    let article = TestDesk.article(
      "The council of the town met on Monday.\n\nouncil of the town shut the gate on Monday.")
    let damage = Damage(article)
    let start = article.paragraphs[1].range.start
    #expect(damage.hides(start, in: article) && damage.hides(start + 5, in: article))
    #expect(!damage.hides(start + 6, in: article) && !damage.hides(0, in: article))
    #expect(!damage.hides(UInt32(article.bytes.count), in: article))
  }

  @Test func codeIsHiddenWhole() {
    let article = TestDesk.article("The gate opened. It calls load(); again. Ships left.")
    let damage = Damage(article)
    let hidden = article.tokens.filter { damage.hides($0.range.start, in: article) }.map {
      article.string($0)
    }
    #expect(hidden == ["It", "calls", "load", "(", ")", ";", "again", "."])
    #expect(damage.clipped.isEmpty)
  }
}
