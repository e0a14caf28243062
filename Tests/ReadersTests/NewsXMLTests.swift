import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct ReadingNewsXML {
  private func kinds(_ source: String) -> [String] {
    let result = read(source, name: "item.xml")
    return result.document.stated.map { "\($0.kind.name): \(result.document.text[$0.range])" }
  }

  private let nitf = """
    <?xml version="1.0" encoding="UTF-8"?>
    <nitf xml:lang="en-GB"><head><title>Not this</title><docdata><date.issue norm="20200615T101500Z"/></docdata></head>
    <body><body.head><hedline><hl1>Envoy leaves</hl1><hl2>Talks go on</hl2></hedline>
    <byline>By Ann Teller</byline><dateline><location>TEHRAN</location>, June 15 </dateline></body.head>
    <body.content><block><p lede="true">The <person>envoy</person>
      left &amp; came&#160;back.</p><hl2>Second part</hl2><p>She said so.</p><bq><block><p>We go.</p></block></bq>
    <media media-type="image"><media-reference source="x.jpg">Ref</media-reference><media-caption><p>The hall.</p></media-caption></media>
    <table><tr><td>1</td><td>2</td></tr></table></block></body.content>
    <body.end><tagline>xx/yy</tagline></body.end></body></nitf>
    """

  /// Each format has its own way to say that an item is held back.
  @Test(arguments: [
    (
      "<nitf><head><docdata management-status=\"embargoed\"><date.release norm=\"20200616T0001Z\"/></docdata></head></nitf>",
      "2020-06-16T0001Z"
    ),
    (
      "<nitf><head><docdata management-status=\"usable\"><date.release norm=\"20200616T0001Z\"/></docdata></head></nitf>",
      nil
    ),
    (
      "<newsItem><itemMeta><versionCreated>2020-06-15T10:15:00Z</versionCreated><embargoed>2020-06-16T00:01:00+02:00</embargoed></itemMeta></newsItem>",
      "2020-06-16T00:01:00+02:00"
    ),
    (
      "<NewsItem><NewsManagement><ThisRevisionCreated>20200615T101500Z</ThisRevisionCreated><Status FormalName=\"Embargoed\"/><StatusWillChange><FutureStatus FormalName=\"Usable\"/><DateAndTime>20200616T000100Z</DateAndTime></StatusWillChange></NewsManagement></NewsItem>",
      "2020-06-16T000100Z"
    ),
  ]) func readsEmbargoes(_ source: String, _ until: String?) {
    #expect(read(source, name: "item.xml").document.metadata.embargo == until)
  }

  private func newsML(_ content: String) -> String {
    "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Harbour opens</HeadLine></NewsLines>\(content)</NewsComponent></NewsItem></NewsML>"
  }

  /// A bulletin for the radio: sounds with titles of their own, and pointers where they are played.
  @Test func pointersToSoundsAreNoCopy() {
    func component(_ role: String, _ text: String) -> String {
      "<NewsComponent><Role FormalName=\"\(role)\"/><ContentItem><DataContent>\(text)</DataContent></ContentItem></NewsComponent>"
    }
    let sound =
      "<NewsComponent><Role FormalName=\"Quote\"/><NewsLines><HeadLine>17 QUOTE QUAY</HeadLine></NewsLines>"
      + component("Title", "17 QUOTE QUAY") + component("Body", "") + "</NewsComponent>"
    let lines = [
      "The harbour opened on Monday, says Ann Teller:", "&lt;NewsComponentRef idref=\"DS1\"/&gt;",
      "It had been closed for a year.", "NewsComponentRef", "HarbourNews",
      "See &lt;NewsItem&gt; in the file.",
    ].joined(separator: "\n\n")
    #expect(
      kinds(
        newsML(
          sound + "<NewsComponent><NewsLines><HeadLine>Quay at 18:00</HeadLine></NewsLines>"
            + component("Body", lines) + "</NewsComponent>")) == [
          "headline: Harbour opens", "headline: Quay at 18:00",
          "body: The harbour opened on Monday, says Ann Teller:",
          "furniture: <NewsComponentRef idref=\"DS1\"/>", "body: It had been closed for a year.",
          "furniture: NewsComponentRef", "body: HarbourNews", "body: See <NewsItem> in the file.",
        ])
  }

  /// What AFP puts behind a story: a picture with its title, its photographer and its caption.
  @Test func picturesOfAStoryHaveACaptionAlone() {
    let story = "<ContentItem><DataContent><p>The harbour opened on Monday.</p></DataContent></ContentItem>"
    let lines = "<NewsLines><HeadLine>The quay</HeadLine><ByLine>Bo Roe</ByLine></NewsLines>"
    let caption =
      "<NewsComponent><Role FormalName=\"Caption\"/><ContentItem><DataContent><p>The quay on Monday.</p></DataContent></ContentItem></NewsComponent>"
    let shown = "<NewsComponent Duid=\"photo0\">\(lines)\(caption)</NewsComponent>"
    #expect(
      kinds(newsML("<NewsComponent Duid=\"text1\">\(story)</NewsComponent>" + shown)) == [
        "headline: Harbour opens", "body: The harbour opened on Monday.", "caption: The quay on Monday.",
      ])
  }

  /// EFE sends several texts and their pictures in one item.
  @Test func eachMainTextIsAnArticle() {
    func text(_ number: Int, _ headline: String, _ words: String) -> String {
      "<NewsComponent Duid=\"multimedia_1.multimedia.texts.\(number)\"><Role FormalName=\"Main\"/><NewsLines><HeadLine>\(headline)</HeadLine><SubHeadLine>PORTS</SubHeadLine></NewsLines><ContentItem><DataContent><nitf><body><body.content><p>\(words)</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>"
    }
    let picture =
      "<NewsComponent Duid=\"multimedia_1.multimedia.photos.3\"><NewsLines><HeadLine>The quay</HeadLine></NewsLines><NewsComponent Duid=\"multimedia_1.multimedia.photos.3.text\"><Role FormalName=\"Caption\"/><ContentItem><DataContent><nitf><body><body.content><p>The quay on Monday.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsComponent>"
    let result = read(
      newsML(
        text(1, "Quay opens", "The quay opened.") + text(2, "Mole closes", "The mole closed.") + picture),
      name: "a.xml")
    let all = result.documents.map { document in
      document.stated.map { "\($0.kind.name): \(document.text[$0.range])" }
    }
    #expect(
      all == [
        ["headline: Harbour opens", "headline: Quay opens", "headline: PORTS", "body: The quay opened."],
        [
          "headline: Mole closes", "headline: PORTS", "body: The mole closed.",
          "caption: The quay on Monday.",
        ],
      ])
  }

  /// Within XML a piece of HTML is XHTML: an element that is closed in its tag is empty.
  @Test func emptyElementsOfXHTMLHoldNothing() {
    let item =
      "<ContentItem><DataContent><![CDATA[<html><head><title /><script src=\"x\"/></head><body><p>The harbour opened.</p></body></html>]]></DataContent></ContentItem>"
    #expect(kinds(newsML(item)) == ["headline: Harbour opens", "body: The harbour opened."])
  }

  @Test func textThatIsHTMLIsText() {
    let item =
      "<ContentItem><MediaType FormalName=\"HTML\"/><DataContent><![CDATA[<P>The harbour opened.</P>]]></DataContent></ContentItem>"
    #expect(kinds(newsML(item)) == ["headline: Harbour opens", "body: The harbour opened."])
    let catalogue =
      "<ContentItem><DataContent><Catalog><Resource><Urn>urn:x:1</Urn></Resource></Catalog></DataContent></ContentItem>"
    #expect(kinds(newsML(catalogue)) == ["headline: Harbour opens"])
  }

  /// A country for a language: the language is known, but nothing that rules should compare.
  @Test func aCountryIsReadAsItsLanguage() {
    for (stated, language) in [("GB", "en"), ("fr", "fr")] {
      let item =
        "<DescriptiveMetadata><Language FormalName=\"\(stated)\"/></DescriptiveMetadata><ContentItem><DataContent><p>Text.</p></DataContent></ContentItem>"
      let metadata = read(newsML(item), name: "a.xml").document.metadata
      #expect(metadata.language == language)
      #expect((metadata.field(.language) == nil) == (stated == "GB"))
    }
  }

  /// What programs write for programs, and lists of shots, are no captions.
  @Test func descriptionsAreToldByTheirRoles() {
    let item = """
      <newsItem><itemMeta><itemClass qcode="ninat:video"/></itemMeta><contentMeta><headline>Quay</headline>
      <description role="drol:caption">The quay opens.</description>
      <description role="semantics"><![CDATA[{"people":[{"value":"Ann Doe"}]}]]></description>
      <description role="descrole:shotlist">- vs quay -vs mayor</description></contentMeta></newsItem>
      """
    #expect(kinds(item) == ["headline: Quay", "caption: The quay opens.", "table: - vs quay -vs mayor"])
  }

  /// XHTML as dpa and APA write it.
  @Test func headlinesBylinesAndClosingLinesOfXHTML() {
    let page = """
      <newsItem><contentSet><inlineXML><html><body><header><h1>Harbour opens</h1><h3>Langvik</h3>
      <p class="byline">Von Ann Doe, abc</p></header><section class="main"><p>The harbour opened.</p><h3>Ships</h3>
      <p>Ships call.</p></section><p class="closingline">abc doe yy z1 roe</p></body></html></inlineXML></contentSet></newsItem>
      """
    #expect(
      kinds(page) == [
        "headline: Harbour opens", "headline: Langvik", "byline: Von Ann Doe, abc",
        "body: The harbour opened.",
        "crosshead: Ships", "body: Ships call.", "sign-off: abc doe yy z1 roe",
      ])
  }

  @Test func readsNITF() {
    let result = read(nitf, name: "a.xml")
    #expect(
      kinds(nitf) == [
        "headline: Envoy leaves", "headline: Talks go on", "byline: By Ann Teller",
        "dateline: TEHRAN, June 15",
        "body: The envoy left & came\u{A0}back.", "crosshead: Second part", "body: She said so.",
        "body: We go.",
        "body: The hall.", "table: 1", "table: 2", "sign-off: xx/yy",
      ])
    #expect(result.document.metadata.date == "2020-06-15T101500Z")
    #expect(result.document.metadata.language == "en-GB")
    #expect(result.document.quoted.map { result.document.text[$0] } == ["We go."])
    #expect(result.problems.isEmpty)
  }

  @Test func readsNewsMLG2() {
    let source = """
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><catalogRef href="x"/>
      <itemMeta><versionCreated>2020-06-15T10:15:00Z</versionCreated><edNote>Not for print</edNote></itemMeta>
      <contentMeta><contentCreated>2020-06-14</contentCreated><slugline>X-Y</slugline><headline>Envoy leaves</headline><by>Ann Teller</by>
      <dateline>TEHRAN</dateline><description>A summary</description></contentMeta>
      <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>He left.</p><h2>More</h2>
      <p>She <em>came</em>.</p></body></html></inlineXML></contentSet></newsItem>
      """
    #expect(
      kinds(source) == [
        "editor-note: Not for print", "headline: Envoy leaves", "byline: Ann Teller", "dateline: TEHRAN",
        "abstract: A summary", "body: He left.", "crosshead: More", "body: She came.",
      ])
    #expect(read(source, name: "a.xml").document.metadata.date == "2020-06-15T10:15:00Z")
  }

  @Test func readsNewsML1() {
    let source = """
      <NewsML><NewsEnvelope><DateAndTime>20200615T101500Z</DateAndTime></NewsEnvelope><NewsItem><NewsComponent>
      <NewsLines><HeadLine>Envoy leaves</HeadLine><ByLine>Ann Teller</ByLine><DateLine>TEHRAN, June 15</DateLine><CopyrightLine>No</CopyrightLine></NewsLines>
      <ContentItem><DataContent><p>He left.</p><p>She came.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
      """
    #expect(
      kinds(source) == [
        "headline: Envoy leaves", "byline: Ann Teller", "dateline: TEHRAN, June 15", "body: He left.",
        "body: She came.",
      ])
    #expect(read(source, name: "a.xml").document.metadata.date == "2020-06-15T101500Z")
  }

  /// Fixtures and calendars stand where stories do; mark-up of an agency's own does too, and is read.
  @Test(arguments: [
    (
      "<sports-content><sports-event><name>Langvik v Norby</name></sports-event></sports-content>", [String]()
    ),
    ("<events><event><name>Council meets</name></event></events>", []),
    ("<html><body><p>The harbour opened.</p></body></html>", ["body: The harbour opened."]),
    ("<report><p>The harbour opened.</p></report>", ["body: The harbour opened."]),
  ]) func whatIsNoStoryIsLeftOut(_ content: String, _ body: [String]) {
    let item =
      "<newsItem><contentMeta><headline>Monday</headline></contentMeta><contentSet><inlineXML>\(content)</inlineXML></contentSet></newsItem>"
    #expect(kinds(item) == ["headline: Monday"] + body)
  }

  /// What the text of an element shows it to be comes before its name.
  @Test(arguments: [
    ("<p>By Ann Doe</p><p>The harbour opened.</p>", ["byline: By Ann Doe", "body: The harbour opened."]),
    ("<p>By Ann Doe and Bo Roe</p>", ["byline: By Ann Doe and Bo Roe"]),
    ("<p>By Monday the harbour was open.</p>", ["body: By Monday the harbour was open."]),
    (
      "<p>One.</p><p>Two.</p><p>Three.</p><p>By Ann Doe</p>",
      ["body: One.", "body: Two.", "body: Three.", "body: By Ann Doe"]
    ),
  ]) func aLineUnderTheHeadlineIsAByline(_ content: String, _ wanted: [String]) {
    #expect(
      kinds("<nitf><body><body.content>\(content)</body.content></body></nitf>") == wanted)
  }

  @Test func aDayAloneIsNoDateline() {
    func item(_ dateline: String) -> [String] {
      kinds(
        "<nitf><body><body.head><hedline><hl1>Monday</hl1></hedline><dateline>\(dateline)</dateline></body.head></body></nitf>"
      )
    }
    #expect(item("20240506") == ["headline: Monday", "furniture: 20240506"])
    #expect(item("LANGVIK, May 6") == ["headline: Monday", "dateline: LANGVIK, May 6"])
  }

  @Test func bytesLeadBack() throws {
    let result = read(nitf, name: "a.xml")
    let file = Array(nitf.utf8)
    func there(_ text: String) throws -> String {
      let bytes = result.document.text.bytes
      let start = try #require(bytes.indices.first { bytes[$0...].starts(with: text.utf8) }, "\(text)")
      let range = result.document.origin.fileRange(TextRange(start, start + text.utf8.count))
      return String(decoding: file[range.lower..<range.upper], as: UTF8.self)
    }
    #expect(try there("Envoy leaves") == "Envoy leaves")
    #expect(try there("envoy left") == "envoy</person>\n  left")
    #expect(try there("& came") == "&amp; came")
    #expect(try there("\u{A0}back") == "&#160;back")
  }

  @Test func otherXMLIsNoStory() {
    #expect(read("<project><name>the the</name></project>", name: "pom.xml").rules == ["nothing-to-read"])
    #expect(read("<nitf><body><p>One", name: "a.xml").rules == ["malformed-xml"])
    #expect(kinds("<nitf><body><p>One").first == "body: One")
  }

  @Test func entityBombsAreNotExpanded() {
    let bomb =
      "<!DOCTYPE nitf [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><nitf><body><p>x &c; y</p></body></nitf>"
    let result = read(bomb, name: "a.xml")
    #expect(result.document.text.bytes.count < 10)
    #expect(result.rules.contains("malformed-xml"))
  }
}
