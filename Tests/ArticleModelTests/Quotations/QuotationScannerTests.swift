import ArticleModel
import RuleTestSupport
import SourceText
import Testing

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

  @Test(arguments: [
    ("", []), ("\"", ["unclosed no 1"]), ("\"\"", ["closed no 1"]), ("We wait.", []),
    ("“𝄞”", ["closed no 1"]),
    ("“We wait.\r\n\r\n“We left.”", ["closed repeated 1"]),
    // The end of the first was forgotten; an inner quotation with the same marks is one quotation.
    ("“We wait. “We left,” he said.", ["unclosed no 1", "closed no 1"]),
    ("“We said “wait” to all,” he said.", ["closed no 1"]),
    // A caption between the paragraphs of a quotation leaves it alone.
    ("“We wait.\n\nPhoto: Gate\n\n“We left,” he said.", ["closed repeated 1"]),
  ])
  func unusualMarksArePairedAsFarAsTheyCan(_ copy: String, _ expected: [String]) {
    #expect(quotations(copy) == expected)
  }

  @Test func innerMarksOfTheSameKindAreKnown() throws {
    let article = TestDesk.article("“We said “wait” to all,” he said.")
    let outer = try #require(article.quotations.first)
    #expect(article.text[outer.range] == "“We said “wait” to all,”")
    #expect(outer.nestedSame.map { $0.lower } == 11 && outer.nestedCloser.map { $0.lower } == 18)
    #expect(article.text[outer.inner] == "We said “wait” to all,")
  }

  @Test func aParagraphWithoutItsOpeningMarkIsNoted() {
    let article = TestDesk.article("“We wait.\n\n“It rains.\n\nShips come.\n\n“We left,” he said.")
    #expect(article.quotations.map(\.running) == [.repeated])
    #expect(article.quotations.map(\.missingOpeners) == [[article.paragraphs[2].range.lower]])
    #expect(article.quotations[0].openers.count == 3 && article.quotations[0].paragraphs == 0...3)
  }

  @Test func aMarkThatStandsTwiceEndsNothingTwice() {
    let article = TestDesk.article("“We wait.”” He left.")
    #expect(article.quotations.count == 1 && article.strayClosers == [TextRange(14, 17)])
    #expect(TestDesk.article("“We wait.” He left.").strayClosers.isEmpty)
  }

  @Test func aMarkOpenedOnceIsForgottenAfterSixtyParagraphs() {
    func running(_ between: Int) -> [Quotation.Running] {
      let middle = String(repeating: "It rained on the gate.\n\n", count: between)
      return TestDesk.article("“We wait.\n\n" + middle + "We left,” he said.").quotations.map(\.running)
    }
    #expect(running(20) == [.openedOnce])
    #expect(running(70) == [.no, .no])
  }

  @Test func straightMarksAreNotBelievedAcrossOthers() {
    func count(_ mark: (String, String)) -> Int {
      let (open, close) = mark
      return TestDesk.article(
        "\(open)We wait.\n\nHe saw \(open)gates\(close) open.\n\nWe left,\(close) he said."
      ).quotations.count
    }
    #expect(count(("\"", "\"")) == 3)
    #expect(count(("“", "”")) == 1)
  }
}
