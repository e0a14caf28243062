import Diagnostics
import Reporters
import SourceText
import Testing

/// `html`.
@Suite struct PageTests {
  private static let hostile = "</p><script>alert(1)</script>\"'<!--&\u{202E}"

  private func page(_ text: SourceText, _ found: [Diagnostic]) -> String {
    Sample.report(.html, [ReportedFile(path: text.name, text: text, diagnostics: found)])
  }

  /// What stands between two texts, the first time.
  private func part(_ page: String, _ start: String, _ end: String) throws -> Substring {
    let from = try #require(page.firstRange(of: start)?.upperBound)
    let to = try #require(page[from...].firstRange(of: end)?.lowerBound)
    return page[from..<to]
  }

  /// The lines of the story with marks as ⟦ ⟧ and numbers as they stand.
  private func lines(_ page: String) throws -> [String] {
    try page.split(separator: "\n").filter { $0.hasPrefix("<p id=\"f") }.map { line in
      String(line).replacing(try Regex("<mark[^>]*>"), with: "⟦").replacing("</mark>", with: "⟧")
        .replacing(try Regex("<[^>]*>"), with: "")
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
  }

  @Test func theStoryReadsAsItIs() throws {
    let found = try lines(Sample.report(.html))
    #expect(
      found == [
        "“Größe” 😀 e\u{301} 東京 ⟦Borrel⟧1 came.", "\tHe⟦  ⟧2left & <b>⟦Borell⟧3</b> stayed.", "Last line",
      ])
  }

  @Test func allTagsAreClosed() throws {
    for page in [Sample.report(.html), Sample.report(.html, [])] {
      var open: [Substring] = []
      for tag in page.matches(of: try Regex("<(/?)([a-z0-9]+)[^>]*>")) {
        let name = try #require(tag.output[2].substring)
        if ["meta", "input"].contains(name) { continue }
        if tag.output[1].substring == "/" {
          #expect(open.popLast() == name)
        } else {
          open.append(name)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test func foreignTextIsNeverMarkup() {
    let hostile = PageTests.hostile
    let range = TextRange(0, hostile.utf8.count)
    var options = Sample.options
    options.toolVersion = hostile
    options.rules = [
      ReportedRule(
        id: hostile, category: hostile, severity: .note, summary: hostile, rationale: hostile,
        pagePath: "javascript://" + hostile)
    ]
    let found = Diagnostic(
      hostile, .error, at: range, hostile, related: [RelatedPlace(range, hostile)],
      fixes: [Fix(hostile, .safe, [Edit(range, hostile)]), Fix(hostile, .choice, [])])
    let file = ReportedFile(path: hostile, text: SourceText(hostile), diagnostics: [found])
    let page = Sample.report(.html, [file, file], options)
    #expect(page.ranges(of: "<script>").count == 1)
    #expect(!page.contains("<!--&"))
    #expect(!page.contains("javascript:"))
    #expect(!page.contains("\"'"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(page.contains("&lt;U+202E&gt;"))
  }

  @Test func nothingComesFromElsewhere() {
    let page = Sample.report(.html)
    for trace in ["src=", "url(", "@import", "<link", "fetch(", "import("] { #expect(!page.contains(trace)) }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func notesSayWhatToWriteInstead() throws {
    let page = Sample.report(.html)
    #expect(page.contains("<del>Borrel</del> <span aria-hidden=\"true\">→</span> <ins>Borrell</ins>"))
    #expect(page.contains("<p class=\"fix\">Leave one space <small>safe fix</small></p>"))
    #expect(page.contains("<a href=\"#f1l2\">line 2</a> &#39;Borell&#39; here"))
    #expect(
      page.contains("<p>1 error, 1 warning, 1 note in 2 files (3 fixable, 1 by 'wirelint fix')</p>"))
    #expect(try part(page, "<dl>", "</dl>").contains("Readers stumble over &lt;it&gt;."))
  }

  @Test func marksMayOverlapAndBeEmpty() throws {
    let text = SourceText("one two three\nfour\n")
    let ranges = [
      TextRange(0, 7), TextRange(4, 13), TextRange(4, 4), TextRange(13, 14), TextRange(8, 18),
      TextRange(19, 19),
    ]
    let found = ranges.map { Diagnostic("r", .warning, at: $0, "m") }
    #expect(
      try lines(page(text, found))
        == ["⟦one ⟧⟦⟧2⟦two⟧1⟦ ⟧⟦three⟧3⟦↵⟧5", "⟦four⟧4", "⟦⟧6"])
  }

  @Test func longFilesAreShownAroundFindings() throws {
    let text = SourceText(String(repeating: "Another line of the story.\n", count: 100_000))
    let found = [27 * 10, 27 * 50_000].map { Diagnostic("r", .note, at: TextRange($0, $0 + 7), "m") }
    let page = page(text, found)
    #expect(page.utf8.count < 40_000)
    #expect(try lines(page).filter { $0.contains("⟦Another⟧") }.count == 2)
    #expect(page.contains("lines without findings</p>"))
  }

  @Test func longLinesAreShownAroundFindings() throws {
    let text = SourceText(String(repeating: "東京 word ", count: 500_000))
    let found = [12 * 10, 12 * 250_000].map { Diagnostic("r", .note, at: TextRange($0 + 7, $0 + 11), "m") }
    let page = page(text, found)
    #expect(page.utf8.count < 40_000)
    #expect(try lines(page).first?.ranges(of: "⟦word⟧").count == 2)
    #expect(!page.contains("\u{FFFD}"))
  }

  @Test func aFloodOfFindingsIsCut() {
    let text = SourceText(String(repeating: "\" ", count: 20_000))
    let found = (0..<20_000).map { Diagnostic("r", .error, at: TextRange($0 * 2, 40_000), "m") }
    let page = page(text, found)
    #expect(page.contains("18000 more findings are not shown"))
    #expect(page.utf8.count < 5_000_000)
  }

  @Test func aCleanRunSaysSo() {
    let page = Sample.report(.html, [])
    #expect(page.contains("<p class=\"empty\">Nothing was found.</p>"))
    #expect(!page.contains("<nav"))
  }
}
