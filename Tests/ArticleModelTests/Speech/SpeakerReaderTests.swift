import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// The noun phrase that `SpeakerReader` takes for the subject of a verb of speech.
@Suite struct SpeakerReaderTests {
  private static func speaker(_ copy: String, _ read: (SpeakerReader, Int, Int) -> Speaker?) -> String {
    let article = TestDesk.article(copy)
    guard let verb = article.tokens.firstIndex(where: { article.string($0) == "said" }) else {
      return "no verb"
    }
    let found = read(SpeakerReader(article, People(article)), verb, article.tokens.count)
    return found.map { "\($0.kind) \(article.excerpt($0.tokens))" } ?? "nobody"
  }

  @Test(arguments: [
    ("Ines Okafor said so.", "person Ines Okafor"),
    ("Mayor Ines Okafor said so.", "person Mayor Ines Okafor"),
    ("He said so.", "pronoun He"), ("The mayor said so.", "role mayor"),
    ("Residents said so.", "role Residents"),
    ("The Foreign Ministry said so.", "institution Foreign Ministry"),
    ("The report said so.", "other report"),
    ("NATO said so.", "institution NATO"), ("The UN said so.", "institution UN"),
    // What stands between: adverbs, brackets, appositions.
    ("Ines Okafor has also said so.", "person Ines Okafor"),
    ("Ines Okafor angrily said so.", "person Ines Okafor"),
    ("The family said so.", "role family"), ("Ines Okafor (34) said so.", "person Ines Okafor"),
    ("Ines Okafor, the mayor of Ostby, said so.", "person Ines Okafor"),
    ("The mayor, who was late, said so.", "role mayor"),
    ("A spokesman for the Harbour Board said so.", "role spokesman for the Harbour Board"),
    ("It rained. Ola Berg, said so.", "nobody"),
    ("said so.", "nobody"), ("\"Wait,\" said so.", "nobody"), ("(34) said so.", "nobody"),
    (", said so.", "nobody"),
    ("漢字 said so.", "other 漢字"),
  ])
  func subjectsStandBefore(_ copy: String, _ expected: String) {
    #expect(Self.speaker(copy) { reader, verb, _ in reader.speaker(before: verb, from: 0) } == expected)
  }

  @Test(arguments: [
    ("said Ines Okafor.", "person Ines Okafor"), ("said she, late.", "pronoun she"),
    ("said the mayor of Ostby.", "role the mayor"),
    ("said spokesman Ola Berg.", "person spokesman Ola Berg"),
    ("said Mayor Ola Berg.", "person Mayor Ola Berg"),
    ("said the Harbour Board.", "institution the Harbour Board"), ("said NATO.", "institution NATO"),
    ("said UN aides.", "institution UN"), ("said Ola Berg's aide.", "role Ola Berg's aide"),
    // A noun that goes on is no head; marks end the phrase.
    ("said the mayor report.", "nobody"), ("said the, mayor.", "nobody"), ("said.", "nobody"),
    ("said", "nobody"),
    ("said 7 mayors.", "nobody"), ("said the old gate.", "nobody"),
  ])
  func subjectsStandBehind(_ copy: String, _ expected: String) {
    #expect(Self.speaker(copy) { reader, verb, end in reader.speaker(after: verb, to: end) } == expected)
  }

  @Test func aPhraseIsNoLongerThanPhrasesAre() {
    func behind(_ adjectives: Int) -> String {
      Self.speaker("said the" + String(repeating: " old", count: adjectives) + " mayor.") {
        reader, verb, end in
        reader.speaker(after: verb, to: end)
      }
    }
    #expect(behind(8).hasPrefix("role the old") && behind(9) == "nobody")
    // An apposition ends where its sentence begins, and after thirty tokens.
    func before(_ words: Int) -> String {
      Self.speaker("Ines Okafor, mayor" + String(repeating: " of old", count: words) + ", said so.") {
        reader, verb, _ in
        reader.speaker(before: verb, from: 0)
      }
    }
    #expect(before(10) == "person Ines Okafor" && before(20) == "nobody")
  }

  @Test func theSentencesStartIsTheLimit() {
    let article = TestDesk.article("Ines Okafor left, said so.")
    let reader = SpeakerReader(article, People(article))
    #expect(reader.speaker(before: 2, from: 0)?.kind == .person)
    #expect(reader.speaker(before: 2, from: 2) == nil)
  }
}
