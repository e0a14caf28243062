import ArticleModel
import Testing

/// What mark-up says that a stretch of text is.
@Suite struct MarkupKindsTests {
  private static let cases: [(String, MarkupKinds)] = [
    ("h1", MarkupKinds.heading(1)), ("h6", .heading(6)), ("p", .paragraph), ("li", .list),
    ("blockquote", .blockquote),
    ("th", .tableHeader), ("td", .tableCell), ("caption", .tableCaption), ("figcaption", .figureCaption),
    ("div", []),
    ("", []), ("H1", []), ("h7", []), ("header", []),
  ]

  @Test(arguments: cases)
  func elementsHaveTheirKinds(_ element: String, _ kinds: MarkupKinds) {
    #expect(MarkupKinds().entering(element) == kinds)
  }

  @Test func paragraphsInListsAndQuotationsAreParts() {
    for outer: MarkupKinds in [.list, .blockquote, .figureCaption] { #expect(outer.entering("p") == outer) }
    #expect(MarkupKinds.tableCell.entering("p") == [.tableCell, .paragraph])
    #expect(MarkupKinds.list.entering("blockquote") == [.list, .blockquote])
    // A heading is nothing else, wherever it stands.
    #expect(MarkupKinds.list.entering("h2") == .heading(2))
  }

  @Test func headingsHaveSixLevels() {
    let levels = (1...6).map { MarkupKinds.heading($0) }
    #expect(MarkupKinds.heading(0) == levels[0] && MarkupKinds.heading(9) == levels[5])
    #expect(Set(levels).count == 6)
    let others: MarkupKinds = [.frontMatter, .raw, .summary, .alternative, .tableCell, .list]
    #expect(levels.allSatisfy { $0.isDisjoint(with: others) })
  }
}
