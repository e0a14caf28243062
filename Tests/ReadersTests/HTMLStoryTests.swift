import ArticleModel
import SourceText
import Testing

@testable import Readers

/// Whole pages: what of them is the story.
@Suite struct FindingTheStory {
  private static let lead =
    "The harbour at Langvik opened on Monday after two years of repairs, and the mayor spoke of a good day for the town and for the ships that call there twice a week from all over the coast. "
  private static let paragraphs = (1...4).map { "<p>\(lead)It was the \($0)th day.</p>" }.joined(
    separator: "\n")

  private func page(_ head: String, _ body: String) -> ReadResult {
    read(
      "<!doctype html><html lang=\"en\"><head>\(head)</head><body>\(body)</body></html>", name: "page.html")
  }

  private func kinds(_ result: ReadResult) -> [String] {
    result.document.stated.map { "\($0.kind.name): \(result.document.text[$0.range])" }
      .map { String($0.prefix(60)) }
  }

  private var story: [String] { (1...4).map { _ in String("body: \(Self.lead)".prefix(60)) } }

  @Test func theHeadingAboveTheArticleIsItsHeadline() {
    let result = page(
      "<title>Harbour opens | ABC</title>",
      "<header><h1>ABC</h1></header><div><h1>Harbour opens</h1><a rel=\"author\" href=\"/doe\">Ann Doe</a></div><article>\(Self.paragraphs)</article>"
    )
    #expect(kinds(result) == ["headline: Harbour opens", "byline: Ann Doe"] + story)
  }

  @Test func withoutAHeadingLinkedDataSaysIt() throws {
    let data =
      #"<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "headline": "No"}, {"@type": "NewsArticle", "headline": "Harbour \"opens\"", "author": [{"@type": "Person", "name": "Ann Doe"}], "datePublished": "2024-05-06T10:15:00Z"}]}</script>"#
    let result = page(data + "<title>Other</title>", "<article>\(Self.paragraphs)</article>")
    #expect(kinds(result) == ["headline: Harbour \"opens\"", "byline: Ann Doe"] + story)
    #expect(result.document.metadata.date == "2024-05-06T10:15:00Z")
    // What goes into the headline is escaped as a string of JSON.
    #expect(result.document.origin.written("\"", at: TextRange(0, 7)) == "\\\"")
    #expect(result.document.origin.written("&", at: TextRange(40, 41)) == "&amp;")
    #expect(page("<script type=\"application/ld+json\">{</script>", "<p>x</p>").problems.isEmpty)
  }

  /// A heading among the links that lead to a page is not read there: it is the headline all the same.
  @Test func aHeadingInFurnitureIsTheHeadline() {
    let crumbs =
      "<ol class=\"breadcrumbs\"><li><a href=\"/\">Home</a></li><li><h1>Harbour opens</h1></li></ol>"
    #expect(
      kinds(page("<title>Other</title>", "<article>\(crumbs)\(Self.paragraphs)</article>"))
        == ["headline: Harbour opens"] + story)
    #expect(
      kinds(page("<title>Other</title>", "<article><h1>Harbour opens</h1>\(Self.paragraphs)</article>"))
        == ["headline: Harbour opens"] + story)
  }

  /// Of several headings the one that says what the page says its headline is.
  @Test func theHeadlineIsTheHeadingThatThePageStates() {
    let stated = "<meta property=\"og:title\" content=\"Harbour of Langvik opens after two years\">"
    let login = "<div><h1>Log in</h1><p>Name and password</p></div>"
    let heading = "<h1>Harbour at Langvik opens after two years</h1>"
    let headline = String("headline: Harbour at Langvik opens after two years".prefix(60))
    #expect(
      kinds(page(stated, "<article>\(login)\(heading)\(Self.paragraphs)</article>")).first {
        $0.hasPrefix("headline")
      }
        == headline)
    #expect(
      kinds(
        page(
          stated,
          "<h1>Article</h1><h2>Harbour of Langvik opens after two years</h2><article>\(Self.paragraphs)</article>"
        ))
        == ["headline: Harbour of Langvik opens after two years"] + story)
    // In other words it is the page's own heading that stands.
    #expect(
      kinds(page(stated, "<h1>Ships call again</h1><h2>More</h2><article>\(Self.paragraphs)</article>"))
        == ["headline: Ships call again"] + story)
    #expect(
      kinds(page("", "<h1>Log in</h1>\(heading)<article>\(Self.paragraphs)</article>")) == [headline] + story)
  }

  @Test(arguments: [
    ("Harbour opens", "Harbour opens", 1.0), ("北京开放港口", "北京开放港口", 1), ("abc", "xyz", 0), ("", "abc", 0),
  ])
  func likenessIsThatOfLetters(_ a: String, _ b: String, _ share: Double) {
    #expect(LetterPairs(a).likeness(to: LetterPairs(b)) == share)
  }

  /// The name of the site stands above the story in the first rank, its headline below.
  @Test func theTitleOfThePageTellsItsHeadline() {
    let title = "<title>Langvik Times: Harbour of Langvik opens after two years</title>"
    let heading = "Harbour of Langvik opens after two years"
    #expect(
      kinds(page(title, "<h1>Langvik Times</h1><h3>\(heading)</h3><article>\(Self.paragraphs)</article>"))
        == ["headline: \(heading)"] + story)
  }

  /// WordPress names the tags of a story in the classes of its element, as others name what is no story.
  @Test func tagsOfAStoryAreNoFurniture() {
    let aside = "<div><p>\(Self.lead)</p></div>"
    let post = "<article class=\"post type-post hentry tag-harbour\">\(Self.paragraphs)</article>"
    #expect(kinds(page("", aside + post)) == story)
    let comment = "<article class=\"comment\">\(Self.paragraphs)\(Self.paragraphs)</article>"
    #expect(kinds(page("", comment + post)) == story)
  }

  /// A page that names no part of it as the story.
  @Test func mostOfTheParagraphsAreTheStory() {
    let aside = "<div><p>Ten things to see</p><p>Weather in Langvik today</p></div>"
    #expect(kinds(page("", "\(aside)<div><div>\(Self.paragraphs)</div>\(aside)</div>")) == story)
    // Where the text stands in no paragraphs the page is read as a whole.
    let lines = "<div>\(Self.lead)<br><br>\(Self.lead)</div>"
    #expect(kinds(page("", "<div>\(lines)</div><div><p>Weather</p></div>")).count == 3)
  }

  @Test(arguments: ["%", "<![CDATA[ % ]]>", "//<![CDATA[\n%\n//]]>"])
  func linkedDataMayStandInCDATA(_ form: String) {
    let data =
      #"{"@type": "NewsArticle", "headline": "Harbour opens", "datePublished": "2024-05-06T10:15:00Z"}"#
    let script = "<script type=\"application/ld+json\">\(form.replacing("%", with: data))</script>"
    let result = page(script, "<article>\(Self.paragraphs)</article>")
    #expect(result.document.metadata.date == "2024-05-06T10:15:00Z")
    #expect(kinds(result) == ["headline: Harbour opens"] + story)
  }

  @Test func metadataSayTheHeadlineAndTheWriter() {
    let meta =
      "<meta property=\"og:title\" content=\"Harbour &amp; quay open\"><meta name=\"author\" content=\"Ann Doe\">"
    let result = page(meta + "<title>Other</title>", "<article>\(Self.paragraphs)</article>")
    #expect(kinds(result) == ["headline: Harbour & quay open", "byline: Ann Doe"] + story)
    // What would end an attribute is not written there.
    #expect(result.document.origin.written("\"", at: TextRange(0, 7)) == nil)
    #expect(result.document.origin.written("Port", at: TextRange(0, 7)) == "Port")
    // A heading comes first, and an address names nobody.
    let other = meta.replacing("Ann Doe", with: "https://example.org/doe")
    #expect(
      kinds(page(other, "<h1>Harbour opens</h1><article>\(Self.paragraphs)</article>"))
        == ["headline: Harbour opens"] + story)
  }

  /// Names that a page states are the byline where nothing that is read says them.
  @Test func allStatedWritersAreNamed() {
    func data(_ authors: String) -> String {
      "<title>Harbour opens</title><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"author\": \(authors)}</script>"
    }
    let two = #"[{"@type": "Person", "name": "Ann Doe"}, {"@type": "Person", "name": "Bo Roe"}]"#
    let bare = "<article>\(Self.paragraphs)</article>"
    #expect(
      kinds(page(data(two), bare))
        == ["headline: Harbour opens", "byline: Ann Doe", "byline: Bo Roe"] + story)
    #expect(
      kinds(page(data(#"["Ann Doe"]"#), bare)) == ["headline: Harbour opens", "byline: Ann Doe"] + story)
    // Who is named in the story is not named twice.
    let named = "<article><p class=\"byline\">By ANN DOE and Bo Roe</p>\(Self.paragraphs)</article>"
    #expect(
      kinds(page(data(two), named))
        == ["headline: Harbour opens", "byline: By ANN DOE and Bo Roe"] + story)
  }

  @Test func theSiteIsNoPartOfTheTitle() {
    for (title, wanted) in [
      ("Harbour at Langvik opens | ABC", "Harbour at Langvik opens"),
      ("Harbour at Langvik opens - ABC News", "Harbour at Langvik opens"),
      ("ABC - Harbour at Langvik opens", "ABC - Harbour at Langvik opens"),
      ("Harbour at Langvik opens", "Harbour at Langvik opens"),
    ] {
      #expect(
        kinds(page("<title>\(title)</title>", "<article>\(Self.paragraphs)</article>")).first
          == "headline: \(wanted)")
    }
  }

  @Test func furnitureIsLeftOut() {
    let furniture = [
      "<div class=\"article__related-links\"><p>More of the the same</p></div>",
      "<div id=\"jsShareBar\">Share this</div>",
      "<ul><li><a href=\"/a\">Ferries stop</a></li><li><a href=\"/b\">Trains stop</a></li></ul>",
      "<div role=\"complementary\"><p>Weather</p></div>", "<p class=\"adSlot\">Buy</p>",
      "<div class=\"newsletter-signup\">Sign up</div>",
    ]
    for part in furniture {
      #expect(
        kinds(page("<title>Harbour opens</title>", "<article>\(Self.paragraphs)\(part)</article>"))
          .dropFirst() == story[...], "\(part)")
    }
    // What holds the story may be called anything, and words that only look alike are none.
    for name in ["social-story", "shared-page", "additional", "tagesschau", "navy"] {
      let result = page(
        "<title>Harbour opens</title>", "<article><div class=\"\(name)\">\(Self.paragraphs)</div></article>")
      #expect(kinds(result).dropFirst() == story[...], "\(name)")
    }
  }

  /// When a story came out, and under which head, is no part of it; a time in a sentence is.
  @Test(arguments: [
    "<div class=\"article__date\">May 6, 2024, 8:03 a.m.</div>", "<p class=\"timestamp\">Updated 8 a.m.</p>",
    "<div>Published <time datetime=\"2024-05-06T08:00:00Z\">May 6, 2024, 8:03 a.m.</time></div>",
    "<time datetime=\"2024-05-06\">May 6, 2024</time>", "<div class=\"kicker\">Shipping</div>",
  ])
  func whenAStoryCameOutIsNoPartOfIt(_ part: String) {
    let result = page("<title>Harbour opens</title>", "<article>\(part)\(Self.paragraphs)</article>")
    #expect(kinds(result).dropFirst() == story[...], "\(part)")
  }

  @Test func whatOnlyLooksSoIsRead() {
    let told = "<p>On <time>Monday</time> the ferry sailed.</p>"
    let result = page("<title>Harbour opens</title>", "<article>\(Self.paragraphs)\(told)</article>")
    #expect(kinds(result).last == "body: On Monday the ferry sailed.")
    let heading = "<h1><span class=\"kicker\">Shipping:</span> Harbour opens</h1>"
    #expect(
      kinds(page("", "<article>\(heading)\(Self.paragraphs)</article>")).first
        == "headline: Shipping: Harbour opens")
    let signed =
      "<div class=\"article-meta\"><span class=\"byline\">By Ann Doe</span> <time datetime=\"2024-05-06\">May 6</time></div>"
    let dated = page("<title>Harbour opens</title>", "<article>\(signed)\(Self.paragraphs)</article>")
    #expect(kinds(dated) == ["headline: Harbour opens", "byline: By Ann Doe"] + story)
    #expect(dated.document.metadata.date == "2024-05-06")
    #expect(
      kinds(
        page(
          "<title>Harbour opens</title>",
          "<article><div class=\"bylineDetails\">Ann Doe</div>\(Self.paragraphs)</article>")) == [
          "headline: Harbour opens", "byline: Ann Doe",
        ] + story)
  }

  /// What stands at a picture is called so by a part of a name; a story may be called anything.
  @Test func whatIsCalledACaptionIsOne() {
    let caption = "<div class=\"figure__caption\">The quay on Monday.</div>"
    #expect(
      kinds(page("<title>Harbour opens</title>", "<article>\(Self.paragraphs)\(caption)</article>")).last
        == "caption: The quay on Monday.")
    let named = "<div class=\"with-caption\">\(Self.paragraphs)</div>"
    #expect(
      kinds(page("<title>Harbour opens</title>", "<article>\(named)</article>")).dropFirst() == story[...])
  }

  @Test func theArticleWithTheMostTextIsTheStory() {
    let teaser = "<article><h2>Ferries stop</h2><p>The ferry stopped on Tuesday.</p></article>"
    let result = page(
      "<title>Harbour opens</title>",
      "\(teaser)<article><h1>Harbour opens</h1>\(Self.paragraphs)</article>\(teaser)")
    #expect(kinds(result) == ["headline: Harbour opens"] + story)
    let marked = page(
      "<title>Harbour opens</title>",
      "<main><p>Other</p><div itemprop=\"articleBody\">\(Self.paragraphs)</div></main>")
    #expect(kinds(marked).dropFirst() == story[...])
  }

  /// An element that calls itself the body is one, though short, or without paragraphs among many that have some.
  @Test(arguments: [
    (
      "itemprop=\"articleBody\"",
      "The harbour at Langvik opened on Monday after two years of repairs, and the mayor spoke of a good day for the town and for the ships that call there twice a week from all over the long coast."
    ),
    (
      "class=\"post-body wide\"",
      String(repeating: "The harbour at Langvik opened on Monday after two years of repairs. ", count: 8)
    ),
  ])
  func aBodyMayBeNamed(_ name: String, _ text: String) {
    let others = (1...6).map {
      "<p>Ferries stop in winter, as they did \($0) years ago, for want of passengers.</p>"
    }.joined()
    let result = page(
      "<title>Harbour opens</title>",
      "<div class=\"widget\"><h1>Harbour opens</h1><div \(name)><span>\(text)</span></div></div><div>\(others)</div>"
    )
    #expect(result.document.text.bytes.count < text.utf8.count + 40)
    #expect(String(decoding: result.document.text.bytes, as: UTF8.self).contains("opened on Monday"))
  }

  @Test func onlyDatesAreDates() {
    for (time, wanted) in [
      ("PT5M", nil), ("5m", nil), ("1714990500000", nil), ("2024-05-06T10:15:00Z", "2024-05-06T10:15:00Z"),
    ] as [(String, String?)] {
      let result = page("", "<article><time datetime=\"\(time)\">x</time>\(Self.paragraphs)</article>")
      #expect(result.document.metadata.date == wanted)
    }
  }
}
