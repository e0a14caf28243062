import RuleTestSupport
import SourceText
import Testing

@testable import Lexicon

@Suite struct Suggestions {
  private let speller = Speller(TestDesk.lexicon)

  @Test(arguments: [
    ("goverment", "government"), ("occured", "occurred"), ("Ministar", "Minister"), ("thier", "their"),
    ("becuase", "because"), ("againts", "against"), ("beleive", "believe"), ("ECONMIC", "ECONOMIC"),
    ("definately", "definitely"), ("ofthe", "of the"), ("russia", "Russia"), ("accomodate", "accommodate"),
  ])
  func putTheMeantWordFirst(_ slip: String, _ meant: String) {
    #expect(speller.suggestions(for: slip).first == meant)
  }

  @Test func areFewAndAllRight() {
    for slip in ["contry", "severel", "suport", "ot", "thr", "statment", "xqzzk", "harborr", "kremlin"] {
      let found = speller.suggestions(for: slip)
      #expect(found.count <= 5)
      for word in found {
        #expect(word.split(separator: " ").allSatisfy { speller.isWord($0) }, "\(slip): \(word)")
      }
    }
  }

  @Test func leaveOutWhatDictionariesDoNotSuggest() throws {
    let folder = try ScratchFolder()
    let path = try folder.dictionary(
      "xx", affixes: "SET UTF-8\nNOSUGGEST !\n", entries: ["rotten/!", "cotton"])
    let speller = Speller(Installed.lexicon([path]))
    #expect(speller.isWord("rotten"))
    #expect(!speller.suggestions(for: "rottenn").contains("rotten"))
    #expect(speller.likelyIntent(of: "rottenn") == nil)
    #expect(speller.likelyIntent(of: "cottton")?.word == "cotton")
  }

  @Test func areNotSoughtForEndlessWords() {
    let long = String(repeating: "ab", count: 50_000)
    #expect(speller.suggestions(for: long) == [])
    #expect(speller.likelyIntent(of: long) == nil)
    #expect(!speller.isCompound(long, combiningForms: WordList()))
  }

  @Test func putMostRandomSlipsRightAtTheFirstTry() throws {
    let list = try #require(FrequentWords(path: TestDesk.root + "/dictionaries/lists/frequent-words.txt"))
    var words: [String] = []
    list.forEachWord { word, rank in
      if rank <= 6000, word.count > 4 { words.append(String(decoding: word, as: UTF8.self)) }
    }
    var numbers = SeededNumbers(state: 7)
    var tried = 0
    var right = 0
    while tried < 300 {
      let meant = try #require(words.randomElement(using: &numbers))
      let slip = NearWords.slip(meant, &numbers)
      if speller.isWord(slip) { continue }
      tried += 1
      if speller.suggestions(for: slip).first == meant { right += 1 }
    }
    #expect(right >= 270, "\(right) of 300")
  }
}
