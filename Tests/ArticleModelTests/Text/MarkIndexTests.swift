import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// The marks of a text by kind.
@Suite struct MarkIndexTests {
  private static func found(_ places: KeyPath<MarkIndex, TokenPlaces>, _ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.marks[keyPath: places].map { article.string(article.tokens[$0]) }
  }

  private static let copy =
    "At 7 a.m. (local), Ola Berg's “gate” — no, 'door' - $5; see www.x.example… МИР cost 3-2! NATO."

  @Test func eachMarkIsInItsOwnList() {
    #expect(Self.found(\.stops, Self.copy) == ["."])
    #expect(Self.found(\.commas, Self.copy) == [",", ","])
    #expect(Self.found(\.terminals, Self.copy) == ["…", "!"])
    #expect(Self.found(\.brackets, Self.copy) == ["(", ")"])
    #expect(Self.found(\.hyphens, Self.copy) == ["-"])
    #expect(Self.found(\.dashes, Self.copy) == ["—", "-"])
    #expect(Self.found(\.symbols, Self.copy) == ["$"])
    #expect(Self.found(\.links, Self.copy) == ["www.x.example"])
    #expect(Self.found(\.singleQuotes, Self.copy) == ["'", "'"])
    #expect(Self.found(\.doubleQuotes, Self.copy) == ["“", "”"])
  }

  @Test func wordsAreListedByWhatIsUnusualOfThem() {
    #expect(Self.found(\.initialisms, Self.copy) == ["a.m."])
    #expect(Self.found(\.foreignWords, Self.copy) == ["МИР"])
    #expect(Self.found(\.capitals, Self.copy) == ["At", "Ola", "Berg's", "МИР", "NATO"])
    // A small initialism and a small foreign word are no plain words.
    #expect(Self.found(\.foreignWords, "мир and peace") == ["мир"])
    #expect(Self.found(\.capitals, "iPhone eBay gate") == ["iPhone", "eBay"])
  }

  @Test func punctuationHoldsWhatPartsSentences() {
    #expect(
      Self.found(\.punctuation, "a. b, c! d: (e) f-g — h 'i' \"j\" $ k;") == [
        ".", ",", "!", ":", "(", ")", ";",
      ])
  }

  @Test(arguments: ["", "gate", "one gate of many", "\u{200B}"])
  func plainWordsHaveNoMarks(_ copy: String) {
    let marks = TestDesk.article(copy).marks
    #expect(
      marks.punctuation.isEmpty && marks.capitals.isEmpty && marks.links.isEmpty && marks.initialisms.isEmpty)
  }

  @Test func placesAreFoundInRuns() {
    // Commas at 1, 3 and 5.
    let places = TestDesk.article("a, b, c, d").marks.commas
    #expect(Array(places) == [1, 3, 5])
    for (run, holds) in [
      (0..<1, false), (0..<2, true), (1..<2, true), (2..<3, false), (4..<6, true), (6..<9, false),
      (3..<3, false), (0..<9, true),
    ] {
      #expect(places.contains(anyOf: run) == holds, "\(run)")
    }
    #expect(!TestDesk.article("a b").marks.commas.contains(anyOf: 0..<9))
    #expect(places + places == [1, 3, 5, 1, 3, 5] && [7] + places == [7, 1, 3, 5])
  }
}
