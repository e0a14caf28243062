import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// What an edit changed in an article, in paragraphs and bytes.
@Suite struct ArticleChangeTests {
  private static let line = "The gate of the old town was shut on Monday, and nobody knew why it was."
  private static let lines = (0..<60).map { "\(line) It was day \($0)." }

  private static func change(_ edit: (inout [String]) -> Void) -> (ArticleChange?, Article) {
    var edited = lines
    edit(&edited)
    let (old, new) = (lines.joined(separator: "\n\n"), edited.joined(separator: "\n\n"))
    let article = TestDesk.article(new)
    return (ArticleChange(from: TestDesk.article(old), to: article), article)
  }

  @Test func paragraphsNearAnEditAreLookedAtAgain() throws {
    let (found, article) = Self.change { $0[30] = $0[30].replacing("Monday", with: "Friday") }
    let change = try #require(found)
    // Two paragraphs and 64 tokens on either side.
    #expect(change.paragraphs.contains(30) && change.paragraphs.count >= 5 && change.paragraphs.count < 12)
    #expect(
      change.surroundings.lowerBound < change.paragraphs.lowerBound
        && change.surroundings.upperBound > change.paragraphs.upperBound)
    #expect(change.shift == 0 && change.range == change.oldRange)
    #expect(change.range.lower == article.paragraphs[change.paragraphs.lowerBound].range.lower)
    #expect(change.range.upper == article.paragraphs[change.paragraphs.upperBound].range.lower)
    #expect(change.contains(change.range.start) && !change.contains(change.range.end))
  }

  @Test func whatStandsBehindMoves() throws {
    let longer = try #require(Self.change { $0[30] += " Ships left." }.0)
    #expect(longer.shift == 12)
    let fewer = try #require(Self.change { $0.remove(at: 30) }.0)
    #expect(fewer.shift == -(Self.lines[30].utf8.count + 2))
    let more = try #require(Self.change { $0.insert("Ships left.", at: 30) }.0)
    #expect(more.shift == 13 && more.paragraphs.contains(30))
  }

  @Test func theEndsOfATextAreTheLimits() throws {
    let first = try #require(Self.change { $0[0] += " Ships left." }.0)
    #expect(first.paragraphs.lowerBound == 0 && first.range.lower == 0)
    let (found, article) = Self.change { $0[59] += " Ships left." }
    let last = try #require(found)
    #expect(last.paragraphs.upperBound == 60 && last.range.upper == article.bytes.count)
  }

  @Test func aQuotationThatRunsOnIsLookedAtWhole() throws {
    // An opening mark whose end stands ten paragraphs on.
    var marked = Self.lines
    marked[25] = "“" + marked[25]
    marked[35] += "”"
    var edited = marked
    edited[30] = edited[30].replacing("Monday", with: "Friday")
    let change = try #require(
      ArticleChange(
        from: TestDesk.article(marked.joined(separator: "\n\n")),
        to: TestDesk.article(edited.joined(separator: "\n\n"))))
    #expect(change.paragraphs.lowerBound <= 25 && change.paragraphs.upperBound > 35)
    // Its mark lost, all that it held is other copy.
    let lost = ArticleChange(
      from: TestDesk.article(marked.joined(separator: "\n\n")),
      to: TestDesk.article(marked.joined(separator: "\n\n").replacing("”", with: "")))
    #expect(lost.map { $0.paragraphs.lowerBound <= 25 && $0.paragraphs.upperBound > 35 } != false)
  }

  @Test func wholeTextsAndMarkupAreNotCompared() {
    let short = TestDesk.article("The gate was shut.\n\nIt rained.")
    #expect(ArticleChange(from: short, to: TestDesk.article("The gate was shut.\n\nIt snowed.")) == nil)
    #expect(ArticleChange(from: TestDesk.article(""), to: short) == nil)
    let text = SourceText(Self.lines.joined(separator: "\n\n"))
    let parser = ArticleParser(vocabulary: TestDesk.vocabulary)
    let plain = parser.parse(ReadDocument(text: text))
    let marked = parser.parse(ReadDocument(text: text, verbatim: [TextRange(0, 3)]))
    #expect(ArticleChange(from: plain, to: marked) == nil && ArticleChange(from: marked, to: plain) == nil)
    // Of the same text there is nothing but the end to look at.
    #expect(ArticleChange(from: plain, to: plain).map { $0.shift == 0 && $0.paragraphs.count < 8 } == true)
  }
}
