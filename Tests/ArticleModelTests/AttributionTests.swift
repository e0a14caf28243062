import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Who speaks, by which verb, and where that stands.
@Suite struct Attributions {
  struct Case: CustomTestStringConvertible, Sendable {
    var copy: String
    /// For each quotation: speaker, verb, place; `-` for none.
    var expected: [String]
    var testDescription: String { copy }

    init(_ copy: String, _ expected: String...) {
      self.copy = copy
      self.expected = expected
    }
  }

  private static func attributions(_ article: Article) -> [String] {
    let graph = AttributionGraph(article)
    return zip(article.quotations, graph.attributions).filter { $0.0.depth == 1 }.map { _, found in
      let speaker = found.speaker.map { article.excerpt($0.tokens) } ?? "-"
      let verb = found.clause.map { article.string(article.tokens[graph.clauses[$0].verb]) } ?? "-"
      return "\(speaker) | \(verb) | \(found.place)"
    }
  }

  @Test(arguments: [
    Case("\"We wait,\" Ines Okafor said.", "Ines Okafor | said | sameSentence"),
    Case("\"We wait,\" said Ines Okafor.", "Ines Okafor | said | sameSentence"),
    Case("“We wait,” said Mayor Ines Okafor.", "Mayor Ines Okafor | said | sameSentence"),
    Case("'We wait,' said the mayor of Ostby.", "the mayor | said | sameSentence"),
    Case("``We wait,'' he said.", "he | said | sameSentence"),
    Case("«We wait», she wrote.", "she | wrote | sameSentence"),
    Case("„We wait“, she wrote.", "she | wrote | sameSentence"),
    Case("Ines Okafor said: \"We wait.\"", "Ines Okafor | said | sameSentence"),
    Case("Ines Okafor told reporters on Monday: \"We wait.\"", "Ines Okafor | told | sameSentence"),
    Case(
      "\"We wait,\" Ines Okafor said, adding: \"Nobody came.\"", "Ines Okafor | said | sameSentence",
      "- | adding | sameSentence"),
    Case("According to Ines Okafor, it was \"a trap\".", "Ines Okafor | According | sameSentence"),
    Case("Asked whether they would leave, Ines Okafor said: \"No.\"", "Ines Okafor | said | sameSentence"),
    Case("She went on to say: \"We wait.\"", "She | say | sameSentence"),
    Case(
      "Ines Okafor, who chairs the council, has also said: \"We wait.\"", "Ines Okafor | said | sameSentence"),
    Case("Ines Okafor (34) said: \"We wait.\"", "Ines Okafor | said | sameSentence"),
    Case(
      "A spokesman for the Harbour Board said: \"We wait.\"",
      "spokesman for the Harbour Board | said | sameSentence"),
    Case("The Foreign Ministry said: \"We wait.\"", "Foreign Ministry | said | sameSentence"),
    Case("Ines Okafor called it \"a trap\".", "Ines Okafor | called | sameSentence"),
    Case(
      "\"We wait,\" Ines Okafor said. \"Nobody came.\"", "Ines Okafor | said | sameSentence",
      "Ines Okafor | said | sameParagraph"),
    Case("Deputy Ines Okafor was furious. \"Nobody came to the gate.\"", "Ines Okafor | - | sameParagraph"),
    Case("\"Nobody came to the gate.\" – Ines Okafor, mayor", "Ines Okafor, mayor | - | sameParagraph"),
    Case("The bridge is shut. \"Nobody came to the gate.\" It rains.", "- | - | nowhere"),
  ])
  func speakersOfOneParagraph(_ c: Case) {
    #expect(Self.attributions(TestDesk.article(c.copy)) == c.expected)
  }

  @Test(arguments: [
    Case(
      "Ines Okafor told the council that it was late.\n\n\"Nobody came to the gate.\"",
      "Ines Okafor | told | paragraphBefore"),
    Case(
      "Ines Okafor told the council that it was late.\n\n\"Nobody came to the gate.\"\n\n\"We left.\"",
      "Ines Okafor | told | paragraphBefore", "Ines Okafor | told | continuation"),
    Case(
      "The bridge is shut.\n\n\"Nobody came to the gate.\"\n\nThe remark was made by Ines Okafor.",
      "- | - | paragraphAfter"),
    Case(
      "The bridge is shut.\n\n\"Nobody came to the gate.\"\n\nInes Okafor added that it was late.",
      "- | - | nowhere"),
    Case(
      "Mayor: 'Nobody came'\n\n\"Nobody came to the gate.\"\n\nThe bridge has been shut to lorries since Friday.",
      "Mayor | : | label", "Mayor | : | headline"),
    Case("Ines Okafor: \"Nobody came to the gate.\"", "Ines Okafor | : | label"),
  ])
  func speakersOfOtherParagraphs(_ c: Case) {
    #expect(Self.attributions(TestDesk.article(c.copy)) == c.expected)
  }

  @Test func pronounsMeanThePersonNamedLast() {
    let article = TestDesk.article("Ola Berg met Ines Okafor in the Harbour Hall. She said so.")
    let graph = AttributionGraph(article)
    let pronoun = graph.clauses.first?.speaker?.tokens.lowerBound ?? 0
    #expect(graph.clauses.first?.speaker?.kind == .pronoun)
    #expect(graph.personNamed(before: pronoun, in: article).map { article.text[$0.range] } == "Ines Okafor")
  }

  @Test func placesAndBodiesAreNoPeople() {
    let article = TestDesk.article(
      "The envoy flew over Punta Arroyo. The European Union and the Supreme Court met in New Delhi with Ana Diaz. The market of Sidi Amrane burned."
    )
    let people = People(article)
    let names = article.mentions.indices.filter { people.isPerson($0) }.map {
      article.text[article.mentions[$0].range]
    }
    #expect(names == ["Ana Diaz"])
  }

  @Test func threeLabelsMakeATranscript() {
    let two = "Reporter: Why?\n\nOkafor: We wait."
    #expect(!AttributionGraph(TestDesk.article(two)).isTranscript)
    #expect(
      AttributionGraph(TestDesk.article(two + "\n\nReporter: Until when?\n\nOkafor: Until noon."))
        .isTranscript)
  }
}
