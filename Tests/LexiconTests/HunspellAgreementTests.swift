import RuleTestSupport
import SourceText
import Testing

@testable import Lexicon

/// The compiled words give Hunspell's own verdicts.
@Suite struct HunspellAgreement {
  @Test(arguments: [Installed.american, Installed.british])
  func holdsForDictionaryWordsAndWordsNearThem(_ path: String) throws {
    let hunspell = try #require(HunspellDictionary(path))
    let speller = Speller(Installed.only(path))
    var numbers = SeededNumbers(state: 20)
    let stems = Installed.stems(path)
    try #require(stems.count > 40_000)
    var differing: [String] = []
    for _ in 0..<12_000 {
      guard let stem = stems.randomElement(using: &numbers) else { continue }
      for word in [stem, NearWords.near(stem, stems, &numbers)]
      where !NearWords.isOutOfScope(word) && speller.isWord(word) != hunspell.holds(word) {
        differing.append(word)
      }
    }
    #expect(differing == [])
  }

  @Test(arguments: AffixFeature.all) func holdsForEveryFeature(_ feature: AffixFeature) throws {
    let folder = try ScratchFolder()
    let path = try folder.dictionary(
      "xx", affixes: "SET UTF-8\n" + feature.affixes, entries: feature.entries)
    let lexicon = Installed.lexicon([path])
    try #require(lexicon.compiled != nil)
    let hunspell = try #require(HunspellDictionary(path))
    let speller = Speller(lexicon)
    for word in feature.words { #expect(speller.isWord(word) == hunspell.holds(word), "\(word)") }
    // A feature that makes all words right, or all wrong, would show nothing.
    #expect(Set(feature.words.map { hunspell.holds($0) }) == [true, false])
  }
}

/// A small dictionary that uses one feature of affix files.
struct AffixFeature: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var affixes: String
  var entries: [String]
  var words: [String]

  init(_ name: String, _ affixes: String, entries: [String], words: String) {
    testDescription = name
    self.affixes = affixes
    self.entries = entries
    self.words = words.split(separator: " ").map(String.init)
  }

  static let all = [
    AffixFeature(
      "prefixes and suffixes cross",
      """
      PFX U Y 1
      PFX U 0 un .
      SFX D Y 2
      SFX D 0 ed [^ey]
      SFX D y ied [^aeiou]y
      SFX N N 1
      SFX N 0 ness .
      """,
      entries: ["lock/UDN", "try/DU", "play/D", "kit"],
      words: """
        lock locked unlock unlocked lockness unlockness try tried untried tryed plaied unkit kited
        """),
    AffixFeature(
      "two suffixes",
      """
      SFX A Y 1
      SFX A 0 able/B .
      SFX B Y 1
      SFX B 0 s .
      PFX U Y 1
      PFX U 0 un .
      """,
      entries: ["drink/AU"],
      words: "drink drinkable drinkables drinks undrinkable undrinkables undrink undrinks"),
    AffixFeature(
      "flags of two bytes",
      """
      FLAG long
      NEEDAFFIX Xx
      SFX Aa Y 1
      SFX Aa 0 s .
      """,
      entries: ["foo/AaXx", "bar/Aa"], words: "foo foos bar bars"),
    AffixFeature(
      "flags as numbers, with aliases",
      """
      FLAG num
      AF 2
      AF 101,7
      AF 7
      NOSUGGEST 101
      SFX 7 Y 1
      SFX 7 0 s [^s]
      """,
      entries: ["foo/1", "bas/2", "qux"], words: "foo foos bas bass qux quxs"),
    AffixFeature(
      "forbidden words and parts of compounds",
      """
      FORBIDDENWORD !
      ONLYINCOMPOUND c
      SFX S Y 1
      SFX S 0 s .
      """,
      entries: ["sheep/S", "sheeps/!", "half/cS", "cat/S"], words: "sheep sheeps half halfs cat cats"),
    AffixFeature(
      "case",
      """
      KEEPCASE K
      SFX S Y 1
      SFX S 0 s .
      SFX M Y 1
      SFX M 0 's .
      """,
      entries: ["mm/K", "Paris/M", "NATO/M", "iPod/S", "HF/S", "Hf/M", "éclair/S", "O'Hara"],
      words: """
        mm Mm MM paris Paris PARIS PARIS'S nato Nato NATO'S Nato's ipod IPODS Ipods iPods HFS HFs Hfs Hf's \
        Éclairs ÉCLAIRS O'HARA o'hara
        """),
    AffixFeature(
      "conditions and stripping",
      """
      SFX S Y 3
      SFX S y ies [^aeiou]y
      SFX S 0 s [aeiou]y
      SFX S 0 s [^yé]
      PFX I Y 2
      PFX I 0 im [bmp]
      PFX I a in a
      """,
      entries: ["fly/S", "day/S", "café/S", "pure/IS", "able/I"],
      words: "flies flys days daies café cafés impure inpure inble inable impures"),
    AffixFeature(
      "escapes and descriptions",
      """
      SFX S Y 1
      SFX S 0 s .
      """,
      entries: ["km\\/h", "dog/S\tNoun", "cow/S po:noun"], words: "km/h dogs cows cow dog cowss"),
  ]
}
