import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct ReadingMail {
  private let mail = """
    Received: from a.example by b.example; Mon, 06 May 2024 10:15:00 +0000
    From: Ann Doe <ann@abc.example>
    To: desk@abc.example
    Subject: Harbour at Langvik opens
    Date: Mon, 06 May 2024 10:15:00 +0000
    Message-ID: <1@abc.example>
    MIME-Version: 1.0
    Content-Type: multipart/alternative;
     boundary="b1"

    --b1
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    The harbour =E2=80=9Copened=E2=80=9D on Mon=
    day, and Gr=C3=B6=C3=9Fe counts: 1 =3D 1.

    > The the quoted mail.

    Ships call.
    --=20
    Ann Doe, +49 30 5550 0142
    --b1
    Content-Type: text/html; charset=utf-8

    <p>The harbour opened.</p>
    --b1--

    """

  private func kinds(_ result: ReadResult) -> [String] {
    result.document.stated.map { "\($0.kind.name): \(result.document.text[$0.range])" }
  }

  @Test func thePlainPartIsRead() {
    for text in [mail, mail.replacing("\n", with: "\r\n")] {
      let result = read(text, name: "a.eml")
      #expect(
        kinds(result) == [
          "headline: Harbour at Langvik opens",
          "body: The harbour “opened” on Monday, and Größe counts: 1 = 1.", "body: Ships call.",
        ])
      #expect(result.document.metadata.date == "2024-05-06T10:15:00Z")
      #expect(result.document.metadata.label == "<1@abc.example>")
    }
    #expect(read(mail, name: "-").document.metadata.format == "mail")
    #expect(
      read("From: the desk\nOn Monday the harbour opened.\n", name: "a.txt").document.metadata.format
        == "plain")
  }

  @Test func codesLeadBack() throws {
    let result = read(mail, name: "a.eml")
    let file = Array(mail.utf8)
    let bytes = result.document.text.bytes
    func there(_ text: String) throws -> (String, TextRange) {
      let start = try #require(bytes.indices.first { bytes[$0...].starts(with: text.utf8) })
      let range = TextRange(start, start + text.utf8.count)
      let found = result.document.origin.fileRange(range)
      return (String(decoding: file[found.lower..<found.upper], as: UTF8.self), range)
    }
    #expect(try there("“opened”").0 == "=E2=80=9Copened=E2=80=9D")
    #expect(try there("Größe").0 == "Gr=C3=B6=C3=9Fe")
    let (_, range) = try there("opened")
    #expect(result.document.origin.written("ö = a", at: range) == "=C3=B6 =3D a")
    #expect(try !result.document.origin.isWritable(there("Monday").1))
  }

  @Test func codedSubjectsAreReadAndNeverWritten() {
    let coded = mail.replacing(
      "Subject: Harbour at Langvik opens",
      with: "Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe_counts?= =?utf-8?B?IG5vdw==?=")
    let result = read(coded, name: "a.eml")
    #expect(kinds(result).first == "headline: Größe counts now")
    #expect(!result.document.origin.isWritable(TextRange(0, 5)))
  }
}

@Suite struct ReadingOtherXML {
  @Test func agenciesAreReadByTheirMap() {
    let xml = """
      <?xml version="1.0"?><Queue><error>0</error><List><RBNews><NewsID>n1</NewsID><PublishDate>2024-05-06T10:15:00</PublishDate>
      <headline>Harbour &amp;amp; quay open</headline><content><![CDATA[<p>It opened on Monday.</p>]]></content><byLine>Ann Doe</byLine></RBNews>
      <RBNews><headline>Ferries stop</headline><content>They stopped.</content></RBNews></List></Queue>
      """
    let result = read(xml, name: "a.xml")
    let all = result.documents.map { document in
      document.stated.map { "\($0.kind.name): \(document.text[$0.range])" }
    }
    #expect(
      all == [
        ["headline: Harbour & quay open", "byline: Ann Doe", "body: It opened on Monday."],
        ["headline: Ferries stop", "body: They stopped."],
      ])
    #expect(result.documents.map(\.metadata.label) == ["n1", "item 2"])
    #expect(result.problems.isEmpty)
  }

  /// A DTD that nothing refers to is no fault; names of HTML's characters need none.
  @Test func onlyReferencesThatAreLeftOutAreSaid() {
    let head = "<!DOCTYPE nitf SYSTEM \"nitf.dtd\" [<!ENTITY % n SYSTEM \"n.dtd\"> <!ENTITY own \"x\">]>"
    func body(_ text: String) -> ReadResult {
      read("\(head)<nitf><body><body.content><p>\(text)</p></body.content></body></nitf>", name: "a.xml")
    }
    #expect(body("It opened.").rules.isEmpty)
    #expect(body("opened&nbsp;on caf&eacute;").string == "opened\u{A0}on café")
    #expect(body("opened&nbsp;on").rules.isEmpty)
    let left = body("one &own; two")
    #expect(left.rules == ["malformed-xml"] && left.problems.first?.isError == false)
    #expect(!left.string.contains("one two"))
  }
}

@Suite struct KeepingOutOfOtherMarkup {
  @Test func nothingIsWrittenIntoMarkupThatIsNotKnown() {
    let wiki = "'''Langvik''' is a [[town]].\n\n{{Infobox}}\n\nIt has a [[harbour]].\n"
    #expect(read(wiki, name: "a.wiki").document.origin.written("x") == nil)
    #expect(read(wiki, name: "a.wiki").string == wiki)
    let copy = "``It is [sic] good,'' she said.\n\nIt opened.\n"
    #expect(read(copy, name: "a.txt").document.origin.written("x") == "x")
  }

  @Test(arguments: ["PK\u{03}\u{04}x", "%PDF-1.4", "{\\rtf1 x}"]) func documentsOfOtherProgramsAreNamed(
    _ text: String
  ) {
    let result = read(text, name: "a.txt")
    #expect(result.rules == ["binary-file"])
    #expect(result.problems.first?.message.contains("save the story as text") == true)
  }
}
