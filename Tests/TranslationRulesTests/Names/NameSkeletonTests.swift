import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// The consonants of names, by which spellings of one name are known in any script.
@Suite struct NameSkeletonTests {
  private static let table = SideReadings.lexicon.consonants

  private static func skeleton(_ word: String, _ language: Language) -> NameSkeleton {
    SideReadings.read(word, language) { NameSkeleton($0, $0.tokens[0], table) }
  }

  @Test(arguments: [
    ("Brandvold", Language.english, "Брандвольд", Language.russian), ("Okafor", .english, "Окафор", .russian),
    ("Tarkhovsk", .english, "Тарховск", .russian),
    ("Rahimi", .english, "رحیمی", .persian), ("Karimi", .english, "كريمي", .arabic),
    ("Ellen", .english, "Elen", .english), ("Philip", .english, "Filip", .english),
    ("Brandvold's", .english, "Brandvold", .english),
  ])
  func aNameIsTheSameInOtherLetters(_ a: String, _ from: Language, _ b: String, _ to: Language) {
    #expect(Self.skeleton(a, from) == Self.skeleton(b, to))
  }

  @Test(arguments: [
    ("Brandvold", Language.english, "Брандворд", Language.russian), ("Okafor", .english, "Окадор", .russian),
    ("Rahimi", .english, "رحیلی", .persian), ("Brandvold", .english, "Brandlovd", .english),
  ])
  func anotherConsonantIsAnotherName(_ a: String, _ from: Language, _ b: String, _ to: Language) {
    #expect(Self.skeleton(a, from) != Self.skeleton(b, to))
  }

  private static let slips: [(String, String, NameSkeleton.Slip?)] = [
    ("Brandvold", "Brandvold", nil), ("Branvdold", "Brandvold", .exchange),
    ("Rbandvold", "Brandvold", .exchange), ("Brandvol", "Brandvold", .letter),
    ("Brandvoldr", "Brandvold", .letter), ("Bradvold", "Brandvold", .letter),
    // `r` and `l` are never written for one another, `m` and `n` may be.
    ("Brandvord", "Brandvold", .firmLetter), ("Bramdvold", "Brandvold", .letter),
    // Another first consonant, and more than one slip.
    ("Grandvold", "Brandvold", nil), ("Mond", "Brandvold", nil), ("Bramdvord", "Brandvold", nil),
  ]

  @Test(arguments: slips)
  func slipsAreToldByTheirKind(_ a: String, _ b: String, _ slip: NameSkeleton.Slip?) {
    #expect(Self.skeleton(a, .english).slip(of: Self.skeleton(b, .english), Self.table) == slip)
  }

  @Test func beginningsAndEndsAreCompared() {
    let (name, inflected, other) = (
      Self.skeleton("Brandvold", .english), Self.skeleton("Brandvoldskom", .english),
      Self.skeleton("Brand", .english)
    )
    #expect(
      inflected.starts(with: name) && !name.starts(with: inflected) && name.starts(with: other)
        && name.starts(with: name))
    #expect(
      other.isInflected(name) == (name.count <= other.count + 2) && name.isInflected(name)
        && !name.isInflected(other))
    #expect(name.endsLike(other) && !name.endsLike(Self.skeleton("Okafor", .english)))
  }

  @Test func lastConsonantsAreTakenAwayWhileEnoughAreLeft() {
    var name = Self.skeleton("Brandvold", .english)
    let count = name.count
    #expect(count == 7 && name.dropLast() && name.count == 6 && name == Self.skeleton("Brandvol", .english))
    var short = Self.skeleton("Mond", .english)
    #expect(!short.dropLast() && short.count == 3)
  }

  @Test func longWordsKeepSixteen() {
    let long = Self.skeleton(String(repeating: "bada", count: 20), .english)
    #expect(
      long.count == 16 && long == Self.skeleton(String(repeating: "bada", count: 30), .english)
        && long.starts(with: long))
    #expect(Self.skeleton("aeiou", .english).count == 0 && Self.skeleton("𝐀", .english).count == 0)
  }

  @Test func tablesAreReadRowByRow() {
    let table = ConsonantTable(rows: [
      ["B", "b p"], ["S", "s sh"], ["KS", "x"], ["-", "kh"], ["F", "p", "de"], ["firm", "B S"], ["Q"],
    ])
    #expect(
      table.single(0x62, .english) == table.single(0x70, .english)
        && table.single(0x70, .german) != table.single(0x70, .english) && table.single(0x61, .english) == 0)
    #expect(
      table.pair(0x73, 0x68) == table.single(0x73, .english) && table.pair(0x6B, 0x68) == 0
        && table.pair(0x62, 0x62) == nil && table.pair(0xE9, 0x62) == nil)
    #expect(table.single(0x78, .english) > 15, "two consonants")
    #expect(
      table.areFirm(table.single(0x62, .english), table.single(0x73, .english))
        && !table.areFirm(table.single(0x62, .english), table.single(0x70, .english)) && !table.areFirm(1, 15)
    )
    #expect(table.single(0x10FFFF, .english) == 0)
  }
}
