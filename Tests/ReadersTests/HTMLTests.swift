import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct ReadingHTML {
  private func page(_ body: String, name: String = "page.html") -> ReadResult { read(body, name: name) }

  private func kinds(_ result: ReadResult) -> [String] {
    result.document.stated.map { "\($0.kind.name): \(result.document.text[$0.range])" }
  }

  @Test func theStoryIsTakenOutOfThePage() {
    let result = page(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>Not this</title><style>p { x: y }</style>
      <meta property="article:published_time" content="2020-06-15T10:00:00Z"></head>
      <body><header>Masthead</header><nav><ul><li>Home</ul></nav>
      <article><header><h1>Envoy leaves</h1></header><p class="byline">By Ann Teller</p>
      <p>The <b>envoy</b>
         left &amp; came&nbsp;back.<p>Second<br>line<br><br>Third.
      <h2>Talks</h2><blockquote><p>We go.</p></blockquote>
      <figure><img src=x alt=y><figcaption>The hall.</figcaption></figure>
      <table><tr><td>1<td>2</table><pre>a  b
      c</pre><script>var x = "<p>no</p>";</script></article>
      <aside><p>Other</p></aside><p hidden>No</p><footer>Imprint</footer></body></html>
      """)
    #expect(
      kinds(result) == [
        "headline: Envoy leaves", "byline: By Ann Teller", "body: The envoy left & came\u{A0}back.",
        "body: Second\nline", "body: Third.", "crosshead: Talks", "body: We go.", "caption: The hall.",
        "table: 1", "table: 2", "table: a  b\nc",
      ])
    #expect(result.document.quoted.map { result.document.text[$0] } == ["We go."])
    #expect(result.document.metadata.date == "2020-06-15T10:00:00Z")
    #expect(result.document.metadata.language == "en-GB")
    #expect(result.problems.isEmpty)
  }

  @Test func withoutAHeadingTheTitleIsTheHeadline() {
    #expect(
      kinds(page("<title>Envoy &amp; co.</title><p>He left.")) == ["headline: Envoy & co.", "body: He left."])
    #expect(kinds(page("He left.<br><br>She came.")) == ["body: He left.", "body: She came."])
  }

  @Test func everyByteLeadsBack() {
    let source =
      "<p>a&eacute;b &#8220;c&#x201D; &lt;d&gt; AT&T &amp;amp; x &nosuch; &notin &copycat caf\u{E9} \u{1F5DE}  e\r\nf</p>"
    let result = page(source)
    #expect(
      result.string
        == "a\u{E9}b \u{201C}c\u{201D} <d> AT&T &amp; x &nosuch; \u{AC}in \u{A9}cat caf\u{E9} \u{1F5DE} e f")
    let file = Array(source.utf8)
    let parsed = { (bytes: [UInt8]) -> String? in
      // A page of the slice alone reads as the slice of the text, blanks at its edges apart.
      let one = read(Array("<p>.".utf8) + bytes + Array(".</p>".utf8), name: "slice.html").string
      return one.count >= 2 ? String(one.dropFirst().dropLast()) : nil
    }
    #expect(result.misled(file, decode: parsed).isEmpty)
  }

  @Test func editsStayOutOfTags() throws {
    let source = "<p>the <i>the</i> hall &amp; x</p><p>y</p>"
    let result = page(source)
    let origin = result.document.origin
    #expect(result.string == "the the hall & x\n\ny")
    #expect(origin.isWritable(TextRange(8, 12)))
    #expect(!origin.isWritable(TextRange(0, 7)))
    #expect(!origin.isWritable(TextRange(14, 19)))
    #expect(origin.fileRange(TextRange(13, 14)) == TextRange(23, 28))
    #expect(origin.written("a < b & c") == "a &lt; b &amp; c")
    // At the end of a paragraph something can be put in.
    #expect(origin.isWritable(TextRange(at: 16)))
    #expect(origin.fileRange(TextRange(at: 16)) == TextRange(at: 30))
  }

  @Test func otherEncodingsAreWrittenInReferences() {
    let latin = Array("<p>caf".utf8) + [0xE9] + Array("s \u{20}the bar and so on</p>".utf8)
    let result = read(latin, name: "a.html")
    #expect(result.string == "caf\u{E9}s the bar and so on")
    #expect(result.document.origin.written("na\u{EF}f & co") == "na&#239;f &amp; co")
  }

  @Test func tagSoupIsReadAsBrowsersDo() {
    #expect(page("<p>One<p>Two</b></i> three<div>Four").string == "One\n\nTwo three\n\nFour")
    #expect(page("<table><tr>moved<td>cell</table>").string == "moved\n\ncell")
    #expect(page("a < b and c<d").string.hasPrefix("a < b and c"))
    #expect(page("<!-- only -->").rules == ["nothing-to-read"])
    #expect(page("<p>Not &quot closed &amp and &copy 2020").string == "Not \" closed & and \u{A9} 2020")
  }

  @Test func codeIsReadAndNotReportedOn() {
    let result = page("<p>Run <code>the the</code> now.</p>")
    #expect(result.string == "Run the the now.")
    #expect(result.document.verbatim.map { result.document.text[$0] } == ["the the"])
  }

  @Test func hostileNestingIsRefusedAtOnce() {
    let result = page(String(repeating: "<div>", count: 200_000) + "x")
    #expect(result.rules == ["malformed-html"])
    // The deepest page that is read, and figures behind the sign of less in a script.
    let deep = page(String(repeating: "<div>", count: 2000) + "x")
    #expect(deep.problems.isEmpty && deep.string == "x")
    #expect(page("<script>" + String(repeating: "if(i<10)i++;", count: 5000) + "</script><p>x").string == "x")
    // Unclosed paragraphs and items do not nest.
    #expect(page(String(repeating: "<p>x<li>y", count: 3000)).problems.isEmpty)
  }

  @Test func anyBytesGiveAnArticle() {
    var numbers = SeededNumbers(seed: 7)
    let pieces = [
      "<p>", "</p>", "<b ", ">", "&am", "p;", "&#x", "41;", "<!--", "-->", "text ", "\r\n", "\u{0}", "<td>",
      "<table>", "é", "<![CDATA[", "]]>", "\"", "<pre>", "<br>",
    ]
    for _ in 0..<400 {
      let source = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      let bytes = Array(source.utf8).filter { $0 != 0 }
      let result = read(bytes, name: "x.html")
      let text = result.document.text.bytes
      for start in text.indices {
        let there = result.document.origin.fileRange(TextRange(start, start + 1))
        #expect(there.upper <= bytes.count, "\(source)")
      }
    }
  }
}
