import SourceText
import Testing

@testable import Lexicon

@Suite struct SpellerLookUps {
  private static let lexicon = Lexicon(
    dictionaries: [Installed.american, Installed.british],
    accepted: WordList(parsing: "doorstepped\nKelpie\n"), frequentWords: nil, cacheFolder: nil)
  private let speller = Speller(Self.lexicon)

  @Test(arguments: [
    "colour", "color", "Colour", "COLOUR", "Paris", "PARIS", "don’t", "don't", "DON'T", "NATO", "minister’s",
    "etc.", "U.S.", "pre-war", "11th", "1,024", "1990s", "2019-20", "doorstepped", "kelpie",
    "co\u{AD}operate", "café",
  ])
  func holdRightWords(_ word: String) { #expect(speller.isWord(word)) }

  @Test(arguments: [
    "goverment", "paris", "cOlour", "nato", "colourr", "pre-warr", "11tth", "1..2", "café\u{301}",
  ])
  func refuseWrongWords(_ word: String) { #expect(!speller.isWord(word)) }

  @Test func answerByTheHashOfAFormAndAskForItsTextOnce() {
    var asked = 0
    for _ in 0..<3 {
      let answer = speller.isLowercaseWord(formHash: ByteHash.of("goverment")) {
        asked += 1
        return "goverment"
      }
      #expect(!answer)
    }
    #expect(asked == 1)
    for word in ["government", "doorstepped"] {
      let answer = speller.isLowercaseWord(formHash: ByteHash.of(word)) {
        asked += 1
        return word
      }
      #expect(answer)
    }
    #expect(asked == 1)
  }

  @Test func tellVarietiesApart() {
    #expect(speller.variety(of: "color") == .american)
    #expect(speller.variety(of: "Colour") == .british)
    #expect(speller.variety(of: "minister") == [.american, .british])
    #expect(speller.variety(of: "goverment") == [])
  }

  @Test func askHunspellWhereWordsAreCompounded() throws {
    let folder = try ScratchFolder()
    let path = try folder.dictionary(
      "xx", affixes: "SET UTF-8\nCOMPOUNDFLAG C\nCOMPOUNDMIN 3\n", entries: ["brand/C", "wache/C", "tor"])
    let lexicon = Installed.lexicon([path])
    #expect(lexicon.compiled == nil)
    let speller = Speller(lexicon)
    #expect(speller.isWord("brandwache"))
    #expect(!speller.isWord("brandtor"))
    #expect(speller.isLowercaseWord(formHash: ByteHash.of("brandwache")) { "brandwache" })
  }

  @Test func compileWhatTheyCanAndAskForTheRest() throws {
    let folder = try ScratchFolder()
    let plain = try folder.dictionary("aa", affixes: "SET UTF-8\n", entries: ["pier"])
    let compounding = try folder.dictionary(
      "bb", affixes: "SET UTF-8\nCOMPOUNDMIN 1\nCOMPOUNDRULE 1\nCOMPOUNDRULE ab\n",
      entries: ["fore/a", "deck/b"])
    let lexicon = Installed.lexicon([plain, compounding, folder.path + "/missing"])
    #expect(lexicon.dictionaries == [plain, compounding])
    #expect(lexicon.compiled?.count == 1)
    #expect(Speller(lexicon).isWord("pier"))
    #expect(Speller(lexicon).isWord("foredeck"))
    #expect(!Speller(lexicon).isWord("pierdeck"))
  }

  @Test func readOtherEncodingsThroughHunspell() throws {
    let folder = try ScratchFolder()
    let path = try folder.dictionary("xx", affixes: "SET ISO8859-1\n", entries: ["pier"])
    let lexicon = Installed.lexicon([path])
    #expect(lexicon.compiled == nil)
    #expect(Speller(lexicon).isWord("pier"))
    #expect(!Speller(lexicon).isWord("prér"))
    #expect(!Speller(lexicon).isWord("пирс"))
  }

  @Test func haveNoDictionaryWhereNoneIsInstalled() {
    #expect(!Speller(Installed.lexicon(["/nowhere/en_US"])).hasDictionary)
    #expect(speller.hasDictionary)
  }

  @Test func seeCompounds() {
    let forms = WordList(parsing: "cyber\ncounter\n")
    #expect(speller.isCompound("cyberharbour", combiningForms: forms))
    #expect(speller.isCompound("harbourmoney", combiningForms: forms))
    #expect(!speller.isCompound("cyberharbuor", combiningForms: forms))
    #expect(!speller.isCompound("thequay", combiningForms: forms))
  }
}
