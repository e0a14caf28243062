import ArticleModel
import RuleTestSupport
import SourceText
import Testing

@testable import Lexicon

/// What rules of styles made for Vale look words up in.
@Suite struct StyleSpellingTests {
  private static let lexicon = Lexicon(
    dictionaries: [Installed.american, Installed.british], accepted: WordList(),
    frequentWords: TestDesk.root + "/dictionaries/lists/frequent-words.txt", cacheFolder: nil)

  private func isRight(_ word: String) -> Bool {
    Speller(Self.lexicon).isWord(word, dictionaries: [], lists: [], usesStandard: true)
  }

  @Test(arguments: ["colour", "organising", "travelled", "foetus", "centre", "colourise", "cheque", "grey"])
  func britishSpellingsOfAmericanWordsAreRight(_ word: String) { #expect(isRight(word)) }

  /// Words that British English has and American English lacks in any spelling.
  @Test(arguments: ["backport", "bitwise", "antisense"])
  func otherWordsOfBritishEnglishAreUnknown(_ word: String) { #expect(!isRight(word)) }

  @Test(arguments: ["codebase", "Codebase", "Kubernetes", "learnt"])
  func wordsOfSoftwareAreRight(_ word: String) {
    #expect(isRight(word))
    #expect(!Speller(Self.lexicon).isWord(word, dictionaries: [], lists: [], usesStandard: false))
  }

  @Test func slipsAreWrong() { #expect(!isRight("codebaze") && !isRight("colourr")) }
}
