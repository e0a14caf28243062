import Foundation
import RuleTestSupport
import Testing

/// Findings as notes in bilingual files, and the names of segments in reports.
@Suite struct AnnotateBilingualTests {
  private static let xliff = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="de" target-language="en" datatype="plaintext"><body>
    <trans-unit id="eins"><source>Es kamen 12 Leute &amp; gingen.</source><target>21 people came &amp; went.</target><note>house</note></trans-unit>
    <trans-unit id="zwei"><source>Es kamen 12 Leute.</source><target>12 people came.</target></trans-unit>
    <trans-unit id="drei"><source>Es kamen 13 Leute.</source><target>31 people came.</target></trans-unit>
    </body></file></xliff>
    """
  private static let version2 = """
    <xlf:xliff version="2.0" xmlns:xlf="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="en"><xlf:file id="f">
    <xlf:unit id="u1"><xlf:segment id="s1"><xlf:source>Es kamen 12 Leute.</xlf:source><xlf:target>21 people came.</xlf:target></xlf:segment></xlf:unit>
    <xlf:unit id="u2"><xlf:notes><xlf:note>house</xlf:note></xlf:notes><xlf:segment><xlf:source>Es kamen 13 Leute.</xlf:source><xlf:target>31 people came.</xlf:target></xlf:segment></xlf:unit>
    </xlf:file></xlf:xliff>
    """
  private static let memory = """
    <tmx version="1.4"><header srclang="de" creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext"/><body>
    <tu tuid="t9"><tuv xml:lang="de"><seg>Es kamen 12 Leute.</seg></tuv><tuv xml:lang="en"><seg>21 people came.</seg></tuv></tu>
    </body></tmx>
    """
  private static let catalogue = """
    msgid ""
    msgstr ""
    "Language: de\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    #: news.py:3
    msgctxt "hall"
    msgid "12 people came."
    msgstr "Es kamen 21 Leute."

    #~ msgid "old"
    #~ msgstr "alt"

    # who
    msgid "13 people came."
    msgstr "Es kamen 31 Leute."
    """

  private func annotated(_ text: String, as name: String) throws -> String {
    var result = ""
    try Program.withFolder { folder in
      try Program.put(Array(text.utf8), at: folder + "/" + name)
      let run = try Program.run(
        ["annotate", "--no-config", "--only", "translation-number", name, "out-" + name], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      result = try String(contentsOfFile: folder + "/out-" + name, encoding: .utf8)
    }
    return result
  }

  @Test func notesOfXLIFF() throws {
    let result = try annotated(Self.xliff, as: "a.xlf")
    let note = #/<note from="wirelint" annotates="target" priority="1">error: [^<]*</note>/#
    #expect(result.replacing(note, with: "") == Self.xliff)
    #expect(
      result.contains(
        "went.</target><note from=\"wirelint\" annotates=\"target\" priority=\"1\">error: '21' where the source has '12' [translation-number]</note><note>house</note>"
      ))
    #expect(result.matches(of: note).count == 2)
  }

  @Test func notesOfVersion2() throws {
    let result = try annotated(Self.version2, as: "a.xlf")
    #expect(
      result.contains(
        "<xlf:unit id=\"u1\"><xlf:notes><xlf:note category=\"wirelint\" appliesTo=\"target\" priority=\"1\">error: '21'"
      ))
    #expect(
      result.contains(
        "<xlf:notes><xlf:note category=\"wirelint\" appliesTo=\"target\" priority=\"1\">error: '31'"))
    let bare = result.replacing(#/<xlf:note category="wirelint"[^>]*>[^<]*</xlf:note>/#, with: "")
    #expect(bare.replacing("<xlf:notes></xlf:notes>", with: "") == Self.version2)
  }

  @Test func notesOfMemories() throws {
    let result = try annotated(Self.memory, as: "a.tmx")
    #expect(result.contains("<tu tuid=\"t9\"><note>wirelint: error: '21' where the source has '12'"))
    #expect(result.replacing(#/<note>wirelint: [^<]*</note>/#, with: "") == Self.memory)
  }

  @Test func commentsOfCatalogues() throws {
    let result = try annotated(Self.catalogue, as: "a.po")
    #expect(
      result.contains(
        "\n\n# wirelint: error: '21' where the source has '12' [translation-number]\n#: news.py:3\n"))
    #expect(
      result.contains("\n\n# wirelint: error: '31' where the source has '13' [translation-number]\n# who\n"))
    #expect(result.replacing(#/# wirelint: [^\n]*\n/#, with: "") == Self.catalogue)
  }

  @Test func anotherRunTakesTheNotesOfTheOneBefore() throws {
    for (name, text) in [
      ("a.xlf", Self.xliff), ("a.xlf", Self.version2), ("a.tmx", Self.memory), ("a.po", Self.catalogue),
    ] {
      let once = try annotated(text, as: name)
      #expect(once != text)
      #expect(try annotated(once, as: name) == once, "\(name)")
      // Where what was found has been put right, nothing is left of them; another's notes stay.
      let right = once.replacing(#/Leute am|21|31/#) { $0.output == "21" ? "12" : "13" }
      let clean = text.replacing("21", with: "12").replacing("31", with: "13")
      #expect(try annotated(right, as: name) == clean, "\(name)")
    }
  }

  @Test func textThatLooksLikeANoteStays() throws {
    let text = Self.xliff.replacing(
      "<note>house</note>",
      with:
        "<note>wirelint: ours?</note><!-- <note from=\"wirelint\">x</note> --><note from=\"desk\">y</note>")
    let result = try annotated(text, as: "a.xlf")
    #expect(result.contains("<note>wirelint: ours?</note><!-- <note from=\"wirelint\">x</note> -->"))
    #expect(result.contains("<note from=\"desk\">y</note>"))
  }

  @Test func reportsNameSegments() throws {
    try Program.withFolder { folder in
      try Program.put(Array(Self.xliff.utf8), at: folder + "/a.xlf")
      let only = ["--no-config", "--only", "translation-number", "a.xlf"]
      let compiler = try Program.run(["--format", "compiler"] + only, in: folder)
      #expect(
        compiler.output.contains("error: '21' where the source has '12' (segment eins) [translation-number]"))
      let json = try Program.run(["--format", "jsonl"] + only, in: folder)
      #expect(json.output.contains("\"segment\": \"drei\""))
      let table = try Program.run(["--format", "csv"] + only, in: folder)
      let rows = table.output.split(separator: "\r\n")
      #expect(rows.first == "path,segment,line,column,severity,rule,message,text,source,fix")
      #expect(rows.count == 3)
      #expect(rows.last?.hasPrefix("a.xlf,drei,5,") ?? false)
      #expect(rows.last?.contains(",31,13,") ?? false)
    }
  }
}
