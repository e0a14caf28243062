import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Which words `MentionScanner` takes for one name.
@Suite struct MentionScannerTests {
  private func mentions(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.mentions.map { article.text[$0.range] }
  }

  @Test(arguments: [
    ("the envoy Ines Okafor left", ["Ines Okafor"]),
    ("the envoy Ines van der Berg left", ["Ines van der Berg"]),
    ("the envoy J. K. Holm left", ["J. K. Holm"]),
    ("the envoy Anne-Marie Holm left", ["Anne-Marie Holm"]),
    // A comma and a word in small letters part names; a possessive ends one.
    ("the envoys Holm, Berg and Okafor left", ["Holm", "Berg", "Okafor"]),
    ("the envoy met Okafor's aide Berg", ["Okafor", "Berg"]),
    // What begins a sentence explains its own capital.
    ("The Kazan team left", ["Kazan"]), ("On Tuesday Ola Berg left", ["Ola Berg"]),
  ])
  func namesAreRunsOfCapitals(_ copy: String, _ expected: [String]) {
    #expect(mentions(copy) == expected)
  }

  @Test func titlesStandBeforeNamesAndAreNoPartOfThem() throws {
    let article = TestDesk.article("They met Foreign Minister Ines Okafor.")
    let mention = try #require(article.mentions.first { article.text[$0.range] == "Ines Okafor" })
    #expect(mention.title.map { article.string(article.tokens[$0]) } == ["Foreign", "Minister"])
    #expect(article.string(article.tokens[mention.surname]) == "Okafor")
  }

  @Test(arguments: [
    "", "?", "the gate opened", "the UN and the EU met", "漢字。", "👩🏽‍💻", "7 gates", "\r\n",
  ])
  func smallWordsAndShortCapitalsAreNone(_ copy: String) {
    #expect(mentions(copy).isEmpty)
  }

  @Test(arguments: [
    ("the NATO envoy left", ["NATO"]), ("they met on Monday Ola Berg", ["Ola Berg"]),
    ("they met in May Ola Berg", ["Ola Berg"]),
    ("they saw April Okafor", ["April Okafor"]), ("the envoy Ola Berg-Holm left", ["Ola Berg-Holm"]),
    ("the envoys Ola and Berg left", ["Ola", "Berg"]), ("the envoy Ola de Berg", ["Ola de Berg"]),
    ("the envoy Ola de", ["Ola"]),
    // Three words between two capitals are too many; a stop behind a word ends a name.
    ("the envoy Ola de la Berg", ["Ola de la Berg"]), ("the envoy Ola de la del Berg", ["Ola", "Berg"]),
    ("the envoy Ola. Berg left", ["Ola", "Berg"]),
  ])
  func particlesHyphensAndInitialsJoin(_ copy: String, _ expected: [String]) {
    #expect(mentions(copy) == expected)
  }

  @Test func aNameKnowsWhereItStands() {
    let article = TestDesk.article("Berg left. 7 clerks saw Berg's gate and Ola Berg.")
    #expect(article.mentions.map(\.startsSentence) == [true, false, false])
    #expect(article.mentions.map(\.isFull) == [false, false, true])
    // Without the possessive ending.
    #expect(article.mentions.map { article.text[$0.range] } == ["Berg", "Berg", "Ola Berg"])
  }

  @Test func aTitleAloneNamesNobody() {
    #expect(mentions("they met the Prime Minister there") == [])
    #expect(mentions("they met Mr. Berg there") == ["Berg"])
  }

  /// Each mention with its title in brackets, where it has one.
  private func titled(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.mentions.map { mention in
      let title = mention.title.isEmpty ? "" : "[\(article.excerpt(mention.title))] "
      return title + article.text[mention.range]
    }
  }

  @Test(arguments: [
    ("they met Ms. Ortiz there", ["[Ms.] Ortiz"]), ("they met Ms Ortiz there", ["[Ms] Ortiz"]),
    ("Mr. Ahlgren and Dr. Chen left", ["[Mr.] Ahlgren", "[Dr.] Chen"]),
    ("they met Lt. Gen. Karl Ahlgren", ["[Lt. Gen.] Karl Ahlgren"]),
    ("they met Gov. Ana van der Berg", ["[Gov.] Ana van der Berg"]),
    // What stands before the title is a name of its own.
    ("the Harbour Sen. Ana Ortiz left", ["Harbour", "[Sen.] Ana Ortiz"]),
    ("the Harbour Senator Ana Ortiz left", ["Harbour Senator Ana Ortiz"]),
    // A stop that ends a sentence, one behind no title, one before a blank.
    ("they met the Senator. Ortiz left", ["Ortiz"]),
    ("the firm Berg Bros. Ortiz runs", ["Berg Bros", "Ortiz"]),
    ("they met Mr . Ahlgren", ["Ahlgren"]), ("they met Mr.Ahlgren", ["Ahlgren"]),
    ("they met Mr. and Mrs. Ahlgren", ["[Mrs.] Ahlgren"]),
  ])
  func aTitleWithAStopStandsBeforeAName(_ copy: String, _ expected: [String]) {
    #expect(titled(copy) == expected)
  }
}
