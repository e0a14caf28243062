/// Invented messages and items in the forms of agencies and content systems; `{FAULT}` stands in the lead's first
/// sentence, where tests plant something.
package enum WireFixtures {
  /// One item as a file.
  package struct Item: Sendable, CustomStringConvertible {
    package let name: String
    package let text: String
    /// `kind: text` of its regions with nothing planted; a dateline is a region of its own.
    package let regions: [String]
    /// Whether it may be written in UTF-16 and with other line ends.
    package var isWire = false
    package var description: String { name }
  }

  private static let ap = """
    \u{16}\u{16}\u{01}A1234\u{1F}abc--
    r a\u{13}\u{11} BC-X--Harbour 1stLd-Writethru     05-06 0112
    \u{02}^BC-X--Harbour, 1st Ld-Writethru,112<
    ^Harbour at Langvik opens<
    ^ABC Photo LAN101, LAN102<
    ^Eds: Adds quote of the mayor. With ABC Photos.<
    ^By ANN DOE=
    ^ABC Writer=
    \t   LANGVIK (ABC) _ The harbour opened on Monday, and {FAULT}mayor Ada Brandvold spoke of a good day.
     
    \t   ``It is a good day,'' she said. ``The town's ships call twice a week.''
     
    \t   ___
     
    \t   ABC writer Carl Ost in Tarkhovsk contributed to this report.

    \t   \u{03}ABC-WF-05-06-24 0800GMT<

    \u{0C}
    \u{04}
    """

  private static let kyodo = """
    \u{01}a0105XYZ\u{1F}us koko-
    u s\u{14}\u{12} BC-Rowing-Harbour-Cup   09-05 0344
    \u{02}BC-Rowing-Harbour-Cup
    Rowing: Langvik crew wins Harbour Cup for third time+
         LANGVIK, May 9 XYZ - The Langvik crew won {FAULT}harbour cup on Sunday
    after a close race with the four from Tarkhovsk on a day of strong
    winds.
         "We have been training for this all year so we are happy to have
    made it," said crew member Ada Brandvold.
    ==XYZ
    \u{03}XYZ-21:37-09-05-24\u{04}
    """

  private static let iptc = """
    \u{01}abc062 4 i 111  abc 061

    Langvik-transport/
    \u{02}1ST LEAD
    REFILE
    Harbour at Langvik opens after two years of repairs
    By Ann Doe, abc  =

       Langvik (dpa) - The harbour at Langvik opened on Monday, and
    {FAULT}mayor spoke of a good day for the town and its ships after two
    years of repairs.

       "It is a good day," Ada Brandvold said.

    # abc NOTEBOOK

    ## Note to editors
    - adds quote of the the mayor

    * * * *
    The following information is not for publication

    ## abc Contacts
    - Editing by: Carl Ost, +49 30 5550 0142, <desk@abc.example>

    abc ado cos

    \u{03}061137 GMT Mai 24
    \u{7F}
    \u{7F}\u{04}
    """

  private static let g2 = """
    <?xml version="1.0" encoding="UTF-8"?>
    <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:abc.example,2024:1" xml:lang="en">
    <itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-05-06T10:15:00Z</versionCreated></itemMeta>
    <contentMeta><altId>ABC1 ABC1</altId><creator><name>Ann Doe</name></creator>
    <contactInfo><email>desk@abc.example</email><phone>+49 30 5550 0142</phone></contactInfo>
    <by>Ann Doe</by><slugline>HARBOUR/</slugline><headline>Harbour at Langvik opens</headline></contentMeta>
    <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body>
    <p>LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.</p>
    <p>Ships call &amp; leave twice.</p></body></html></inlineXML></contentSet></newsItem>
    """

  private static let newsml = """
    <?xml version="1.0"?>
    <NewsML><NewsEnvelope><DateAndTime>20240506T101500Z</DateAndTime></NewsEnvelope><NewsItem>
    <Identification><NewsIdentifier><ProviderId>abc.example</ProviderId></NewsIdentifier></Identification>
    <NewsManagement><ThisRevisionCreated>20240506T101500Z</ThisRevisionCreated></NewsManagement>
    <NewsComponent xml:lang="en"><Role FormalName="Main"/><NewsLines><HeadLine>Harbour at Langvik opens</HeadLine>
    <ByLine>Ann Doe</ByLine><CopyrightLine>ABC 2024</CopyrightLine><SlugLine>HARBOUR</SlugLine></NewsLines>
    <ContentItem><MediaType FormalName="Text"/><Characteristics><SizeInBytes>412 412</SizeInBytes></Characteristics>
    <DataContent><![CDATA[<p>LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.</p>
    <p>Ships call &amp; leave twice.</p>]]></DataContent></ContentItem>
    <ContentItem><MimeType FormalName="text/css"/><DataContent>p { color : red ; }</DataContent></ContentItem>
    </NewsComponent></NewsItem></NewsML>
    """

  private static let nitf = """
    <nitf><head><docdata><date.issue norm="20240506T101500Z"/><doc-id id-string="abc.1"/></docdata></head>
    <body><body.head><hedline><hl1>Harbour at Langvik opens</hl1></hedline>
    <byline>By Ann Doe<byttl>ABC Reporter</byttl></byline><distributor>ABC</distributor>
    <abstract><p>The harbour opened on Monday after two years.</p></abstract></body.head>
    <body.content><p>LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.</p>
    <media media-type="image"><media-producer>Doe</media-producer><media-caption>Ships at Langvik.</media-caption></media>
    <p>Ships call &amp; leave twice.</p></body.content></body></nitf>
    """

  private static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel><title>ABC News</title><link>https://abc.example/</link><description>All the the news</description>
    <language>en-gb</language>
    <item><title>Harbour at Langvik opens</title><link>https://abc.example/1</link><guid>abc-1</guid>
    <dc:creator>Ann Doe</dc:creator><pubDate>Mon, 06 May 2024 10:15:00 +0000</pubDate><category>Ports</category>
    <description>The harbour opened on Monday.</description>
    <content:encoded><![CDATA[<p>LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.</p>
    <p>Ships call &amp; leave twice.</p>]]></content:encoded></item>
    <item><title>Ferries &amp;amp; trains stop</title><guid>abc-2</guid>
    <description>&lt;p&gt;The ferry stopped on Tuesday.&lt;/p&gt;</description></item>
    </channel></rss>
    """

  private static let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>ABC</title><id>x</id>
    <entry><title type="text">Harbour at Langvik opens</title><id>abc-1</id><updated>2024-05-06T10:15:00Z</updated>
    <author><name>Ann Doe</name><email>ann@abc.example</email></author>
    <content type="html">&lt;p&gt;LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.&lt;/p&gt;
    &lt;p&gt;Ships call &amp;amp; leave twice.&lt;/p&gt;</content></entry></feed>
    """

  private static let ninjs =
    #"{"uri": "abc-1", "type": "text", "language": "en", "versioncreated": "2024-05-06T10:15:00Z", "headline": "Harbour at Langvik opens", "byline": "Ann Doe", "ednote": "Adds quote", "body_text": "", "body_html": "<p>LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.</p>\n<p>Ships call &amp; leave twice.<\/p>"}"#

  private static let wordpress =
    #"[{"id": 4, "slug": "harbour", "date": "2024-05-06T10:15:00", "status": "publish", "title": {"rendered": "Harbour at Langvik opens"}, "content": {"rendered": "<p>LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.</p>\n<p>Ships call &amp; leave twice.</p>", "protected": false}, "excerpt": {"rendered": "<p>The harbour opened.</p>"}}]"#

  private static let lines = """
    {"id": "abc-1", "title": "Harbour at Langvik opens", "text": "LANGVIK, May 6 (ABC) - The harbour opened on Monday, and {FAULT}mayor spoke.\\n\\nShips call & leave twice."}
    {"id": "abc-2", "title": "Ferries stop", "text": "The ferry stopped on Tuesday."}
    """

  private static let story = [
    "dateline: LANGVIK, May 6 (ABC) -", "body: The harbour opened on Monday, and mayor spoke.",
    "body: Ships call & leave twice.",
  ]

  package static let all: [Item] = [
    Item(
      name: "ap.tst", text: ap,
      regions: [
        "headline: Harbour at Langvik opens", "editor-note: Eds: Adds quote of the mayor. With ABC Photos.",
        "byline: By ANN DOE", "dateline: LANGVIK (ABC) —",
        "body: The harbour opened on Monday, and mayor Ada Brandvold spoke of a good day.",
        "body: “It is a good day,” she said. “The town’s ships call twice a week.”",
        "body: ABC writer Carl Ost in Tarkhovsk contributed to this report.",
      ], isWire: true),
    Item(
      name: "kyodo.txt", text: kyodo,
      regions: [
        "headline: Rowing: Langvik crew wins Harbour Cup for third time", "dateline: LANGVIK, May 9 XYZ -",
        "body: The Langvik crew won harbour cup on Sunday after a close race with the four from Tarkhovsk on a day of strong winds.",
        "body: \"We have been training for this all year so we are happy to have made it,\" said crew member Ada Brandvold.",
        "sign-off: ==XYZ",
      ], isWire: true),
    Item(
      name: "abc.iptc", text: iptc,
      regions: [
        "headline: Harbour at Langvik opens after two years of repairs", "byline: By Ann Doe, abc",
        "dateline: Langvik (dpa) -",
        "body: The harbour at Langvik opened on Monday, and mayor spoke of a good day for the town and its ships after two years of repairs.",
        "body: \"It is a good day,\" Ada Brandvold said.",
      ], isWire: true),
    Item(
      name: "g2.xml", text: g2, regions: ["byline: Ann Doe", "headline: Harbour at Langvik opens"] + story),
    Item(
      name: "newsml.xml", text: newsml,
      regions: ["headline: Harbour at Langvik opens", "byline: Ann Doe"] + story),
    Item(
      name: "nitf.xml", text: nitf,
      regions: [
        "headline: Harbour at Langvik opens", "byline: By Ann Doe", "byline: ABC Reporter",
        "abstract: The harbour opened on Monday after two years.", "dateline: LANGVIK, May 6 (ABC) -",
        "body: The harbour opened on Monday, and mayor spoke.", "caption: Ships at Langvik.",
        "body: Ships call & leave twice.",
      ]),
    Item(
      name: "feed.rss", text: rss,
      regions: [
        "headline: Harbour at Langvik opens", "byline: Ann Doe", "abstract: The harbour opened on Monday.",
      ]
        + story),
    Item(
      name: "feed.atom", text: atom,
      regions: ["headline: Harbour at Langvik opens", "byline: Ann Doe"] + story),
    Item(
      name: "ninjs.json", text: ninjs,
      regions: ["headline: Harbour at Langvik opens", "byline: Ann Doe", "editor-note: Adds quote"] + story),
    Item(
      name: "wordpress.json", text: wordpress,
      regions: ["headline: Harbour at Langvik opens", "abstract: The harbour opened."] + story),
    Item(name: "stories.jsonl", text: lines, regions: ["headline: Harbour at Langvik opens"] + story),
  ]
}
