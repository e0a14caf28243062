import SourceText
import Testing

@testable import TranslationRules

/// Spellings of names over a file.
@Suite struct NameLedgerTests {
  private struct Name {
    var text: String
    var isAsInSource = false
    var neighbours: [UInt64] = []
  }

  /// The ledger of names of one source word in order, ten bytes apart.
  private static func ledger(_ names: [Name], from start: Int = 0, isInflected: Bool = false) -> NameLedger {
    var ledger = NameLedger()
    for (i, name) in names.enumerated() {
      let hash = WordFolding.hash(name.text)
      let range = TextRange(start + i * 10, start + i * 10 + 5)
      ledger.add(
        source: 7, skeleton: 9, text: hash,
        neighbours: (name.neighbours.first ?? 0, name.neighbours.last ?? 0), isInflected: isInflected
      ) {
        NameLedger.Spelling(
          text: name.text, hash: hash, isAsInSource: name.isAsInSource, neighbours: name.neighbours,
          target: range, source: range)
      }
    }
    return ledger
  }

  private static func said(_ ledger: NameLedger) -> [String] {
    ledger.disagreements.map { "\($0.rare.text) \($0.usual.text) \($0.usual.count)" }
  }

  private static func names(_ texts: String...) -> [Name] { texts.map { Name(text: $0) } }

  @Test func theRarerSpellingDisagrees() {
    #expect(
      Self.said(Self.ledger(Self.names("Brandvold", "Brandvolt", "Brandvold"))) == ["Brandvolt Brandvold 2"])
    // Where they are even, the earlier one holds.
    #expect(Self.said(Self.ledger(Self.names("Brandvolt", "Brandvold"))) == ["Brandvold Brandvolt 1"])
    #expect(
      Self.said(Self.ledger(Self.names("Brandvold", "Brandvold"))).isEmpty && Self.said(NameLedger()).isEmpty)
  }

  @Test(arguments: [
    ("Schröder", "Schroeder"), ("Flórida", "Florida"), ("Floride", "Florida"), ("Brandvold", "Okafor"),
    ("Berg", "Borg"),
  ])
  func spellingsInGoodFaithDoNot(_ a: String, _ b: String) {
    #expect(Self.said(Self.ledger(Self.names(a, a, b))).isEmpty)
  }

  @Test func theSourcesOwnSpellingIsRight() {
    #expect(
      Self.said(
        Self.ledger([
          Name(text: "Brandvold"), Name(text: "Brandvold"), Name(text: "Brandvolt", isAsInSource: true),
        ])
      ).isEmpty)
    // Languages that inflect names have many forms; there one must be the source's.
    #expect(
      Self.said(Self.ledger(Self.names("Brandvold", "Brandvold", "Brandvolda"), isInflected: true)).isEmpty)
    #expect(
      Self.said(
        Self.ledger(
          [Name(text: "Brandvold", isAsInSource: true), Name(text: "Brandvold"), Name(text: "Brandvolt")],
          isInflected: true)
      ).count == 1)
  }

  @Test func ofTwoPeopleEachHasHisOwn() {
    func said(_ a: [UInt64], _ b: [UInt64]) -> Int {
      Self.said(
        Self.ledger([
          Name(text: "Brandvold", neighbours: a), Name(text: "Brandvold", neighbours: a),
          Name(text: "Brandvolt", neighbours: b),
        ])
      ).count
    }
    #expect(said([1], [2]) == 0 && said([1], [1]) == 1 && said([], [2]) == 1 && said([1, 2], [2, 3]) == 1)
  }

  @Test func ledgersOfThreadsAreOne() {
    var first = Self.ledger(Self.names("Brandvold", "Brandvold"))
    let second = Self.ledger(Self.names("Brandvolt", "Brandvold"), from: 100)
    first.merge(second)
    #expect(Self.said(first) == ["Brandvolt Brandvold 3"])
    var empty = NameLedger()
    empty.merge(first)
    #expect(Self.said(empty) == Self.said(first))
    // The first place is the first of both.
    var late = Self.ledger(Self.names("Brandvolt", "Brandvolt"), from: 100)
    late.merge(Self.ledger(Self.names("Brandvolt", "Brandvold"), from: 0))
    #expect(
      late.disagreements.map { $0.usual.target.lower } == [0]
        && late.disagreements.map { $0.rare.target.lower } == [10])
  }

  private static func entry(_ source: UInt64, _ target: UInt64, _ place: Int) -> TextLedger.Entry {
    TextLedger.Entry(
      source: source, inContext: source, target: target, sourceRange: TextRange(place, place + 1),
      targetRange: TextRange(place, place + 1), sourceWords: 5,
      targetWords: 5)
  }

  @Test func textsAreComparedWithTheFirstOfTheirKind() {
    var ledger = TextLedger()
    for (source, target, place) in [(1, 10, 30), (1, 11, 10), (2, 20, 20), (1, 11, 40), (2, 20, 50)]
      as [(UInt64, UInt64, Int)]
    {
      ledger.add(Self.entry(source, target, place))
    }
    let found = ledger.disagreements(among: \.source) { $0.target != $1.target }
    #expect(
      found.map { $0.entry.targetRange.lower } == [30] && found.map { $0.first.targetRange.lower } == [10])
    #expect(TextLedger().disagreements(among: \.source) { _, _ in true }.isEmpty)
    var other = TextLedger()
    other.merge(ledger)
    other.merge(ledger)
    #expect(other.entries.count == 10)
  }
}
