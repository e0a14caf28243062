import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Single marks that are beyond doubt, and apostrophes that are none.
@Suite struct SingleQuotesTests {
  private static func singles(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.quotations.filter(\.style.isSingle).map { article.text[$0.range] }
  }

  @Test(arguments: [
    ("He said 'we wait' then.", "'we wait'"), ("He said ‘we wait’ then.", "‘we wait’"),
    ("'We wait,' he said.", "'We wait,'"),
    ("('We wait')", "'We wait'"), ("—'we wait'—", "'we wait'"), ("He said 'drivers' then.", "'drivers'"),
    ("He wrote ‘7 gates’ then.", "‘7 gates’"),
    ("He said 'it’s late' then.", "'it’s late'"), ("`We wait' he said.", "`We wait'"),
    ("\"He said 'wait' then.\"", "'wait'"),
    ("He said '𝄞a' 'b' then.", "'b'"),
  ])
  func marksAroundWordsAreQuotations(_ copy: String, _ expected: String) {
    #expect(Self.singles(copy) == [expected])
  }

  @Test(arguments: [
    "", "'", "''", "He's late and they're not.", "The drivers' gate.", "The 'gate stood.",
    "It was the '90s, the '80s gate's.",
    "‘em and ‘tis", "rock 'n' roll", "6' 2' tall", "the dogs' and cats' gate", "a ' b ' c", "We’re ‘late.",
    "The boys’ gate and girls’ hall.",
  ])
  func apostrophesAreNone(_ copy: String) {
    #expect(Self.singles(copy).isEmpty, "\(Self.singles(copy))")
  }

  @Test func pluralsAfterAnOpenMarkWaitForABetterEnd() {
    #expect(Self.singles("He said 'the drivers' gate is shut' then.") == ["'the drivers' gate is shut'"])
    #expect(Self.singles("He said 'the drivers' then left.") == ["'the drivers'"])
  }

  @Test(arguments: [
    ("'gate", true), ("'tis", false), ("' gate", false), ("a'gate".replacing("a'", with: "7'"), false),
    ("’gate", false), ("‘gate", true),
  ])
  func openingMarksStandBeforeWords(_ copy: String, _ opens: Bool) {
    let article = TestDesk.article(copy)
    let mark = article.marks.singleQuotes.first ?? 0
    #expect(article.opensSingle(mark) == opens)
  }
}
