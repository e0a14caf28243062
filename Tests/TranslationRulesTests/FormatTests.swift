import Diagnostics
import Foundation
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing
import TranslationRules

/// The bilingual formats through the linter: what is found, and at which bytes of the file.
@Suite struct Formats {
  private func report(_ text: String, _ name: String) -> FileReport {
    TestDesk.report(translationRules.map { $0 as any Rule }, SourceText(text, name: name))
  }

  /// The texts of a rule's diagnostics as they stand in the file.
  private func flagged(_ rule: String, _ report: FileReport) -> [String] {
    report.diagnostics.filter { $0.rule == rule }.map { report.file[$0.range] }
  }

  @Test func xliff12() {
    let report = report(
      """
      <?xml version="1.0"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">
      <file source-language="de-DE" target-language="en-US" original="a"><body>
      <trans-unit id="1"><source>Es gab <g id="1">12</g> Tote &amp; Verletzte.</source><target>There were <g id="1">21</g> dead &amp; injured.</target></trans-unit>
      <trans-unit id="2"><source>Erster Satz mit 3 Punkten. Zweiter Satz.</source>
        <seg-source><mrk mtype="seg" mid="1">Erster Satz mit 3 Punkten.</mrk> <mrk mtype="seg" mid="2">Zweiter Satz.</mrk></seg-source>
        <target><mrk mtype="seg" mid="1">First sentence with 4 points.</mrk> <mrk mtype="seg" mid="2">Second sentence.</mrk></target>
        <alt-trans><source>x 5</source><target>y 6</target></alt-trans></trans-unit>
      <trans-unit id="3"><source>Klicken Sie <x id="7"/> hier.</source><target>Click here.</target></trans-unit>
      <trans-unit id="4" translate="no"><source>ABC 1</source><target>ABC 2</target></trans-unit>
      <trans-unit id="5"><source>Das Ergebnis steht fest.</source><target state="new"/></trans-unit>
      </body></file></xliff>
      """, "a.xlf")
    #expect(flagged("translation-number", report) == ["21", "4"])
    #expect(flagged("translation-tag", report) == ["Click"])
    #expect(report.diagnostics.filter { $0.rule == "translation-empty" }.map(\.severity) == [.warning])
    #expect(report.failure == nil)
  }

  /// Segments that Trados, memoQ and Phrase lock are left alone; what memoQ has not begun is only a warning.
  @Test func statesOfTranslationTools() {
    let report = report(
      """
      <?xml version="1.0"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0">
      <file source-language="de-DE" target-language="en-US" original="a"><body>
      <trans-unit id="1"><source>Es gab 12 Tote. Es gab 13 Tote.</source>
        <seg-source><mrk mtype="seg" mid="1">Es gab 12 Tote.</mrk> <mrk mtype="seg" mid="2">Es gab 13 Tote.</mrk></seg-source>
        <target><mrk mtype="seg" mid="1">There were 21 dead.</mrk> <mrk mtype="seg" mid="2">There were 31 dead.</mrk></target>
        <sdl:seg-defs><sdl:seg id="1" locked="true" conf="Translated"><sdl:value key="a">14</sdl:value></sdl:seg><sdl:seg id="2" conf="Draft"/></sdl:seg-defs></trans-unit>
      <trans-unit id="2" mq:status="ManuallyConfirmed" mq:locked="locked"><source>Es gab 14 Tote.</source><target>There were 41 dead.</target></trans-unit>
      <trans-unit id="3" m:locked="true"><source>Es gab 15 Tote.</source><target>There were 51 dead.</target></trans-unit>
      <trans-unit id="4" mq:status="NotStarted"><source>Das Ergebnis steht fest.</source><target></target></trans-unit>
      <trans-unit id="5" mq:status="ManuallyConfirmed" m:locked="false"><source>Es gab 16 Tote.</source><target>There were 61 dead.</target></trans-unit>
      </body></file></xliff>
      """, "a.xlf")
    #expect(flagged("translation-number", report) == ["31", "61"])
    #expect(report.diagnostics.filter { $0.rule == "translation-empty" }.map(\.severity) == [.warning])
  }

  @Test func xliff20() {
    let report = report(
      """
      <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ru" trgLang="en"><file id="f"><unit id="u">
      <originalData><data id="d1">9 &lt;b&gt;</data></originalData>
      <segment id="s1"><source>Погибли <pc id="1">14</pc> человек.</source><target>The blast killed 41 people.</target></segment>
      <ignorable><source> </source></ignorable>
      <segment id="s2"><source>Переговоры завершены.</source></segment>
      </unit></file></xliff>
      """, "a.xliff")
    #expect(flagged("translation-number", report) == ["41"])
    #expect(flagged("translation-tag", report) == ["The", "The"])
    #expect(flagged("translation-empty", report).count == 1)
  }

  @Test func tmx() {
    let report = report(
      """
      <tmx version="1.4"><header srclang="es" segtype="sentence"/><body>
      <tu><tuv xml:lang="en"><seg>It took 5 days.</seg></tuv><tuv xml:lang="es"><seg>Duró <bpt i="1">&lt;b 77&gt;</bpt>15<ept i="1"/> días.</seg></tuv></tu>
      <tu><tuv xml:lang="es"><seg>Fin.</seg></tuv><tuv xml:lang="fr"><seg>Fin 9.</seg></tuv><tuv xml:lang="en"><seg>End.</seg></tuv></tu>
      </body></tmx>
      """, "a.tmx")
    #expect(flagged("translation-number", report) == ["5"])
    #expect(flagged("translation-empty", report).isEmpty)
  }

  @Test func gettext() {
    let report = report(
      #"""
      msgid ""
      msgstr ""
      "Language: de\n"

      #, fuzzy
      msgctxt "menu"
      msgid "The file has %d lines and 3 \"pages\"."
      msgstr "Die Datei hat %s Zeilen und 4 "
      "\"Seiten\"."

      msgid "One file"
      msgid_plural "%d files"
      msgstr[0] "Eine Datei"
      msgstr[1] "%d Dateien"

      #~ msgid "Old 1"
      #~ msgstr "Alt 2"
      """#, "a.po")
    #expect(flagged("translation-number", report) == ["4"])
    #expect(flagged("translation-placeholder", report) == ["%s"])
  }

  @Test func tablesAndColumns() {
    #expect(
      flagged(
        "translation-number", report("de;en\n\"Er sagte \"\"5; 6\"\".\";\"He said \"\"5; 7\"\".\"\n", "a.csv")
      ) == ["7"])
    var settings = LintSettings()
    settings.inputFormat = .columns
    #expect(
      flagged(
        "translation-number",
        report("source\ttarget\nIl y a 5 chats dans la rue.\tThere are 6 cats in the street.\n", "a.tsv"))
        == ["6"])
  }

  /// Tags that the source has are compared; only others are left in the copy.
  @Test func tagsOfTheSourceStay() {
    let report = TestDesk.report(
      allRules,
      SourceText(
        "de\ten\nDer <b>Vertrag</b> gilt ab Januar.\tThe <b>contract</b> applies from January.\nDer Vertrag gilt.\tThe <i>contract applies.\n",
        name: "a.tsv"))
    #expect(flagged("raw-tag", report) == ["<i>"])
  }

  /// A quotation that runs over two rows of a table is no cell of two lines.
  @Test func quotationsOverRows() {
    let report = report(
      "de\ten\n\"Es kamen 5 Leute.\t\"5 people came.\nEs blieben 6.\"\t7 stayed.\"\n", "a.tsv")
    #expect(flagged("translation-number", report) == ["7"])
    #expect(report.failure == nil)
  }

  /// Positions are bytes of the file whatever stands before them.
  @Test func positionsAfterEscapes() {
    let report = report(
      "<xliff version=\"1.2\"><file source-language=\"de\" target-language=\"en\"><body><trans-unit id=\"1\"><source>ä &#228; &lt; 5</source><target>é &#233; &lt;\r\n 🗞 6</target></trans-unit></body></file></xliff>",
      "a.xlf")
    #expect(flagged("translation-number", report) == ["6"])
  }

  /// A file of more segments than one piece holds: every fault is found at its place, and what was said in one
  /// piece is compared with what is said in another.
  @Test(arguments: ["xlf", "tmx", "po", "tsv", "csv"]) func longFilesAreReadInPieces(_ format: String) {
    var pairs = (100..<3_100).map { i in
      ("Es kamen \(i) Leute.", "\([107, 1_600, 3_099].contains(i) ? i + 5_000 : i) people came.")
    }
    pairs.insert(("Die Sitzung wurde gestern eröffnet.", "The meeting opened yesterday."), at: 5)
    pairs.insert(("Die Sitzung wurde gestern eröffnet.", "They met."), at: 2_700)
    let text: String
    switch format {
    case "xlf":
      let units = pairs.map {
        "<trans-unit id=\"1\"><source>\($0)</source><target>\($1)</target></trans-unit>\n"
      }
      text = Formats.head + units.joined() + "</body></file></xliff>"
    case "tmx":
      let units = pairs.map { source, target in
        "<tu><tuv xml:lang=\"de\"><seg>\(source)</seg></tuv><tuv xml:lang=\"en\"><seg>\(target)</seg></tuv></tu>\n"
      }
      text =
        "<tmx version=\"1.4\"><header srclang=\"de\"/><body>\n" + units.joined() + "</body></tmx>"
    case "po":
      let entries = pairs.map { "msgid \"\"\n\"\($0)\"\nmsgstr \"\"\n\"\($1)\"\n" }
      text = "msgid \"\"\nmsgstr \"Language: en\\n\"\n" + entries.joined()
    default:
      let mark = format == "csv" ? ";" : "\t"
      text = "de\(mark)en\n" + pairs.map { "\($0)\(mark)\($1)\n" }.joined()
    }
    let report = report(text, "a." + format)
    #expect(flagged("translation-number", report) == ["5107", "6600", "8099"])
    #expect(flagged("translation-inconsistent", report) == ["They met."])
    #expect(report.comparison?.counts.segments == 3_002)
    #expect(report.failure == nil)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let rule: String
    /// The line that the problem is reported at.
    let line: Int
    /// Whether what could be read is still checked.
    let isChecked: Bool
    var testDescription: String { "\(name) \(rule) \(line)" }
  }

  static let unit = "<trans-unit id=\"1\"><source>5 Tage</source><target>6 days</target></trans-unit>\n"
  static let head = "<xliff version=\"1.2\"><file source-language=\"de\" target-language=\"en\"><body>\n"

  @Test(arguments: [
    Fault(
      name: "a.xlf", text: head + unit + "<trans-unit id=\"2\"><source>7 Ta", rule: "malformed-xml", line: 3,
      isChecked: true),
    Fault(
      name: "b.xlf",
      text: "<!DOCTYPE x [\n<!ENTITY a \"aaaaaaaaaa\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n" + head
        + unit
        + "<trans-unit id=\"2\"><source>&b;</source><target>&b;</target></trans-unit></body></file></xliff>",
      rule: "malformed-xml", line: 2, isChecked: true),
    Fault(
      name: "c.xlf",
      text: "<!DOCTYPE x [\n<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + head + unit
        + "</body></file></xliff>",
      rule: "malformed-xml", line: 2, isChecked: true),
    Fault(
      name: "d.xlf",
      text: "<xliff version=\"1.2\">\n<file source-language=\"de\"><body>" + unit + "</body></file></xliff>",
      rule: "no-languages", line: 2, isChecked: true),
    Fault(
      name: "e.tsv", text: "de\ten\n5 Tage\t6 days\n\"Er kam\tHe came\n", rule: "malformed-table", line: 3,
      isChecked: true),
    Fault(
      name: "f.tsv", text: "de\ten\n5 Tage\t6 days\nallein\n", rule: "malformed-table", line: 3,
      isChecked: true),
    Fault(
      name: "g.po", text: "msgid \"5 days\"\nmsgstr \"6 Tage\"\n\nmsgid \"x\nmsgstr \"y\"\n",
      rule: "malformed-po", line: 4, isChecked: true),
    Fault(
      name: "h.xlf", text: head + String(repeating: "<group>", count: 400), rule: "malformed-xml", line: 2,
      isChecked: false),
  ]) func badInputIsSaidAtItsPlace(_ fault: Fault) {
    let report = report(fault.text, fault.name)
    let problem = report.diagnostics.first { $0.rule == fault.rule }
    #expect(problem?.severity == .error)
    #expect(problem.map { LineIndex(report.file).lineNumber(at: $0.range.lower) } == fault.line)
    #expect(report.failure != nil)
    #expect(report.diagnostics.contains { $0.rule == "translation-number" } == fault.isChecked)
  }

  @Test func mixedEncodingsInACatalogue() {
    let bytes =
      Array("msgid \"5 days é\"\nmsgstr \"6 Tage é".utf8) + [0xE9]
      + Array("\"\n\nmsgid \"Price 7\"\nmsgstr \"Preis 8\"\n".utf8)
    let report = TestDesk.report(
      translationRules.map { $0 as any Rule }, SourceText(name: "a.po", bytes: bytes))
    #expect(report.diagnostics.contains { $0.rule == "undecodable-bytes" })
    #expect(report.failure != nil)
    #expect(report.diagnostics.filter { $0.rule == "translation-number" }.count == 2)
  }

  /// Attributes that grow by entities stop the parser; nothing grows without bounds.
  @Test func entitiesInAttributes() {
    var text = "<!DOCTYPE x [<!ENTITY a \"" + String(repeating: "a", count: 1000) + "\">"
    for i in 0..<8 {
      text +=
        "<!ENTITY \(Character(UnicodeScalar(UInt8(98 + i)))) \""
        + String(repeating: "&\(Character(UnicodeScalar(UInt8(97 + i))));", count: 10) + "\">"
    }
    text += "]><xliff version=\"&i;\"></xliff>"
    #expect(report(text, "a.xlf").failure != nil)
  }
}
