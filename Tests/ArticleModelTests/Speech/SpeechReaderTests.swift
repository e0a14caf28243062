import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// The clauses of speech that `SpeechReader` finds outside quotations.
@Suite struct SpeechReaderTests {
  private static func clauses(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return SpeechReader(article, People(article)).clauses().map { clause in
      let speaker = clause.speaker.map { article.excerpt($0.tokens) } ?? "-"
      let voice = clause.isPassive ? " passive" : ""
      return "\(clause.shape)\(voice) | \(article.string(article.tokens[clause.verb])) | \(speaker)"
    }
  }

  @Test(arguments: [
    ("Ines Okafor said it was late.", "speakerFirst | said | Ines Okafor"),
    ("\"We wait,\" said Ines Okafor.", "verbFirst | said | Ines Okafor"),
    ("According to Ines Okafor, it was late.", "source | According | Ines Okafor"),
    ("She went on to say that it was late.", "speakerFirst | say | She"),
    ("Ines Okafor: We wait for the wind.", "label | : | Ines Okafor"),
    ("He was told to wait.", "speakerFirst passive | told | He"),
    ("He has told us to wait.", "speakerFirst | told | He"),
    ("He was telling us to wait.", "speakerFirst | telling | He"),
    ("He was also told to wait.", "speakerFirst passive | told | He"),
    // A verb with something before it that nobody said has no subject behind it.
    ("It was late, said.", "speakerFirst | said | -"),
  ])
  func clausesHaveAShape(_ copy: String, _ expected: String) {
    #expect(Self.clauses(copy) == [expected])
  }

  @Test(arguments: [
    "", "The gate opened.", "\"He said so.\"", "The announced plan was late.",
    "The president's claims were old.",
    "The officials claims were old.", "SAID SO.", "His claims were old.", "漢字。", "?",
  ])
  func otherWordsAreNoClauses(_ copy: String) {
    #expect(Self.clauses(copy).isEmpty, "\(Self.clauses(copy))")
  }

  @Test func clausesComeInOrderAndFromCopyAlone() {
    #expect(
      Self.clauses("Ines Okafor said it rained. She added that ships waited, and Ola Berg agreed.").map {
        $0.split(separator: " ")[2]
      }
        == ["said", "added", "agreed"])
    let story =
      "Mayor says gate is shut\n\nThe gate of the town was shut late on Monday.\n\nRead more: Mayor says no"
    #expect(Self.clauses(story) == ["speakerFirst | says | Mayor"])
  }

  @Test(arguments: [
    ("Ana Diaz: We wait.", "Ana Diaz"), ("Q: Why?", "Q"), ("Ana de Diaz: We wait.", "Ana de Diaz"),
    ("Dr. Berg: We wait.", "Dr. Berg"),
    ("Ana Diaz (34): We wait.", "Ana Diaz (34)"), ("((WN)) How late?", "((WN)"),
    ("Ana-Lena: We wait.", "Ana-Lena"),
  ])
  func labelsEndWithAColon(_ copy: String, _ label: String) {
    let article = TestDesk.article(copy)
    #expect(article.labelEnd(ofParagraph: 0).map { article.excerpt(0..<$0) } == label)
  }

  @Test(arguments: [
    "ana: We wait.", "Ana said: We wait.", "Ana Diaz:", "Ana; we wait.", "Ana, Diaz: We wait.",
    "Harbour. Berg: We wait.",
    "One Two Three Four Five Six Seven: We wait.", "(WN) How late?", "?", "Ana Diaz",
  ])
  func otherBeginningsAreNoLabels(_ copy: String) {
    #expect(TestDesk.article(copy).labelEnd(ofParagraph: 0) == nil)
  }
}
