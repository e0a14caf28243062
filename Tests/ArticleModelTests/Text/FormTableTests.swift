import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// The forms of an article: each once, with where it stands.
@Suite struct FormTableTests {
  @Test func aFormIsInternedOnce() {
    var table = FormTable(expecting: 0)
    let range = TextRange(0, 4)
    #expect(table.intern(7, core: range, token: 0, lead: 70) == 1)
    #expect(table.intern(9, core: range, token: 1, lead: 90) == 2)
    #expect(table.intern(7, core: TextRange(5, 9), token: 2, lead: 0) == 1)
    #expect(table.count == 2 && table[1].firstToken == 0 && table[1].first == range)
    #expect(table.leads == [0, 70, 90])
    #expect(table.id(of: 9) == 2 && table.id(of: 8) == nil && FormTable(expecting: 0).id(of: 0) == nil)
  }

  @Test func formsThatShareASlotStayApart() {
    // All of these lie in one slot of the smallest table, and more than it holds make it grow twice.
    var table = FormTable(expecting: 0)
    let hashes = (1...600).map { UInt64($0) << 32 | 255 }
    let ids = hashes.enumerated().map { table.intern($1, core: TextRange(0, 1), token: $0, lead: $1) }
    #expect(ids == Array(1...600))
    #expect(hashes.map { table.id(of: $0) } == ids.map { $0 })
    #expect(table.id(of: 255) == nil)
    #expect(table.ids { form, lead in form.hash == lead && form.firstToken < 3 } == [1, 2, 3])
  }

  @Test func countsAreOfWordsInAllTheirCases() throws {
    let article = TestDesk.article("Gates open. The gates and GATES of the gate.")
    let id = try #require(article.forms.id(of: ByteHash.of("gates")))
    #expect(article.forms[id].count == 3 && article.forms[id].lowercaseCount == 1)
    #expect(
      article.forms.tokens(of: id).map { article.string(article.tokens[Int($0)]) } == [
        "Gates", "gates", "GATES",
      ])
    #expect(article.forms.id(of: ByteHash.of("Gates")) == nil, "hashes are of small letters")
    #expect(article.forms.id(of: ByteHash.of("harbour")) == nil)
    #expect(article.forms[0].count == 0, "marks are of no form")
  }

  @Test func idsOutOfTheTableHaveNoTokens() {
    let forms = TestDesk.article("One gate.").forms
    #expect(forms.tokens(of: 0).isEmpty && forms.tokens(of: 3).isEmpty && forms.tokens(of: .max).isEmpty)
    #expect(Array(forms.tokens(of: 2)) == [1])
    #expect(TestDesk.article("").forms.count == 0)
    #expect(TestDesk.article("?!").forms.ids { _, _ in true }.isEmpty)
  }
}
