import ArticleModel
import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// Passages of a text with those of its translation.
@Suite struct AlignerTests {
  /// `1-1 1-0 …`: how many paragraphs of each side belong together.
  private static func beads(_ source: [String], _ target: [String]) -> String {
    let sides = [(source, Language.english), (target, .german)].map {
      BilingualSide(text: SourceText($0.0.joined(separator: "\n\n")), origin: .identity, language: $0.1)
    }
    return AlignedTexts.blocks(sides[0], sides[1], SideReadings.lexicon).map {
      "\($0.whole.counts.source)-\($0.whole.counts.target)"
    }.joined(separator: " ")
  }

  private static let source = [
    "The council of Langvik shut the old gate on Monday because of a storm.",
    "Mayor Brandvold said that 12 ships had to wait in Tarkhovsk until Friday.",
    "The gate was built in 1887 and had been repaired for 2.5 million euros.",
    "Nobody was hurt, and the ferries to Ostby sail again.",
  ]
  private static let target = [
    "Der Rat von Langvik schloss am Montag wegen eines Sturms das alte Tor.",
    "Bürgermeister Brandvold sagte, dass 12 Schiffe bis Freitag in Tarkhovsk warten mussten.",
    "Das Tor wurde 1887 gebaut und für 2,5 Millionen Euro instand gesetzt.",
    "Niemand wurde verletzt, und die Fähren nach Ostby fahren wieder.",
  ]

  @Test func paragraphsInOrderArePairs() {
    #expect(Self.beads(Self.source, Self.target) == "1-1 1-1 1-1 1-1")
    #expect(Self.beads([], []) == "" && Self.beads(Self.source, []).split(separator: " ").count >= 1)
  }

  @Test(arguments: 0..<4)
  func aParagraphThatIsMissingIsLeftAlone(_ place: Int) {
    var target = Self.target
    target.remove(at: place)
    var expected = Array(repeating: "1-1", count: 4)
    expected[place] = "1-0"
    #expect(Self.beads(Self.source, target) == expected.joined(separator: " "))
    var source = Self.source
    source.remove(at: place)
    expected[place] = "0-1"
    #expect(Self.beads(source, Self.target) == expected.joined(separator: " "))
  }

  @Test func twoParagraphsMayBeOne() {
    let target = [Self.target[0] + " " + Self.target[1], Self.target[2], Self.target[3]]
    #expect(Self.beads(Self.source, target) == "2-1 1-1 1-1")
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\n\nb", ["a", "b"]), ("a\nb\n\nc", ["a\nb", "c"]),
    ("\n\na\nb\n\n", ["a", "b"]), ("a\r\n\r\nb", ["a", "b"]), (" a \n b ", ["a", "b"]), ("\u{FEFF}a", ["a"]),
    ("\n", []),
  ])
  func paragraphsAreBetweenEmptyLinesWhereThereAreAny(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBufferPointer { AlignedTexts.paragraphs($0) }
    #expect(found.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) } == expected)
  }

  @Test func rareEvidenceWeighsMore() {
    func passage(_ evidence: Set<UInt64>, _ numbers: Set<UInt64> = []) -> Passage {
      SideReadings.read("gate", .english) { side in
        var passage = Passage(side, side.p, side.range, against: .german, AnchorStems([], .english))
        (passage.evidence, passage.numbers) = (evidence, numbers)
        return passage
      }
    }
    let source = [passage([1, 2]), passage([1]), passage([1, 4], [4])]
    let target = [passage([1, 2]), passage([1, 3]), passage([4], [4])]
    let weights = EvidenceWeights(source, target)
    #expect(weights.weights.count == 3, "what one side has tells nothing")
    func compare(_ s: Int, _ t: Int) -> (common: Double, missing: Double) {
      weights.compare(weights.source[s], weights.target[t])
    }
    #expect(
      compare(0, 0).missing == 0 && compare(0, 0).common > compare(1, 1).common && compare(1, 0).missing > 0)
    #expect(
      compare(2, 2).common > compare(0, 0).common - compare(1, 1).common,
      "numbers weigh more than words as rare")
    #expect(
      weights.source[0].shares(weights.target[1]) && !weights.source[0].shares(weights.target[2])
        && WeighedPassage.joined([]) == nil)
    #expect(WeighedPassage.joined(weights.source[0...2]).map { $0.evidence.count } == 3)
  }

  @Test(arguments: [
    (1.0, 0.0), (2, 0.693_147), (10, 2.302_585), (0.5, -0.693_147), (1e-3, -6.907_755), (0, 0), (-1, 0),
    (.infinity, 0), (.nan, 0),
  ])
  func logarithmsAreRightToFourDigits(_ value: Double, _ logarithm: Double) {
    #expect(abs(EvidenceWeights.logarithm(value) - logarithm) < 1e-3)
  }

  @Test func stemsTellNotions() {
    let list = Array("# note\nen\tde\tzh\ngate|door\ttor\t门\nship\tschiff\t船\n".utf8)
    func notions(_ text: String, _ language: Language) -> Set<Int> {
      SideReadings.read(text, language) { side in
        var found: Set<Int> = []
        AnchorStems(list, language).find(side) { found.insert($0) }
        return found
      }
    }
    #expect(
      notions("The gates and a door", .english) == [0] && notions("ships", .english) == [1]
        && notions("gateways are shipped", .english) == [])
    #expect(
      notions("Das Tor", .german) == [0] && notions("Torhaus", .german) == []
        && notions("das Kriegsschiff", .german) == [1])
    #expect(
      notions("大门和船", .chinese) == [0, 1] && notions("ворота", .russian) == [] && notions("", .english) == [])
  }
}
