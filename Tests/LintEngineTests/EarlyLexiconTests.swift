import ArticleModel
import LintEngine
import RuleTestSupport
import SourceText
import Testing

@Suite struct EarlyLexiconTests {
  @Test func isTheLexiconThatIsMadeLater() throws {
    let data = DataFolder(path: TestDesk.root)
    let words = WordList(parsing: "brindlequay")
    // Without a cache it is always worth a thread.
    let early = try #require(EarlyLexicon(data, useCache: false))
    let lexicon = try #require(early.accepting(words))
    let vocabulary = Vocabulary([:]).adding(words, as: "accepted-words")
    let later = try data.lexicon(vocabulary: vocabulary, useCache: false)
    #expect(lexicon.dictionaries == later.dictionaries)
    #expect(lexicon.accepted.entries == later.accepted.entries)
    let (forms, expected) = (try #require(lexicon.compiled), try #require(later.compiled))
    #expect(forms.count == expected.count)
    for word in ["colour", "color", "organisations", "harbourmaster", "brindlequay", "teh", "NATO's"] {
      let hash = ByteHash.of(word)
      #expect(forms[hash] == expected[hash], "\(word)")
    }
  }
}
