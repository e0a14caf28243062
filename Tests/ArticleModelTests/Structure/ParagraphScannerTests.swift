import ArticleModel
import RuleTestSupport
import SourceText
import Testing

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

  @Test(arguments: [
    ("", 0), ("\n\n\n", 0), (" \t\r\n", 0), ("a", 1), ("a\r\n\r\nb", 2), ("a\r\rb", 2), ("a\n \t\nb", 2),
    ("\n\na\n\n", 1), ("a\nb\nc", 3),
    ("漢字。\n\n漢字。", 2), ("\u{FEFF}\n\na", 1),
  ])
  func blankLinesOfAllKindsCount(_ copy: String, _ count: Int) {
    #expect(paragraphs(copy).count == count)
  }

  @Test func aLineGoesOnInSmallLetters() {
    let first = "The ferries of the town stayed in port on Monday because of a"
    #expect(
      paragraphs(first + "\nstorm that nobody had seen coming on the day before, they said.").count == 1)
  }

  @Test func linesThatAreNarrowerOrWiderThanCopyAreEachTheirOwn() {
    func count(_ width: Int) -> Int {
      let line = String(repeating: "gate ", count: width / 5 - 1) + "gates"
      return paragraphs(Array(repeating: line.capitalized, count: 6).joined(separator: "\n")).count
    }
    #expect(count(20) == 6 && count(60) == 1 && count(95) == 1 && count(150) == 6)
  }

  @Test func aTableNeedsTwoRows() {
    func kinds(_ copy: String) -> [RegionKind] { TestDesk.article(copy).paragraphs.map(\.kind) }
    #expect(kinds("Ostby      12\nTarkhovsk   9") == [.table])
    #expect(kinds("Ostby      12\nTarkhovsk won") != [.table])
    #expect(!kinds("Ostby 12\nTarkhovsk 9\nBrand 4").contains(.table))
  }

  @Test func aTableInsideCopyIsCutOut() {
    let copy = """
      The clubs of the district met on Monday in the old hall of the town,
      and these are their results at the end of the third day of the games
      Ostby      12      3
      Tarkhovsk   9      6
      Brand       4     11
      Nobody came to see the last of the games in the hall of the old town
      """
    #expect(TestDesk.article(copy).paragraphs.filter { $0.kind == .table }.count == 1)
    #expect(TestDesk.article(copy).paragraphs.count == 3)
  }

  @Test func wrappedParagraphsSayThatTheyAre() {
    let copy = """
      The ferries stayed in port on Monday because of a storm that the
      harbour master called the worst in years.

      Nobody came.
      """
    #expect(TestDesk.article(copy).paragraphs.map(\.isHardWrapped) == [true, false])
  }
}
