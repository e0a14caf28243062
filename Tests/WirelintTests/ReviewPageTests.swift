import Foundation
import RuleTestSupport
import Testing

/// Bilingual files on the page of `--format html` and as annotations of `--format mqm`.
@Suite(.serialized) struct ReviewPageTests {
  private static let xliff = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="de" target-language="en" datatype="plaintext"><body>
    <trans-unit id="eins"><source>Es kamen <g id="1">12</g> Leute &amp; gingen.</source><target><g id="1">21</g> people came &amp; went.</target></trans-unit>
    <trans-unit id="zwei"><source>Der Hafen ist offen.</source><target>The port is open.</target></trans-unit>
    <trans-unit id="drei" translate="no"><source>Kein Text.</source><target>No text.</target></trans-unit>
    <trans-unit id="vier"><source>Die Fähre fuhr am Montag nach Nordhafen.</source><target state="needs-review-translation">Die Fähre fuhr am Montag nach Nordhafen.</target></trans-unit>
    </body></file></xliff>
    """

  private func report(_ format: String, _ name: String, _ text: String) throws -> String {
    var output = ""
    try Program.withFolder { folder in
      try Program.put(Array(text.utf8), at: folder + "/" + name)
      let result = try Program.run(
        ["--no-config", "--only", "translation-*", "--min-severity", "note", "--format", format, name],
        in: folder)
      #expect(result.status == 1, "\(result.errors)")
      output = result.output
    }
    return output
  }

  @Test func segmentsStandSideBySide() throws {
    let page = try report("html", "a.xlf", Self.xliff)
    #expect(page.contains("<table class=\"review\">"))
    #expect(page.contains("<th scope=\"col\">Source <small>de</small></th>"))
    #expect(
      page.contains(
        "<tr class=\"segment\" data-state=\"locked\"><th scope=\"row\">drei<small class=\"state\">locked</small>"
      ))
    #expect(page.contains("data-state=\"unfinished\""))
    #expect(page.contains("Leute &amp; gingen."))
    #expect(!page.contains("&lt;trans-unit"))
    #expect(page.contains("Accuracy/Mistranslation"))
  }

  @Test func cataloguesAndTablesToo() throws {
    let catalogue =
      "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n#, fuzzy\nmsgctxt \"hall\"\nmsgid \"12 people came.\"\nmsgstr \"Es kamen 21 Leute.\"\n"
    let page = try report("html", "a.po", catalogue)
    #expect(page.contains("data-state=\"unfinished\"><th scope=\"row\">hall"))
    let table = try report("html", "a.tsv", "de\ten\nEs kamen 12 Leute.\t21 people came.\n")
    #expect(table.contains("<tr class=\"segment\" data-state=\"\"><th scope=\"row\">1</th>"))
  }

  @Test func aStoryIsShownAsBefore() throws {
    try Program.withFolder { folder in
      try Program.put(Array("The envoy left the the hall.\n".utf8), at: folder + "/a.txt")
      let result = try Program.run(["--no-config", "--format", "html", "a.txt"], in: folder)
      #expect(!result.output.contains("<table class=\"review\">") && !result.output.contains("data-rows="))
    }
  }

  @Test func ofALongFileOnlyWhatIsNearFindings() throws {
    let rows = (0..<1000).map { "Der Hafen \($0) ist offen.\tThe port \($0 == 500 ? 77 : $0) is open." }
    let page = try report("html", "a.tsv", "de\ten\n" + rows.joined(separator: "\n") + "\n")
    #expect(page.matches(of: #/<tr class="segment"/#).count < 10)
    #expect(page.contains("segments without findings</td>"))
  }

  @Test func annotationsByTypeOfError() throws {
    let rows = try report("mqm", "a.xlf", Self.xliff).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      rows.first == [
        "system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity",
      ])
    #expect(rows.allSatisfy { $0.count == 9 })
    #expect(
      rows.contains([
        "wirelint", "a.xlf", "segment", "eins", "wirelint", "Es kamen 12 Leute & gingen.",
        "<v>21</v> people came & went.",
        "Accuracy/Mistranslation", "Major",
      ]), "\(rows)")
    #expect(rows.contains { $0[3] == "vier" && $0[7] == "Accuracy/Untranslated" })
  }

  /// Every rule of translations has a type of error, and no type is of a rule that is gone.
  @Test func everyRuleHasAType() throws {
    let list = try String(
      contentsOfFile: TestDesk.root + "/dictionaries/translation/mqm.tsv", encoding: .utf8)
    let named = Set(
      list.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
        $0.split(separator: "\t").first.map(String.init)
      })
    let pages = try FileManager.default.contentsOfDirectory(atPath: TestDesk.root + "/rules/Translation")
    for page in pages where page.hasSuffix(".md") {
      #expect(named.contains(String(page.dropLast(3))), "\(page)")
    }
    for rule in named where rule.hasPrefix("translation-") {
      #expect(pages.contains(rule + ".md"), "\(rule)")
    }
  }

  @Test(.enabled(if: Browser.isThere, Browser.missing)) func theTableIsReadWithTheKeyboard() throws {
    try Program.withFolder { folder in
      try Program.put(Array(try report("html", "a.xlf", Self.xliff).utf8), at: folder + "/review.html")
      let result = try Program.shell(Browser.visit("review.py", "review.html"), in: folder)
      #expect(result.output == Browser.said, "\(result.output)\(result.errors)")
    }
  }
}
