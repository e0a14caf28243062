import SourceText
import Testing

@testable import Grammar

@Suite struct ContextTests {
  @Test func choicesAreReadLineByLine() {
    let choices = ContextChoices(
      """
      # what stands here is for people
      small the a of
      limit - the 96 article-missing
      limit of - 40 preposition-extra
      pair affect effect 35 -
      """)
    #expect(choices.failures.isEmpty)
    #expect(choices.small == ["", "the", "a", "of"])
    #expect(choices.number(ByteHash.ofFolded("an")) == choices.number(ByteHash.ofFolded("a")))
    #expect(choices.limit(written: 0, fitting: 1)?.score == 96)
    #expect(choices.limit(written: 0, fitting: 1)?.rule == "article-missing")
    #expect(choices.limit(written: 3, fitting: 0)?.rule == "preposition-extra")
    #expect(choices.limit(written: 1, fitting: 2) == nil)
    #expect(choices.pairs(of: ByteHash.ofFolded("effect")).map { $0.isSecond } == [true])
    #expect(choices.pairs[0].limits.0 == 35)
    #expect(choices.pairs[0].limits.1 == nil)
  }

  @Test(arguments: ["limit - the", "limit the theirs 4 x", "pair one", "sort of"])
  func linesThatCannotBeReadAreNamed(_ line: String) {
    #expect(ContextChoices("small the a\n" + line).failures == [2])
  }

  @Test func damagedBytesAreNoWeights() {
    #expect(ContextModel(StoredBytes(copying: Array("WLCONTX2 and then nothing of use".utf8))) == nil)
    #expect(ContextModel(StoredBytes(copying: [])) == nil)
  }
}
