import SourceText
import Testing

@testable import ArticleModel

/// What `WordScan` gathers of a word's letters.
@Suite struct WordScanTests {
  private static func scan(_ word: String) -> WordScan {
    var scan = WordScan()
    for (i, scalar) in word.unicodeScalars.enumerated() {
      switch scalar.value {
      case 0x27: scan.apostrophe(at: i)
      case 0x30...0x39: scan.hasDigit = true
      case ..<0x80: scan.add(letter: UInt8(scalar.value))
      default: scan.add(scalar: scalar.value)
      }
    }
    return scan
  }

  private static let names: [(Token.Shape, String)] = [
    (.capitalised, "cap"), (.allCapitals, "all"), (.innerCapital, "inner"), (.hasDigit, "digit"),
    (.nonASCII, "wide"), (.dotted, "dotted"), (.otherScript, "script"),
  ]

  @Test(arguments: [
    ("", ""), ("gate", ""), ("Gate", "cap"), ("G", "cap"), ("GATE", "cap all"), ("g", ""), ("gAte", "inner"),
    ("PressEurope", "cap inner"), ("GATe", "cap"), ("O'Brien", "cap"), ("O'BrienGate", "cap inner"),
    ("McGate", "cap inner"), ("é", "wide"), ("É", "cap wide"), ("ÉÉ", "cap all wide"), ("e\u{301}", "wide"),
    ("Мир", "cap wide script"), ("МИР", "cap all wide script"), ("ḿ", "wide"), ("ɐ", "wide script"),
    ("漢字", "wide script"), ("a\u{200D}b", "wide"), ("𝐀", "cap wide script"), ("B2", "cap digit"),
  ])
  func shapesSayHowLettersLook(_ word: String, _ shapes: String) {
    let shape = Self.scan(word).shape
    #expect(Self.names.filter { shape.contains($0.0) }.map(\.1).joined(separator: " ") == shapes)
  }

  @Test(arguments: [("Gate", "gate"), ("ÉTÉ", "été"), ("МИР", "мир"), ("O'Brien", "o'brien")])
  func caseDoesNotMatterToTheHash(_ word: String, _ other: String) {
    #expect(Self.scan(word).hash.value == Self.scan(other).hash.value)
    #expect(Self.scan(word).hash.value != Self.scan(other + "x").hash.value)
  }

  @Test func theLastApostropheCounts() {
    let scan = Self.scan("rock'n'roll")
    #expect(scan.lastApostrophe == 6 && scan.lettersSinceApostrophe == 4 && scan.letters == 9)
    #expect(scan.hashBeforeApostrophe == Self.scan("rock'n").hash.value)
    #expect(Self.scan("rock").lastApostrophe == nil)
  }

  @Test(arguments: ["gate", "Gate", "g", "G"])
  func whatWasReadOfPlainWordsIsWhatReadingGives(_ word: String) {
    let slow = Self.scan(word)
    let quick = WordScan(slow.hash, letters: word.utf8.count, isCapitalised: word.first == "G")
    #expect(quick.shape.rawValue == slow.shape.rawValue && quick.capitals == slow.capitals)
    // A capital that follows is an inner one behind a small letter alone.
    var (a, b) = (slow, quick)
    a.add(letter: 0x58)
    b.add(letter: 0x58)
    #expect(a.shape.rawValue == b.shape.rawValue && a.hash.value == b.hash.value)
    #expect(a.lettersSinceApostrophe == b.lettersSinceApostrophe)
  }
}
