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

  /// Where a format states what is body, notes may still open it; nothing is signed off before it has begun.
  @Test(arguments: [
    ("(Adds quote of the mayor)", RegionKind.editorNote), ("The mayor adds a quote.", .body),
    ("Harbour", .body),
  ])
  func aStatedBodyIsReadFromItsBeginning(_ line: String, _ kind: RegionKind) {
    let copy = "UPDATE 1-Ferries stay\n\nLANGVIK/ (UPDATE 1):Ferries stay\n\n\(line)"
    let text = SourceText(copy)
    let (head, body) = (TextRange(0, 54), TextRange(56, text.bytes.count))
    var document = ReadDocument(text: text)
    document.stated = [Region(kind: .abstract, range: head), Region(kind: .body, range: body)]
    let article = ArticleParser(vocabulary: TestDesk.vocabulary).parse(document)
    #expect(article.paragraphs.last?.kind == kind)
  }

  @Test func aShortLineBetweenParagraphsIsACrosshead() {
    let found = kinds(["Ferries stay in port", Self.body, "Crews rest", Self.body, Self.body])
    #expect(found == [.headline, .body, .crosshead, .body, .body])
    #expect(kinds(["Ferries stay in port", Self.body, "Crews rest at home.", Self.body])[2] == .body)
  }

  @Test(arguments: [
    ("Eds: Adds quote of the mayor.", RegionKind.editorNote), ("Friday, January 4, 2019", .dateline),
    ("January 2019 and more", .headline),
    ("Von Ines Okafor", .byline), ("By ines okafor", .headline), ("By Ines Okafor.", .body),
    ("Ferries stay in port:", .body),
    ("Ferries stay in port,", .body), ("Ferries stay in port; will they sail?", .body),
  ])
  func oneMarkOrLetterDecidesAboutALine(_ line: String, _ kind: RegionKind) {
    #expect(kinds([line, Self.body, Self.body]).first == kind)
  }

  @Test func aSecondLineOfAHeadlineStandsAboveAByline() {
    #expect(
      kinds(["Ferries stay in port", "Crews rest at home", "By Ines Okafor", Self.body]).prefix(3) == [
        .headline, .headline, .byline,
      ])
    #expect(
      kinds(["Ferries stay in port", "Crews rest at home:", "By Ines Okafor", Self.body])[1] != .headline)
  }

  @Test func nothingIsInferredOfOneParagraph() {
    #expect(kinds(["Ferries stay in port"]) == [.body])
    #expect(kinds([""]) == [] && kinds(["", "?"]).count == 1)
  }

  @Test func headlinesBehindALeftoverLineAreOtherStories() {
    let end = ["Read more:", "Storm shuts gate", "Mayor opens hall"]
    #expect(
      kinds(["Ferries stay in port", Self.body, Self.body] + end).suffix(3) == [
        .furniture, .furniture, .furniture,
      ])
    // A sentence ends the list.
    #expect(
      kinds(["Ferries stay in port", Self.body, "Read more:", Self.body, Self.body]).suffix(2) == [
        .body, .body,
      ])
  }

  @Test(arguments: [
    ("AFP", RegionKind.signOff), ("jk/ob", .signOff), ("ends", .signOff),
    ("Mayor opens the old hall again today now", .body),
    ("the clerk of it", .signOff), ("this clerk went", .body), ("Reporting by Ines Okafor", .signOff),
    ("AFP.", .body),
  ])
  func signOffsAreShort(_ line: String, _ kind: RegionKind) {
    #expect(kinds(["Ferries stay in port", Self.body, Self.body, line]).last == kind)
  }

  @Test(arguments: [
    ("Why do crews rest?", RegionKind.crosshead), ("crews rest", .body), ("“Crews rest", .body),
    ("Crews rest,", .body), ("Crews rest:", .body),
    ("***", .crosshead), ("* 7 *", .body), ("Photo: Crews rest", .caption), ("Crews rest", .crosshead),
  ])
  func linesBetweenParagraphsAreToldByTheirEnds(_ line: String, _ kind: RegionKind) {
    let long =
      "The ferries stayed in port on Monday for the third day in a row, the harbour master of the town said."
    #expect(kinds(["Ferries stay in port", long, line, long, long])[2] == kind)
  }

  @Test func aCrossheadIsShorterThanWhatFollows() {
    let long = "The ferries stayed in port on Monday, the master said."
    #expect(kinds(["Ferries stay", long, "Crews rest at home", "They rest.", long])[2] == .body)
    #expect(kinds(["Ferries stay", long, "Crews rest at home", long, long])[2] == .crosshead)
  }

  @Test func statedRegionsAreNotInferredAnew() {
    let text = SourceText("The ferries stayed in port.\n\nCrews rest")
    let parser = ArticleParser(vocabulary: TestDesk.vocabulary)
    let stated = [
      Region(kind: .headline, range: TextRange(0, 27)), Region(kind: .caption, range: TextRange(29, 39)),
    ]
    #expect(
      parser.parse(ReadDocument(text: text, stated: stated)).paragraphs.map(\.kind) == [.headline, .caption])
  }
}
