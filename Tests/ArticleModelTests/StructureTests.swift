import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// What `RegionClassifier` takes each paragraph for.
@Suite struct RegionClassifierTests {
  private static let body = "The ferries stayed in port on Monday, the harbour master said."

  private func kinds(_ paragraphs: [String]) -> [RegionKind] {
    TestDesk.article(paragraphs.joined(separator: "\n\n")).paragraphs.map(\.kind)
  }

  @Test(arguments: [
    ("Ferries stay in port", RegionKind.headline),
    // A question may head a story; two sentences begin it.
    ("Will the ferries sail?", .headline), ("The ferries stay. Nobody sails.", .body),
    ("By Ines Okafor", .byline), ("By noon the port was shut.", .body),
  ])
  func theTopIsReadLineByLine(_ line: String, _ kind: RegionKind) {
    #expect(kinds([line, Self.body, Self.body]).first == kind)
  }

  @Test(arguments: [
    ("(Reporting by Ines Okafor; editing by Ola Berg)", RegionKind.signOff), ("314/207", .signOff),
    ("Read more: Storm closes port", .furniture), ("Nobody was hurt.", .body),
  ])
  func theEndIsReadUpwards(_ line: String, _ kind: RegionKind) {
    #expect(kinds(["Ferries stay in port", Self.body, Self.body, line]).last == kind)
  }

  @Test func aShortLineBetweenParagraphsIsACrosshead() {
    let found = kinds(["Ferries stay in port", Self.body, "Crews rest", Self.body, Self.body])
    #expect(found == [.headline, .body, .crosshead, .body, .body])
    #expect(kinds(["Ferries stay in port", Self.body, "Crews rest at home.", Self.body])[2] == .body)
  }
}

/// Which lines `ParagraphScanner` joins.
@Suite struct ParagraphScannerTests {
  private func paragraphs(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.paragraphs.map { article.text[$0.range] }
  }

  @Test func aBlankLineEndsAParagraph() {
    #expect(paragraphs("One line.\n\nAnother line.\n\n\n\nA third.").count == 3)
  }

  @Test func linesThatWereWrappedAreOne() {
    let wrapped = """
      The ferries stayed in port on Monday because of a storm that the
      harbour master called the worst in years, and nobody knows when
      they will sail again.
      """
    #expect(paragraphs(wrapped).count == 1)
    // Each a sentence of its own, and room left on every line.
    #expect(paragraphs("The ferries stayed in port.\nThe crews rested.\nNobody came.").count == 3)
  }

  @Test func anIndentedLineBeginsAParagraph() {
    let copy = """
      The ferries stayed in port on Monday because of a storm that the
      harbour master called the worst in years.
         The crews rested at home on Monday, and the harbour master said
      that nobody would be asked to sail.
      """
    #expect(paragraphs(copy).count == 2)
  }

  @Test func rowsWithGapsAreATable() {
    let table = "Team      Won   Lost\nOstby      12      3\nTarkhovsk   9      6\nBrand       4     11"
    #expect(TestDesk.article(table).paragraphs.map(\.kind) == [.table])
    #expect(
      TestDesk.article("Ostby won.  Tarkhovsk lost.\nBrand won.  Nobody came.").paragraphs[0].kind == .body)
  }
}

/// Where `SentenceSplitter` ends a sentence.
@Suite struct SentenceSplitterTests {
  private func sentences(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.sentences.map { article.text[$0.range] }
  }

  @Test(arguments: [
    ("He came. She left.", ["He came.", "She left."]),
    // An abbreviation, an initial, a figure and small letters go on.
    ("Dr. Holm came.", ["Dr. Holm came."]), ("J. Holm came.", ["J. Holm came."]),
    ("It cost 3.5 million.", ["It cost 3.5 million."]),
    ("The site ostby.example. is down.", ["The site ostby.example. is down."]),
    // Closing marks belong to the sentence that they close.
    ("He said \"Go.\" She left.", ["He said \"Go.\"", "She left."]),
    ("(He came.) She left.", ["(He came.)", "She left."]),
    ("What now?! Nobody knew.", ["What now?!", "Nobody knew."]),
    // East Asian stops need no space.
    ("他来了。她走了。", ["他来了。", "她走了。"]),
  ])
  func endsWhereAReaderWould(_ copy: String, _ expected: [String]) {
    #expect(sentences(copy) == expected)
  }

  @Test func noTokenIsLeftOut() {
    let article = TestDesk.article("One. Two: three? “Four.” Five … six\n\nSeven and eight")
    #expect(article.sentences.flatMap { Array($0.tokens) } == Array(article.tokens.indices))
  }
}

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
}

/// How `QuotationScanner` pairs marks.
@Suite struct QuotationScannerTests {
  private func quotations(_ copy: String) -> [String] {
    TestDesk.article(copy).quotations.map { "\($0.ending) \($0.running) \($0.depth)" }
  }

  @Test(arguments: [
    ("\"We wait,\" he said.", ["closed no 1"]), ("He said: \"We wait.", ["unclosed no 1"]),
    ("\"We wait,\" he said. \"Nobody came.\"", ["closed no 1", "closed no 1"]),
    // The opening mark repeated at each paragraph, and opened once.
    ("\"We wait.\n\n\"Nobody came,\" he said.", ["closed repeated 1"]),
    ("\"We wait.\n\nNobody came,\" he said.", ["closed openedOnce 1"]),
    // A mark of its own inside, and one for inches.
    ("\"They cried 'help' to us,\" he said.", ["closed no 1", "closed no 2"]), ("A 27\" screen broke.", []),
  ])
  func pairsMarks(_ copy: String, _ expected: [String]) {
    #expect(quotations(copy) == expected)
  }

  @Test func aClosingMarkAloneIsUnopened() {
    #expect(TestDesk.article("We wait,” he said. Nobody came.").quotations.map(\.ending) == [.unopened])
  }
}

/// How far `SpeechReach` carries a speaker.
@Suite struct SpeechReachTests {
  private func places(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return AttributionGraph(article).attributions.map { "\($0.place)" }
  }

  @Test(arguments: [
    ("\"We wait,\" Ines Okafor said.", ["sameSentence"]),
    ("\"We wait,\" Ines Okafor said. \"Nobody came.\"", ["sameSentence", "sameParagraph"]),
    // To a paragraph that is nothing but quotation, and on from there.
    ("Ines Okafor said the port was shut.\n\n\"We wait for the wind to turn.\"", ["paragraphBefore"]),
    (
      "Ines Okafor said the port was shut.\n\n\"We wait for the wind.\"\n\n\"Nobody came to the gate.\"",
      ["paragraphBefore", "continuation"]
    ),
    // Not past a paragraph in which nobody speaks.
    ("Ines Okafor said the port was shut.\n\nIt rained.\n\n\"We wait for the wind.\"", ["nowhere"]),
  ])
  func speakersReachAsFarAsReadersCarryThem(_ copy: String, _ expected: [String]) {
    #expect(places(copy) == expected)
  }
}
