import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Places beyond the ends of a text.
@Suite struct TokenRowTests {
  private let article = TestDesk.article("The bridge opened.")

  @Test func neighboursOfTheEndsAreNothing() {
    #expect(article.tokens.count == 4)
    #expect(article.tokens[3].kind == .stop && article.tokens[0].isWord)
    for i in [-1, 4, 5, .max, .min] {
      let token = article.tokens[i]
      #expect(!token.isWord && token.form == 0 && token.range.isEmpty, "\(i)")
      #expect(article.string(token) == "" && article.hash(token) == 0)
    }
  }

  @Test func runsEndWhereTheTokensDo() {
    #expect(article.tokens[2..<9].count == 2)
    #expect(article.tokens[9...].isEmpty && article.tokens[..<9].count == 4)
    #expect(article.tokens[1..<3].map { article.string($0) } == ["bridge", "opened"])
    #expect(TestDesk.article("").tokens[0].range.isEmpty)
  }

  @Test func placesInTheWrongOrderAreNone() {
    let (first, last) = (3, 1)
    #expect((first..<last).isEmpty && (first..<last).lowerBound == 3)
    #expect((last..<first).count == 2)
    #expect([1, 2, 3][5...].isEmpty && [1, 2, 3][1...].count == 2 && [1, 2, 3][..<7].count == 3)
    #expect(article.range(of: 2..<2).isEmpty && article.range(of: 9..<2).isEmpty)
  }

  @Test func numbersBeyondIntAreTheLastThereAre() {
    #expect(Int(bounded: 1e300) == .max && Int(bounded: -1e300) == .min && Int(bounded: .infinity) == .max)
    #expect(Int(bounded: .nan) == 0 && Int(bounded: -7.9) == -7 && Int(bounded: 7.9) == 7)
    #expect(ClosedRange(between: 2, and: 1) == 1...2 && ClosedRange(between: .nan, and: 1) == nil)
  }
}
