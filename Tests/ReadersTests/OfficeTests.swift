import ArticleModel
import Readers
import SourceText
import Testing

/// Word and OpenDocument texts: what is read of them, and what is written back.
@Suite struct OfficeTests {
  private func read(_ bytes: [UInt8], _ name: String = "story.docx") -> ReadResult {
    DocumentReader.read(SourceText(name: name, bytes: bytes), as: nil)
  }

  private func text(_ source: SourceText?) -> String { String(decoding: source?.bytes ?? [], as: UTF8.self) }

  private func paragraph(_ runs: String..., style: String? = nil) -> String {
    let style = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    return "<w:p>\(style)" + runs.map { "<w:r><w:t xml:space=\"preserve\">\($0)</w:t></w:r>" }.joined()
      + "</w:p>"
  }

  @Test func aLineStandsForEachParagraph() {
    let result = read(
      TestZip.word(
        paragraph("Ferries stay in port") + "<w:p/>" + paragraph("The ", "ferries", " &amp; crews rest.")))
    #expect(result.problems.isEmpty)
    #expect(text(result.shown) == "Ferries stay in port\n\nThe ferries & crews rest.\n")
    let document = result.document
    #expect(text(document.text) == "Ferries stay in port\n\nThe ferries & crews rest.")
    // Places are those of the shown text: the third line is the third paragraph.
    let place = document.origin.fileRange(TextRange(26, 33))
    #expect(result.shown?[place] == "ferries")
    #expect(document.stated.isEmpty && document.metadata.format == "docx")
  }

  @Test func stylesSayWhatParagraphsAre() {
    let styles = """
      <w:styles xmlns:w="\(TestZip.space)"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>\
      <w:style w:styleId="Eigene"><w:name w:val="Desk"/><w:basedOn w:val="berschrift1"/></w:style>\
      <w:style w:styleId="Bild"><w:name w:val="caption"/></w:style>\
      <w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>
      """
    let body =
      paragraph("Ferries stay", style: "berschrift1") + paragraph("Crews rest.", style: "Loop")
      + paragraph("What next", style: "Eigene") + paragraph("A ferry.", style: "Bild")
      + "<w:tbl><w:tr><w:tc>\(paragraph("Ferry"))</w:tc><w:tc>\(paragraph("12"))</w:tc></w:tr></w:tbl>"
    let document = read(TestZip.word(body, [("word/styles.xml", styles)])).document
    #expect(document.stated.map(\.kind) == [.headline, .crosshead, .caption, .table, .table])
    #expect(document.text[document.stated[1].range] == "What next")
  }

  @Test func changesAreReadAsAccepted() {
    let body = """
      <w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>\
      <w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> bridge</w:t></w:r>\
      <w:moveFrom><w:r><w:t> was moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
      <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>\
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve"> sentence.</w:t></w:r></w:p>\
      <w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>7</w:t><w:tab/><w:t>a</w:t><w:br/><w:t> b </w:t></w:r></w:p>
      """
    let notes = """
      <w:footnotes xmlns:w="\(TestZip.space)"><w:footnote w:type="separator"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>\
      <w:footnote w:id="2">\(paragraph("A note."))</w:footnote></w:footnotes>
      """
    let comments =
      "<w:comments xmlns:w=\"\(TestZip.space)\"><w:comment>\(paragraph("No copy."))</w:comment></w:comments>"
    let result = read(
      TestZip.word(body, [("word/footnotes.xml", notes), ("word/comments.xml", comments)]))
    #expect(text(result.shown) == "The new bridge.\nOne sentence.\n7\ta b\nA note.\n", "\(result.problems)")
    #expect(result.document.stated.map(\.kind) == [.caption])
    #expect(text(result.document.text).contains("7\ta\nb"))
  }

  @Test func textBoxesAndFormulasKeepTheirPlaces() {
    let body = """
      <w:p><w:r><w:t>Before.</w:t></w:r><w:r><w:txbxContent>\(paragraph("Inside."))</w:txbxContent></w:r>\
      <w:r><w:t xml:space="preserve"> After </w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:t xml:space="preserve"> it.</w:t></w:r></w:p>
      """
    let result = read(TestZip.word(body))
    #expect(text(result.shown) == "Before. After \u{FFFC} it.\nInside.\n")
    #expect(result.document.verbatim.count == 1)
  }

  @Test func openDocumentsAreRead() {
    let styles = #"<style:style style:name="P1" style:parent-style-name="Title"/>"#
    let body = """
      <text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p text:style-name="P1">Ferries stay</text:p>
      <text:p>  The <text:span>fer</text:span>ries<text:s/> and<text:s text:c="2"/>crews and
        mates<text:tab/>rest<office:annotation><dc:creator>A</dc:creator><text:p>No copy.</text:p></office:annotation>.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>
      <text:h>What next</text:h><table:table><table:table-row><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table><text:p>a<text:line-break/>b</text:p>
      """
    let result = read(TestZip.openDocument(body, styles: styles), "story.odt")
    #expect(
      text(result.shown)
        == "Ferries stay\nThe ferries  and  crews and mates\trest.\nA note.\nWhat next\n12\na b\n",
      "\(result.problems)"
    )
    #expect(result.document.stated.map(\.kind) == [.headline, .caption, .crosshead, .table])
  }

  // MARK: Writing

  private func edited(
    _ bytes: [UInt8], _ old: String, _ new: String, _ name: String = "story.docx"
  ) throws -> (part: String, file: [UInt8])? {
    let file = SourceText(name: name, bytes: bytes)
    let document = try #require(PackedDocument.read(file, as: nil))
    let place = try #require(ByteSearch.first(Array(old.utf8), in: document.shown.bytes, from: 0))
    let range = TextRange(place, place + old.utf8.count)
    #expect(document.takes(range, new) == (document.applying([(range, new)]) != nil))
    guard let after = document.applying([(range, new)]) else { return nil }
    let again = try #require(PackedDocument.read(SourceText(name: name, bytes: after), as: nil))
    #expect(text(again.shown) == text(document.shown).replacing(old, with: new, maxReplacements: 1))
    return (try #require(again.part(0)), after)
  }

  @Test(arguments: [
    // Across runs: the new text stands where the old began.
    (
      "ferries were were", "ferries were",
      "<w:t xml:space=\"preserve\">The fer</w:t></w:r><w:r><w:t>ries were</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t></w:t>"
    ),
    ("ferries", "boats", "<w:t xml:space=\"preserve\">The boat</w:t></w:r><w:r><w:t>s were</w:t>"),
    ("late &", "late and", "late and x."), ("x.", "x <y> & z.", "&amp; x &lt;y&gt; &amp; z."),
    // What is left at the end of an element counts only with the attribute.
    ("ries were", "ries ", "<w:t xml:space=\"preserve\">ries </w:t>"),
  ])
  func editsTouchTheirRunsAlone(_ old: String, _ new: String, _ expected: String) throws {
    let body = """
      <w:p><w:r><w:t xml:space="preserve">The fer</w:t></w:r><w:r><w:t>ries were</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> were</w:t></w:r>\
      <w:r><w:t xml:space="preserve"> late &amp; x.</w:t></w:r></w:p>
      """
    let bytes = TestZip.word(body, [("word/media/a.png", "PNG"), ("word/theme.xml", "<a/>")])
    let after = try #require(try edited(bytes, old, new))
    #expect(
      after.part.contains(expected.replacing("<w:t></w:t>", with: "<w:t xml:space=\"preserve\"></w:t>"))
        || after.part.contains(expected), "\(after.part)")
    // Every other member is as it was.
    for member in ["[Content_Types].xml<Types/>", "word/media/a.pngPNG", "word/theme.xml<a/>"] {
      #expect(ByteSearch.count(Array(member.utf8), in: after.file) == 1)
    }
  }

  @Test func whatIsNoTextIsNotChanged() throws {
    let body =
      "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r></w:p><w:p><w:r><w:t>three</w:t></w:r></w:p>"
    let bytes = TestZip.word(body)
    #expect(try edited(bytes, "one\ttwo", "one two") == nil)
    #expect(try edited(bytes, "two\nthree", "two three") == nil)
    #expect(try edited(bytes, "two", "tw\no") == nil)
    #expect(try edited(bytes, "two", "deux")?.part.contains("<w:t>deux</w:t>") == true)
    #expect(try edited(bytes, "\ttwo", "\ta two")?.part.contains("<w:t>a two</w:t>") == true)
    let odt = TestZip.openDocument("<text:p>The <text:s/>ferries<text:s text:c=\"3\"/>rest.</text:p>")
    #expect(
      try edited(odt, "The  fer", "The fer", "story.odt")?.part.contains("<text:p>The ferries<") == true)
    #expect(try edited(odt, "ies  ", "ies ", "story.odt") == nil)
    #expect(try edited(odt, "ies   r", "ies r", "story.odt")?.part.contains("ferries rest") == true)
  }

  // MARK: Hostile files

  @Test func whatIsNoSoundArchiveIsRefused() {
    let good = TestZip.word(paragraph("The ferries rest."))
    func fault(_ bytes: [UInt8], _ name: String = "story.docx") -> String {
      let result = read(bytes, name)
      #expect(result.problems.first?.isError == true && result.problems.first?.isUnread == true)
      return result.problems.first?.message ?? ""
    }
    #expect(read(good).problems.isEmpty)
    for cut in stride(from: 1, to: good.count, by: 7) {
      #expect(fault(Array(good.prefix(good.count - cut))).contains("cannot be read"), "\(cut)")
    }
    #expect(fault(TestZip.word("", [("../../etc/passwd", "x")])).contains("leads out of it"))
    #expect(fault(TestZip.word("", [("/etc/passwd", "x")])).contains("leads out of it"))
    #expect(fault(TestZip.word("", [("word\\a", "x")])).contains("leads out of it"))
    #expect(fault(TestZip.word("", [("word/document.xml", "x")])).contains("the same name"))
    #expect(fault(TestZip.archive([("a.txt", "x")])).contains("holds no Word document"))
    #expect(fault(TestZip.archive([("a.txt", "x")]), "story.odt").contains("no OpenDocument text"))
    #expect(fault(Array("{\\rtf1 x}".utf8)).contains("Rich Text"))
    #expect(fault(Array("plain".utf8)).contains("has no end"))
    #expect(fault(TestZip.word("<w:p><w:r>")).contains("malformed XML"))
    // A size that is no such: the bytes of the entry's field.
    var lying = good
    if let entry = ByteSearch.first([0x50, 0x4B, 1, 2], in: good, from: 0) {
      lying.replaceSubrange((entry + 24)..<(entry + 28), with: [0xFF, 0xFF, 0xFF, 0x7F])
      lying.replaceSubrange((entry + 20)..<(entry + 24), with: [0xFF, 0xFF, 0xFF, 0x7F])
    }
    #expect(fault(lying).contains("cut off"))
    for place in stride(from: 0, to: good.count, by: 3) {
      var other = good
      other[place] ^= 0x55
      // Whatever it is then, it is read or refused, and its fixes do no harm.
      _ = read(other)
    }
  }
}
