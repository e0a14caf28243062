import RuleTestSupport
import SourceText
import Testing

@testable import BuiltInRules

/// An example on each side of every threshold of the name rules: whoever moves one sees what changes.
@Suite struct NameThresholdTests {
  private func spelling(_ name: String) -> NameSpelling {
    let letters = NameSpelling.plainLetters(Array(name.utf8)[...])
    return NameSpelling(
      form: 0, letters: letters, folded: NameSpelling.fold(letters), count: 1, standing: .unknown)
  }

  @Test(arguments: [
    // fewestForSlip: any letter from five on, a doubled one in shorter names.
    ("brand", "brund", true), ("bran", "brun", false), ("bran", "brann", true),
    // fewestForTwoLetters: two letters more, from nine on.
    ("abcdewxyz", "abcdefgwxyz", true), ("abcdwxyz", "abcdfgwxyz", false),
    // mostLetters: two and not three.
    ("abcdewxyz", "abcdefghwxyz", false),
    // sameAtEnds: four alike at either end, not three.
    ("abcdefwxyz", "abcmnefwxyz", false), ("abcdefwxyz", "abcdefmnxyz", false),
  ])
  func closenessHasItsLimits(_ a: String, _ b: String, _ isClose: Bool) {
    #expect(spelling(a).isClose(to: spelling(b)) == isClose)
    #expect(spelling(b).isClose(to: spelling(a)) == isClose)
  }

  @Test func namesOfThreeLettersAreNotCompared() {
    func unknown(_ copy: String) -> Int {
      NameSpellings(TestDesk.article(copy), TestDesk.context().speller).unknown.count
    }
    #expect(unknown("They met Qva and Zor on Monday.") == 0)
    #expect(unknown("They met Qvan and Zorv on Monday.") == 2)
  }

  @Test(
    arguments: [
      // mostOfNeighbours: names of things behind other names, of five letters and of six.
      ("The group runs the Nish Palas in Istanbul and the Royal Palms Resort in Phoenix.", []),
      ("The group runs the Nish Gardan in Istanbul and the Royal Garden Resort in Phoenix.", ["Gardan"]),
      // fewestOfKnown: a name that dictionaries know, once and twice.
      ("Stefan Okafor spoke. Then Stefen Ahlgren left.", []),
      ("Stefan Okafor spoke, and Stefan Okafor sat. Then Stefen Ahlgren left.", ["Stefen"]),
      ("The talks with Angela Merkel ended, and Olga Merkle left.", []),
      ("The talks with Angela Merkel ended. Merkel signed, and Merkle left.", ["Merkle"]),
      // fewestLikeWord: a word whose capital begins the sentence, of six letters and of seven.
      ("Winter traffic rose. The clerk met Wintar on Monday.", []),
      ("Harbour traffic rose. The clerk met Harbuor on Monday.", ["Harbuor"]),
      // fewestForRepeatedSlip: repeated with five letters and with six.
      ("They met the Judge on Monday. Then Judgi spoke, and Judgi left.", []),
      ("They met the Judge on Monday. Then Judgi spoke.", ["Judgi"]),
      ("They met the Garden on Monday. Then Gardan spoke, and Gardan left.", ["Gardan"]),
      // mostOfSlip: twice and three times.
      (
        "They met the Minister on Monday. Then Ministar spoke, and Ministar left.", ["Ministar"]
      ),
      ("They met the Minister on Monday. Then Ministar spoke, and Ministar left, and Ministar slept.", []),
      // weightOfPlace: an unknown form three times and four times as often as a place.
      (
        "Ships left Rotterdam, and Rotterdan was dark. Rotterdan slept. Rotterdan woke.",
        ["Rotterdan"]
      ),
      (
        "Ships left Rotterdam, and Rotterdan was dark. Rotterdan slept. Rotterdan woke. Rotterdan left.",
        []
      ),
    ] as [(String, [String])])
  func variantsHaveTheirLimits(_ copy: String, _ flagged: [String]) {
    let text = SourceText(copy)
    #expect(TestDesk.diagnostics(NameVariant(), on: text).map { text[$0.range] } == flagged)
  }
}
