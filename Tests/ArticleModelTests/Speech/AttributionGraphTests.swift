import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// What `AttributionGraph` answers beside the speakers of quotations.
@Suite struct AttributionGraphTests {
  @Test func clausesAreAskedForByRun() {
    let article = TestDesk.article("Ines Okafor said it rained. Ola Berg added that ships waited.")
    let graph = AttributionGraph(article)
    #expect(graph.clauses.count == 2)
    let second = article.sentences[1].tokens
    #expect(graph.clauses(in: second).map { article.string(article.tokens[$0.verb]) } == ["added"])
    #expect(graph.clauses(in: second.lowerBound..<second.lowerBound).isEmpty)
    #expect(graph.clauses(in: 0..<article.tokens.count).count == 2)
  }

  @Test func thePersonNamedLastIsNearest() {
    let article = TestDesk.article("Ines Okafor met Ola Berg in Langvik. They left.")
    let graph = AttributionGraph(article)
    func before(_ token: Int) -> String? {
      graph.personNamed(before: token, in: article).map { article.text[$0.range] }
    }
    #expect(before(article.tokens.count) == "Ola Berg" && before(3) == "Ines Okafor")
    // A name does not stand before itself.
    #expect(before(0) == nil)
  }

  @Test func aPersonFarBackIsForgotten() {
    func last(_ towns: Int) -> Bool {
      let article = TestDesk.article(
        "The clerk saw Ines Okafor. It rained" + String(repeating: ", and in Langvik", count: towns) + ".")
      return AttributionGraph(article).personNamed(before: article.tokens.count, in: article) != nil
    }
    #expect(last(30) && !last(50))
  }

  @Test(arguments: ["", "?", "It rains.", "\"", "\"\"", "“𝄞”", "\"We wait.\r\n\r\n\"We wait.\""])
  func everyQuotationHasItsAttribution(_ copy: String) {
    let article = TestDesk.article(copy)
    let graph = AttributionGraph(article)
    #expect(graph.attributions.count == article.quotations.count && !graph.isTranscript)
    #expect(graph.attributions.allSatisfy { $0.place == .nowhere && $0.speaker == nil })
  }

  @Test(arguments: [
    ("\"We wait.\"", true), ("\"We wait,\" he said.", false), ("\"We wait\".", true),
    ("He said: \"We wait.\"", false),
    ("\"We wait\" is what he said.", false), ("\"We wait. It rains.\"", true), ("\"We wait?\"", true),
    ("\"We wait\"", false),
  ])
  func fullQuotationsAreSentencesOfTheirOwn(_ copy: String, _ isFull: Bool) {
    let article = TestDesk.article(copy)
    #expect(article.isFullQuotation(article.quotations[0]) == isFull)
  }

  @Test func wordsOfAQuotationAreCounted() {
    let article = TestDesk.article("\"We wait, 7 of us!\" he said.")
    let quotation = article.quotations[0]
    #expect((0...4).allSatisfy { article.holdsWords(quotation, atLeast: $0) })
    #expect(!article.holdsWords(quotation, atLeast: 5))
    let empty = TestDesk.article("\"\" he said.")
    #expect(
      empty.quotations.allSatisfy { !empty.holdsWords($0, atLeast: 1) && empty.holdsWords($0, atLeast: 0) })
  }
}
